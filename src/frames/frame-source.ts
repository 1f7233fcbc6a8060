import type { PlayerError } from '../core/player-error.js';

/** What frames are taken from: a player, as far as frames go. */
export interface FrameSource {
  /** The element that decodes. It may become another one; see {@link FrameSource.onSwap}. */
  readonly media: HTMLVideoElement;
  /** Clockwise degrees by which the picture has to be turned to stand upright. */
  readonly rotation: number;
  /** When the moment at `mediaTime` happened, `null` where that is not known. */
  wallTime(mediaTime: number): Date | null;
  /** The recording that `mediaTime` belongs to, `null` in a live stream. */
  recording(mediaTime: number): unknown;
  /** Calls `act` each time that `media` has become another element, until `signal` ends. A source without it keeps its element. */
  onSwap?(act: () => void, signal: AbortSignal): void;
  /** Takes errors of callbacks and effects, which must not stop playback. Without it they are the page's uncaught errors. */
  report?(error: PlayerError): void;
}

/** Hands an error to the source, or to the page as if it had been thrown there. */
export function reportTo(source: FrameSource, error: PlayerError): void {
  if (source.report) source.report(error);
  else reportError(error);
}
