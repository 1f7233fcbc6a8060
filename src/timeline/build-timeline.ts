import type { Measured } from './rank-candidates.js';
import type { Recording } from './recording.js';
import type { Timeline } from './timeline.js';
import { chooseSegments, edgesOf } from './choose-segments.js';
import { dropSlivers } from './drop-slivers.js';
import { findFallbacks } from './find-fallbacks.js';
import { layOut } from './lay-out.js';
import { placeRecording, rankCandidates } from './rank-candidates.js';
import { assertTimes, HINT_ERROR_SECONDS } from './recording.js';

/** Hints are no finer; a shorter span would show nothing. */
const SHORTEST_MS = 1;

export interface TimelineOptions {
  /** Whether a recording plays here. One that does not is chosen only where nothing else covers its minutes. */
  readonly canPlay?: ((recording: Recording) => boolean) | undefined;
  /** Breaks up to this long are no gaps, in seconds from 0. Default 2: hints are off by as much. */
  readonly joinGapSeconds?: number | undefined;
  /** By recording id: what its media was found to be, which replaces the hints. */
  readonly measured?: ReadonlyMap<string, Measured> | undefined;
  /** Ids of recordings that do not play after all. Their minutes go to others, or become a gap. */
  readonly failed?: ReadonlySet<string> | undefined;
}

/**
 * Stitches recordings into one timeline, whatever their order. O(n log n).
 *
 * Where several cover the same minutes one plays: those that play here go first, then longer ones, then HLS, MP4, FLV,
 * AAC, then the one that starts earlier. The others are trimmed, or dropped where nothing is left of them, and become
 * its fallbacks. Remains of up to 2 s (or `joinGapSeconds`, if less) are dropped as well.
 * @throws {RangeError} when `joinGapSeconds` is negative or no number.
 * @throws {TypeError} when a recording has no times.
 */
export function buildTimeline(recordings: readonly Recording[], options: TimelineOptions = {}): Timeline {
  const { canPlay = () => true, joinGapSeconds = HINT_ERROR_SECONDS, measured, failed } = options;
  if (!(joinGapSeconds >= 0)) throw new RangeError(`joinGapSeconds must be a number of seconds from 0; it is ${joinGapSeconds}.`);
  assertTimes(recordings);

  const placements = recordings
    .map((recording) => placeRecording(recording, measured?.get(recording.id)))
    .filter(({ startMs, endMs }) => endMs - startMs >= SHORTEST_MS);
  const ranked = rankCandidates(
    placements.filter(({ recording }) => !failed?.has(recording.id)),
    canPlay,
  );
  const edges = edgesOf(ranked);
  const noiseMs = Math.max(Math.min(joinGapSeconds, HINT_ERROR_SECONDS) * 1000, SHORTEST_MS);
  const segments = dropSlivers(chooseSegments(ranked, edges), noiseMs);
  const fallbacks = findFallbacks(segments, ranked, edges, noiseMs);
  return layOut(segments, fallbacks, placements, joinGapSeconds * 1000);
}
