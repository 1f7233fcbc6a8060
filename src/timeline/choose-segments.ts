import type { Candidate } from './rank-candidates.js';
import { RankSet } from './rank-set.js';

/** Wall time for which one candidate is chosen. Epoch milliseconds. */
export interface Segment {
  readonly candidate: Candidate;
  readonly startMs: number;
  readonly endMs: number;
}

/** Where a candidate begins or ends. Epoch milliseconds. */
export interface Edge {
  readonly atMs: number;
  readonly candidate: Candidate;
  readonly begins: boolean;
}

/** The edges of all candidates in wall-clock order. */
export function edgesOf(candidates: readonly Candidate[]): Edge[] {
  return candidates
    .flatMap((candidate): Edge[] => [
      { atMs: candidate.startMs, candidate, begins: true },
      { atMs: candidate.endMs, candidate, begins: false },
    ])
    .sort((a, b) => a.atMs - b.atMs);
}

/** Chooses for every moment the best of the candidates that cover it. Each must have a length. O(n log n). */
export function chooseSegments(ranked: readonly Candidate[], edges: readonly Edge[]): Segment[] {
  const covering = new RankSet(ranked.length);
  const segments: Segment[] = [];
  let chosen: Candidate | undefined;
  let startMs = 0;
  edges.forEach(({ atMs, candidate, begins }, index) => {
    if (begins) covering.add(candidate.rank);
    else covering.delete(candidate.rank);
    if (edges[index + 1]?.atMs === atMs) return;
    const best = ranked[covering.next(0)];
    if (best === chosen) return;
    if (chosen) segments.push({ candidate: chosen, startMs, endMs: atMs });
    chosen = best;
    startMs = atMs;
  });
  return segments;
}
