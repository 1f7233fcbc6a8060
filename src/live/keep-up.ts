import type { TimedSei } from '../engines/engine.js';
import { bufferedAhead } from './buffer.js';
import { controlLatency, type LatencySubject } from './control-latency.js';
import type { PlaybackWarning } from './warning.js';
import { followFrames } from './follow-frames.js';
import { timeMessages } from './time-messages.js';
import { warnOfStops } from './warn-of-stops.js';
import { watchPlayback, type PlaybackCare } from './watch-playback.js';

/** What is looked after while a connection lasts. */
export interface Upkeep extends LatencySubject, PlaybackCare {
  /** Gives up the connection until playback is wanted again. */
  sleep(): void;
  sei(message: TimedSei): void;
  frames(seen: boolean, longest: number): void;
  warn(warning: PlaybackWarning): void;
}

/** A pause of so long, or of so much that came during it, is left by going to the live edge, and needs no connection. Seconds. */
const longestPause = 60;

/** Looks after a live stream: its delay, its picture, and what a pause makes of it. Its code comes after the first frame. */
export function keepUp(upkeep: Upkeep, signal: AbortSignal): void {
  controlLatency(upkeep, signal);
  watchPlayback(upkeep, signal);
  warnOfStops(upkeep, signal);
  followFrames(upkeep.media, upkeep.frames, signal);
  timeMessages(upkeep.media, upkeep.engine, upkeep.sei, signal);
  endLongPauses(upkeep, signal);
}

function endLongPauses({ media, sleep }: Upkeep, signal: AbortSignal): void {
  let since = performance.now();
  const timer = setInterval(() => {
    if (!media.paused) since = performance.now();
    else if (performance.now() - since > longestPause * 1000 || bufferedAhead(media) > longestPause) sleep();
  }, 1000);
  signal.addEventListener('abort', () => clearInterval(timer));
}
