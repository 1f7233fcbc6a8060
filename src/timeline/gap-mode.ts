import type { Timeline } from './timeline.js';
import { locateDate, playToWall } from './locate.js';

/** What a timeline bar shows: `skip` is play time, gaps are points on it; `show` is wall time, gaps are holes of true width. */
export type GapMode = 'skip' | 'show';

/** How long the bar is, in seconds of what it shows. */
export function barLength(timeline: Timeline, mode: GapMode): number {
  return mode === 'skip' ? timeline.duration : (timeline.endMs - timeline.startMs) / 1000 || 0;
}

/** Where a play time is on the bar, in seconds from its start. Outside the timeline it is the nearer end of what plays. */
export function playToBar(timeline: Timeline, playTime: number, mode: GapMode): number {
  const within = Math.min(Math.max(playTime, 0), timeline.duration);
  if (mode === 'skip') return within;
  const wallMs = playToWall(timeline, within);
  return wallMs === undefined ? 0 : (wallMs - timeline.startMs) / 1000;
}

/** The play time at a place on the bar. In a gap it is the next span's start, outside the bar the nearer end. */
export function barToPlay(timeline: Timeline, position: number, mode: GapMode): number {
  if (mode === 'skip') return Math.min(Math.max(position, 0), timeline.duration);
  return locateDate(timeline, timeline.startMs + position * 1000)?.playTime ?? 0;
}

/** Epoch milliseconds at a place on the bar, in a gap too, kept within the bar; `undefined` on an empty bar. */
export function barToWall(timeline: Timeline, position: number, mode: GapMode): number | undefined {
  const within = Math.min(Math.max(position, 0), barLength(timeline, mode));
  return mode === 'skip' ? playToWall(timeline, within) : Number.isNaN(timeline.startMs) ? undefined : timeline.startMs + within * 1000;
}

/** Where a wall-clock time, in epoch milliseconds, is on the bar, kept within it: for ticks at round times of the clock. */
export function wallToBar(timeline: Timeline, dateMs: number, mode: GapMode): number {
  if (mode === 'skip') return locateDate(timeline, dateMs)?.playTime ?? 0;
  return Math.min(Math.max((dateMs - timeline.startMs) / 1000, 0), barLength(timeline, mode)) || 0;
}
