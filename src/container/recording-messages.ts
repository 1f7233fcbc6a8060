import type { PlayerErrorCode } from '../core/player-error.js';
import type { RecordingFacts, SharedOpenOptions } from './opened-recording.js';
import type { KeyPicture, SegmentData, SegmentRequest } from './recording-reader.js';

/** One end of a line between two threads: a worker, its own scope, or a MessagePort that was started. */
export interface MessageEnd {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void, options?: { signal?: AbortSignal }): void;
}

/** What can be asked of the thread that reads, and what it answers. `recording` is a number of the asker's. */
export interface Calls {
  open: { readonly ask: { readonly recording: number; readonly url: string; readonly options: SharedOpenOptions }; readonly answer: RecordingFacts };
  grown: { readonly ask: { readonly recording: number; readonly time: number }; readonly answer: RecordingFacts };
  initSegment: { readonly ask: { readonly recording: number; readonly init: number }; readonly answer: Uint8Array };
  segment: { readonly ask: { readonly recording: number; readonly index: number; readonly request: Omit<SegmentRequest, 'signal'> }; readonly answer: SegmentData };
  keyPicture: { readonly ask: { readonly recording: number; readonly time: number }; readonly answer: KeyPicture | undefined };
}

export type CallName = keyof Calls;

/** A call, by a number that its answer carries too. */
export type Call = { [Name in CallName]: { readonly type: 'call'; readonly call: number; readonly name: Name } & Calls[Name]['ask'] }[CallName];

/** To the thread that reads. */
export type ToReader =
  | Call
  | { readonly type: 'abort'; readonly call: number }
  | { readonly type: 'close'; readonly recording: number }
  | { readonly type: 'playable'; readonly mimeType: string; readonly playable: boolean };

/** From the thread that reads. */
export type FromReader =
  /** Its code has run: calls are heard. */
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly call: number; readonly value: unknown }
  | { readonly type: 'failure'; readonly call: number; readonly code: PlayerErrorCode; readonly message: string }
  /** This thread cannot load what it needs to read the recording; another may. */
  | { readonly type: 'unable'; readonly call: number }
  /** Asks whether this browser can play a type. */
  | { readonly type: 'canPlay'; readonly mimeType: string };
