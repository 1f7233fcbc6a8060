import type { Timeline } from './timeline.js';
import { locateDate, playToSource, playToWall, spansOf } from './locate.js';

/**
 * Where the moment that is on show at `playTime` of one timeline is in another of the same recordings, in seconds.
 *
 * It is the same source time of the same recording. Where that is not shown any more it is the same wall time, in
 * another recording of these minutes, else the next span's start. A play time outside the old timeline is taken for
 * its nearer end.
 * @returns `undefined` when either timeline has no spans, and for `NaN`.
 */
export function carryPosition(playTime: number, from: Timeline, to: Timeline): number | undefined {
  const moment = Math.min(Math.max(playTime, 0), from.duration);
  const source = playToSource(from, moment);
  if (!source) return undefined;
  // The recording may stand elsewhere on the clock now.
  const span = spansOf(to, source.recording.id)[0];
  const dateMs = span ? span.wallStartMs + (source.sourceTime - span.sourceOffset) * 1000 : playToWall(from, moment);
  return dateMs === undefined ? undefined : locateDate(to, dateMs)?.playTime;
}
