import { playToBar, type GapMode } from '../../timeline/gap-mode.js';
import type { Recording } from '../../timeline/recording.js';
import { spanWallEndMs, type Timeline } from '../../timeline/timeline.js';

/** A recording on the bar. Seconds of the bar. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Whether the next recording follows without a gap. */
  readonly seam: boolean;
}

/** Minutes that nothing plays: a hole of the bar, or where gaps are skipped a point of it. */
export interface Hole {
  readonly start: number;
  readonly end: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** Whether there is a recording of these minutes, and it cannot be played. */
  readonly failed: boolean;
}

/** A timeline as it is drawn. */
export interface BarPieces {
  readonly stretches: readonly Stretch[];
  readonly holes: readonly Hole[];
}

/** @param failed - Recordings that turned out not to play. Where others play in their place, nothing is amiss. */
export function barPieces(timeline: Timeline, mode: GapMode, failed: readonly Recording[] = []): BarPieces {
  const { spans, gaps, startMs } = timeline;
  const crossed = new Set(gaps.map(({ playTime }) => playTime));
  const stretches = spans.map((span, index) => {
    const next = spans[index + 1];
    const seam = next !== undefined && !crossed.has(span.playEnd);
    const start = mode === 'skip' ? span.playStart : (span.wallStartMs - startMs) / 1000;
    // Breaks too short to be gaps are not worth a hole.
    const end = mode === 'skip' ? span.playEnd : ((seam ? next.wallStartMs : spanWallEndMs(span)) - startMs) / 1000;
    return { start, end, seam };
  });
  const holes = gaps.map(({ wallStartMs: fromMs, wallEndMs: toMs, playTime }) => ({
    start: mode === 'skip' ? playTime : (fromMs - startMs) / 1000,
    end: mode === 'skip' ? playTime : (toMs - startMs) / 1000,
    fromMs,
    toMs,
    failed: failed.some((recording) => recording.startMs < toMs && recording.endMs > fromMs),
  }));
  return { stretches, holes };
}

/** The part of `buffered` that plays on from `playTime`, in seconds of the bar; empty where nothing does. */
export function bufferedOnBar(timeline: Timeline, mode: GapMode, playTime: number, buffered: TimeRanges): readonly [start: number, end: number] {
  for (let i = 0; i < buffered.length; i++)
    if (buffered.start(i) <= playTime + 0.1 && buffered.end(i) > playTime)
      return [playToBar(timeline, buffered.start(i), mode), playToBar(timeline, buffered.end(i), mode)];
  return [0, 0];
}
