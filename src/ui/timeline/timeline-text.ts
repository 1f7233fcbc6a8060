import { playToWall } from '../../timeline/locate.js';
import type { Words } from '../language/words.js';
import type { Hole } from './bar-pieces.js';
import type { Clock } from './clock.js';
import { spokenTime } from './spoken-time.js';
import type { TimelineState } from './timeline-bar.js';

/** What the bar says of a play time to those who cannot see it. */
export function valueText(state: Pick<TimelineState, 'timeline' | 'dated'>, playTime: number, clock: Clock, words: Words): string {
  const { timeline, dated } = state;
  const ms = dated ? playToWall(timeline, Math.min(Math.max(playTime, 0), timeline.duration)) : undefined;
  const elapsed = spokenTime(playTime, words.lang);
  if (ms === undefined) return words.timeOf(elapsed, spokenTime(timeline.duration, words.lang));
  return words.intoBroadcast(momentText(state, ms, clock), elapsed);
}

/** Time of day to the second, with its date where the broadcast spans days. */
export function momentText({ timeline }: Pick<TimelineState, 'timeline'>, ms: number, clock: Clock): string {
  const time = clock.time(ms, true);
  return clock.sameDay(timeline.startMs, timeline.endMs) ? time : `${clock.date(ms)} ${time}`;
}

/** What a hole is. */
export function holeText({ fromMs, toMs, failed }: Hole, clock: Clock, words: Words): string {
  const exact = toMs - fromMs < 120_000;
  return `${clock.time(fromMs, exact)} – ${clock.time(toMs, exact)} ${failed ? words.cannotPlay : words.noRecording}`;
}
