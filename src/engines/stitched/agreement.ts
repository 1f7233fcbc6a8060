import type { PlannedSegment } from './plan-segments.js';

/** Times that are closer than this are the same. Seconds. */
const rounding = 1e-5;

/** How far media that was loaded by one plan is right in another. */
export interface Agreement {
  /** Seconds of play time up to which it is; `Infinity` where all of it is. */
  readonly until: number;
  /** Whether segments keep their numbers up to there. */
  readonly numbered: boolean;
}

/** Compares the real segments of two plans: what stands for minutes of a recording that is not open was never loaded. */
export function agreement(before: readonly PlannedSegment[], after: readonly PlannedSegment[]): Agreement {
  const places = new Map(after.flatMap((segment, number) => (segment.index === undefined ? [] : [[keyOf(segment), { segment, number }]])));
  let numbered = true;
  for (const [number, segment] of before.entries()) {
    if (segment.index === undefined) continue;
    const kept = places.get(keyOf(segment));
    if (!kept || Math.abs(kept.segment.timeOffset - segment.timeOffset) > rounding) return { until: segment.playStart, numbered };
    numbered &&= kept.number === number;
    if (Math.abs(kept.segment.duration - segment.duration) > rounding) return { until: segment.playStart + Math.min(kept.segment.duration, segment.duration), numbered };
  }
  return { until: Infinity, numbered };
}

function keyOf({ span, index }: PlannedSegment): string {
  // A recording that another interrupts is there twice, each time with other minutes.
  return `${index} ${span.recording.id}`;
}
