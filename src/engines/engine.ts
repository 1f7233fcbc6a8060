import type { PlayerError } from '../core/player-error.js';
import type { Quality } from '../core/quality.js';
import type { SeiMessage } from '../core/sei.js';

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
  /** The media element has its source: playback may be asked for. Again after each `restart`. */
  | { readonly type: 'attached' }
  /** The media element is about to lose its picture, and gets a new one on the same connection. */
  | { readonly type: 'restart' }
  /** What there is to choose from. */
  | { readonly type: 'qualities'; readonly qualities: readonly Quality[] }
  /** Something is left out, and playback goes on. */
  | { readonly type: 'warning'; readonly message: string }
  /** The browser’s buffer takes no more, as happens in a long pause: what comes from now on is lost. */
  | { readonly type: 'full' }
  | { readonly type: 'codecs'; readonly codecs: string };

/** A message in the stream, and when the picture that it came with is shown. */
export interface TimedSei extends SeiMessage {
  /** On the media element’s timeline. Seconds. */
  readonly time: number;
  /** Counts the timelines: a message of another one has no time any more. */
  readonly line: number;
}

/** A way from a source to a media element. */
export interface Engine {
  readonly name: string;
  /** Bytes of media received so far, headers of HTTP aside. */
  readonly receivedBytes: number;
  /** Bytes of picture and of sound, where the engine can tell them apart. */
  readonly receivedVideoBytes?: number;
  readonly receivedAudioBytes?: number;
  /** Seconds behind the source, where it says when it was made. */
  readonly latencySeconds?: number | undefined;
  /** When the moment at a time of the media element happened, where the stream says so. Epoch milliseconds. */
  dateAt?(time: number): number | undefined;
  /** Seconds behind the source that the stream asks its players to keep. */
  readonly holdBackSeconds?: number | undefined;
  /** Where in the media element live is, where that is not the end of what is buffered. Seconds. */
  readonly livePosition?: number | undefined;
  /** Hands over every SEI message, those of the last seconds at once, the others as they come. Not more than once. */
  watchSei?(hear: (message: TimedSei) => void): void;
  /** Plays one of the reported qualities from the next segment on; `auto` leaves the choice to the engine. */
  setQuality?(id: string): void;
}

/** Starts an engine. Whatever it has to tell, it reports after it has returned. */
export type StartEngine = (request: EngineRequest) => Engine;

/** How an engine is found and loaded. */
export interface EngineEntry {
  readonly format: string;
  readonly load: () => Promise<StartEngine>;
}
