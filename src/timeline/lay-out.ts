import type { Segment } from './choose-segments.js';
import type { Placement } from './rank-candidates.js';
import type { Recording } from './recording.js';
import type { Gap, Span, Timeline } from './timeline.js';

const NO_RECORDINGS: readonly Recording[] = Object.freeze([]);

/**
 * Lays segments one after the other in play time and finds the gaps between them.
 *
 * `placements` are of all recordings, those that failed too: their minutes are missing, even at either end.
 */
export function layOut(
  segments: readonly Segment[],
  fallbacks: readonly (readonly Placement[])[],
  placements: readonly Placement[],
  joinGapMs: number,
): Timeline {
  const spans: Span[] = [];
  const gaps: Gap[] = [];
  let playMs = 0;
  let coveredToMs = placements.reduce((earliest, { startMs }) => Math.min(earliest, startMs), Infinity);
  const lastMs = placements.reduce((latest, { endMs }) => Math.max(latest, endMs), -Infinity);

  segments.forEach(({ candidate, startMs, endMs }, index) => {
    addGap(startMs);
    const others = fallbacks[index] ?? [];
    const playStart = playMs / 1000;
    playMs += endMs - startMs;
    spans.push(
      Object.freeze({
        recording: candidate.recording,
        playStart,
        playEnd: playMs / 1000,
        wallStartMs: startMs,
        sourceOffset: (startMs - candidate.startMs) / 1000,
        fallbacks: others.length ? Object.freeze(others.map(({ recording }) => recording)) : NO_RECORDINGS,
      }),
    );
    coveredToMs = endMs;
  });
  addGap(lastMs);

  const duration = playMs / 1000;
  const first = gaps[0];
  const last = gaps.at(-1);
  return Object.freeze({
    spans: Object.freeze(spans),
    gaps: Object.freeze(gaps),
    duration,
    startMs: first?.playTime === 0 ? first.wallStartMs : (segments[0]?.startMs ?? NaN),
    endMs: last?.playTime === duration ? last.wallEndMs : (segments.at(-1)?.endMs ?? NaN),
  });

  function addGap(toMs: number): void {
    if (toMs - coveredToMs > joinGapMs) gaps.push(Object.freeze({ wallStartMs: coveredToMs, wallEndMs: toMs, playTime: playMs / 1000 }));
  }
}
