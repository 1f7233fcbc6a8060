import type { Span } from '../../timeline/timeline.js';
import { locateSpan } from '../../timeline/locate.js';

/** Further into a recording than this, its own begin is what one goes back to; in seconds. */
const returnSeconds = 3;

/** Play time of the next recording's begin, or going back of this one's, or from there of the one before. `undefined` where there is none. */
export function fragmentStep(spans: readonly Span[], playTime: number, by: 1 | -1): number | undefined {
  const span = locateSpan(spans, playTime);
  if (!span) return undefined;
  if (by < 0 && playTime - span.playStart > returnSeconds) return span.playStart;
  const index = spans.indexOf(span) + by;
  return spans[Math.max(index, 0)]?.playStart;
}
