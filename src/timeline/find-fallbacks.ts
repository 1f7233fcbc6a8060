import type { Edge, Segment } from './choose-segments.js';
import type { Candidate } from './rank-candidates.js';
import { RankSet } from './rank-set.js';

/** More are not worth trying, and many recordings of the same minutes would else make lists without measure. */
const MAX_FALLBACKS = 8;

/**
 * For each segment the best other candidates that cover some of it, best first. An overlap of up to `noiseMs` counts as
 * an error of the hints at a seam, unless it is all there is of either.
 */
export function findFallbacks(segments: readonly Segment[], ranked: readonly Candidate[], edges: readonly Edge[], noiseMs: number): Candidate[][] {
  const covering = new RankSet(ranked.length);
  let passed = 0;

  return segments.map((segment) => {
    const found: Candidate[] = [];
    let edge: Edge | undefined;
    while ((edge = edges[passed]) && edge.atMs <= segment.startMs) pass(edge);
    let other: Candidate | undefined;
    for (let rank = 0; found.length < MAX_FALLBACKS && (other = ranked[covering.next(rank)]); rank = other.rank + 1)
      if (isFallback(other, segment, noiseMs)) found.push(other);
    while ((edge = edges[passed]) && edge.atMs < segment.endMs) {
      pass(edge);
      if (edge.begins && isFallback(edge.candidate, segment, noiseMs)) insertBest(found, edge.candidate);
    }
    return found;
  });

  function pass({ begins, candidate }: Edge): void {
    passed++;
    if (begins) covering.add(candidate.rank);
    else covering.delete(candidate.rank);
  }
}

function isFallback(other: Candidate, { candidate, startMs, endMs }: Segment, noiseMs: number): boolean {
  if (other === candidate) return false;
  const overlapMs = Math.min(other.endMs, endMs) - Math.max(other.startMs, startMs);
  return overlapMs > noiseMs || overlapMs >= Math.min(endMs - startMs, other.endMs - other.startMs);
}

function insertBest(best: Candidate[], added: Candidate): void {
  const worse = best.findIndex(({ rank }) => rank > added.rank);
  best.splice(worse === -1 ? best.length : worse, 0, added);
  best.length = Math.min(best.length, MAX_FALLBACKS);
}
