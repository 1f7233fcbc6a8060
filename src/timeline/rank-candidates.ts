import type { Recording } from './recording.js';
import { compareById, RECORDING_FORMATS } from './recording.js';

/** What a recording's media was found to be. */
export interface Measured {
  /** Seconds; 0 where there is nothing to play. */
  readonly duration: number;
  /** Epoch milliseconds of the first frame, where the media tells. */
  readonly startMs?: number | undefined;
}

/** Where a recording stands on one timeline. Epoch milliseconds. */
export interface Placement {
  readonly recording: Recording;
  readonly startMs: number;
  readonly endMs: number;
}

/** A placement that may be chosen. */
export interface Candidate extends Placement {
  /** Its place among all candidates, from 0, the best. */
  readonly rank: number;
}

/**
 * Places a recording by its hints or by what was measured. A measured duration is laid against the end, which hints
 * tell best, unless that end was itself worked out from the start. A measurement that is no number is not taken.
 */
export function placeRecording(recording: Recording, measured?: Measured): Placement {
  const { startMs, endMs, repaired } = recording;
  if (!measured || !(measured.duration >= 0 && measured.duration < Infinity)) return { recording, startMs, endMs };
  const lengthMs = measured.duration * 1000;
  const hintedStartMs = repaired?.includes('end') ? startMs : endMs - lengthMs;
  const firstFrameMs = Number.isFinite(measured.startMs) ? (measured.startMs ?? hintedStartMs) : hintedStartMs;
  return { recording, startMs: firstFrameMs, endMs: firstFrameMs + lengthMs };
}

/**
 * Puts recordings in the order in which they are wanted where they cover the same minutes: those that play here, then
 * longer ones, then HLS, MP4, FLV, AAC, then those that start earlier. The order is total, whatever that of the input.
 */
export function rankCandidates(placements: readonly Placement[], canPlay: (recording: Recording) => boolean): Candidate[] {
  return placements
    .map(({ recording, startMs, endMs }) => ({
      recording,
      startMs,
      endMs,
      refused: canPlay(recording) ? 0 : 1,
      lengthMs: endMs - startMs,
      format: RECORDING_FORMATS.indexOf(recording.format),
    }))
    .sort((a, b) => a.refused - b.refused || b.lengthMs - a.lengthMs || a.format - b.format || a.startMs - b.startMs || compareById(a.recording, b.recording))
    .map(({ recording, startMs, endMs }, rank) => ({ recording, startMs, endMs, rank }));
}
