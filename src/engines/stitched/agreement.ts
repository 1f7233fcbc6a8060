import type { PlannedSegment } from './plan-segments.js';

/** Times that are closer than this are the same. Seconds. */
const rounding = 1e-5;

/** How far media that was loaded by one plan is right in another. */
export interface Agreement {
  /** Seconds of play time up to which it is; `Infinity` where all of it is. */
  readonly until: number;
  /** Where the segment begins that is longer now than when it was loaded, so that the rest of it is missing; `Infinity` where none is. */
  readonly grownFrom: number;
  /** Whether segments keep their numbers up to there. */
  readonly numbered: boolean;
}

/** Compares the real segments of two plans: what stands for minutes of a recording that is not open was never loaded. */
export function agreement(before: readonly PlannedSegment[], after: readonly PlannedSegment[]): Agreement {
  const places = new Map(after.flatMap((segment, number) => (segment.index === undefined ? [] : [[keyOf(segment), { segment, number }]])));
  let numbered = true;
  for (const [number, segment] of before.entries()) {
    if (segment.index === undefined) continue;
    const { playStart, duration, timeOffset } = segment;
    const kept = places.get(keyOf(segment));
    if (!kept || Math.abs(kept.segment.timeOffset - timeOffset) > rounding) return { until: playStart, grownFrom: Infinity, numbered };
    numbered &&= kept.number === number;
    const growth = kept.segment.duration - duration;
    if (growth > rounding) return { until: playStart + duration, grownFrom: playStart, numbered };
    if (growth < -rounding) return { until: playStart + duration + growth, grownFrom: Infinity, numbered };
  }
  return { until: Infinity, grownFrom: Infinity, numbered };
}

function keyOf({ span, index }: PlannedSegment): string {
  return `${index} ${span.recording.id}`;
}
