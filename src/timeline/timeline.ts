import type { Recording } from './recording.js';

/** A run of one recording on the replay's timeline. Times in seconds, dates in epoch milliseconds. */
export interface Span {
  readonly recording: Recording;
  /** Play time of its first moment. */
  readonly playStart: number;
  /** Play time of its end, which is the next span's start. */
  readonly playEnd: number;
  readonly wallStartMs: number;
  /** Source time of its first moment: what is cut from the recording's head. */
  readonly sourceOffset: number;
  /** Up to 8 other recordings of these minutes, whole or in part, best first, for when this one fails. */
  readonly fallbacks: readonly Recording[];
}

/** Wall time that no span covers. Dates in epoch milliseconds. */
export interface Gap {
  readonly wallStartMs: number;
  readonly wallEndMs: number;
  /** Where play time crosses it, in seconds. */
  readonly playTime: number;
}

/** Recordings stitched into one. Never changes: what is learnt later makes a new one. */
export interface Timeline {
  /** In order, without overlap in play time or wall time. */
  readonly spans: readonly Span[];
  /** In order. Breaks too short to be told from errors of the hints are not listed. */
  readonly gaps: readonly Gap[];
  /** Play time from first to last moment, in seconds. */
  readonly duration: number;
  /** Epoch milliseconds of the first moment, gaps included; `NaN` without recordings. */
  readonly startMs: number;
  /** Epoch milliseconds of the end, gaps included; `NaN` without recordings. */
  readonly endMs: number;
}

/** Epoch milliseconds of a span's end. */
export function spanWallEndMs(span: Span): number {
  return span.wallStartMs + (span.playEnd - span.playStart) * 1000;
}
