import type { Segment } from './choose-segments.js';

/**
 * Leaves out what is left of a recording for a moment only: hints that are a second off would else have a player open
 * a whole file for one second at every seam. The neighbours take the moment over where they have it; where they do
 * not, it goes missing, but never more than `maxMs` in a row. A recording that is that short as a whole stays.
 */
export function dropSlivers(segments: readonly Segment[], maxMs: number): Segment[] {
  const pieces = segments.map((segment) => ({ ...segment }));
  const kept: typeof pieces = [];
  let missingMs = 0;
  pieces.forEach((piece, index) => {
    const { candidate, startMs, endMs } = piece;
    const before = kept.at(-1);
    const after = pieces[index + 1];
    const lengthMs = endMs - startMs;
    if (lengthMs <= maxMs && lengthMs < candidate.endMs - candidate.startMs) {
      const beforeEndsMs = before?.endMs === startMs ? Math.min(before.candidate.endMs, endMs) : startMs;
      const afterStartsMs = after?.startMs === endMs ? Math.max(after.candidate.startMs, beforeEndsMs) : endMs;
      if (missingMs + afterStartsMs - beforeEndsMs <= maxMs) {
        missingMs += afterStartsMs - beforeEndsMs;
        if (before?.endMs === startMs) before.endMs = beforeEndsMs;
        if (after?.startMs === endMs) after.startMs = afterStartsMs;
        return;
      }
    }
    missingMs = 0;
    if (before?.candidate === candidate && before.endMs === startMs) before.endMs = endMs;
    else kept.push(piece);
  });
  return kept;
}
