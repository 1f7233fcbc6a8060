import type { PlayerError } from '../core/player-error.js';

/** What an engine is asked to play, and where. */
export interface EngineRequest {
  readonly media: HTMLVideoElement;
  /** Absolute and checked. */
  readonly url: string;
  /** The answer to the address, where it has been asked for already. An engine that reads it asks no second time. */
  readonly response?: Promise<Response> | undefined;
  readonly credentials: RequestCredentials;
  /** Aborting ends all connections and gives the media element back. */
  readonly signal: AbortSignal;
  readonly report: (event: EngineEvent) => void;
}

/** What an engine tells. After `error` and `end` it has stopped and tells nothing more. */
export type EngineEvent =
  | { readonly type: 'error'; readonly error: PlayerError }
  /** The source says that it is over. */
  | { readonly type: 'end' }
  | { readonly type: 'codecs'; readonly codecs: string };

/** A way from a source to a media element. */
export interface Engine {
  readonly name: string;
  /** Bytes of media received so far, headers of HTTP aside. */
  readonly receivedBytes: number;
}

/** Starts an engine. It attaches to the media element at once, and reports all that goes wrong later. */
export type StartEngine = (request: EngineRequest) => Engine;

/** How an engine is found and loaded. */
export interface EngineEntry {
  readonly format: string;
  readonly load: () => Promise<StartEngine>;
}
