import type { RecordingFormat } from './recording.js';
import { HINT_ERROR_SECONDS } from './recording.js';
import { Unusable } from './unusable.js';

/** Seven days. Longer files are not recorded; a larger number is one in milliseconds. */
export const MAX_DURATION = 7 * 24 * 3600;

/** Bits per second that a size stands for when nothing else tells how long a file is: the middle of common live presets. */
const USUAL_BITRATE: Readonly<Record<RecordingFormat, number>> = { hls: 1e6, mp4: 1e6, flv: 1e6, aac: 64e3 };

/** Below it not even speech is recorded. */
const LEAST_BITRATE = 16e3;

export interface TimeHints {
  readonly startMs?: number | undefined;
  readonly endMs?: number | undefined;
  /** Seconds. */
  readonly duration?: number | undefined;
  /** Bytes. */
  readonly size?: number | undefined;
  readonly format: RecordingFormat;
}

export interface SettledTimes {
  readonly startMs: number;
  readonly endMs: number;
  /** Seconds, exactly from start to end. */
  readonly duration: number;
  readonly repaired: readonly ('start' | 'end' | 'duration')[];
}

/**
 * Makes one consistent start, end and duration of hints that may be missing or contradict each other.
 *
 * How long: `duration`; else from start to end; else what the size tells at a usual bit rate.
 * Where: the end and that length decide, since a first frame is nearer to end - duration than to start (by up to 2 s);
 * start decides where the end is missing.
 *
 * An end before its start: the two were swapped when `duration` is their distance, or when there is none and the size
 * does not speak against it. Else the end holds. So the sample event of the guide, whose start is 10,020 s past its end
 * with 9.7 MB of file (8 kbit/s if it were that long), becomes a recording of 78 s (1 Mbit/s) up to its end, until its
 * media is read.
 * @throws {Unusable} when the hints do not tell how long the file is, or put it outside 1970 to 9999.
 */
export function settleTimes(hints: TimeHints): SettledTimes {
  // Feeds write 0 for an end that they do not know.
  const end = hints.endMs || undefined;
  const start = hints.startMs;
  if (start !== undefined && end !== undefined && areSwapped(start, end, hints))
    return { startMs: end, endMs: start, duration: (start - end) / 1000, repaired: ['start', 'end'] };

  const hinted = hints.duration !== undefined ? hints.duration * 1000 : distance(start, end);
  const lengthMs = Math.round(hinted ?? lengthOfSizeMs(hints) ?? NaN);
  const startMs = end !== undefined ? end - lengthMs : start;
  if (startMs === undefined) throw new Unusable('start or end must be given.');
  if (!(lengthMs >= 1 && lengthMs <= MAX_DURATION * 1000))
    throw new Unusable(`duration must be given, in seconds up to ${MAX_DURATION}, where start and end do not tell it.`);
  if (startMs < 0) throw new Unusable('start must not be before 1970: duration reaches too far back from end.');

  const repaired: ('start' | 'end' | 'duration')[] = [];
  if (start === undefined || Math.abs(start - startMs) > HINT_ERROR_SECONDS * 1000) repaired.push('start');
  if (end === undefined) repaired.push('end');
  if (hinted === undefined) repaired.push('duration');
  return { startMs, endMs: startMs + lengthMs, duration: lengthMs / 1000, repaired };
}

function areSwapped(start: number, end: number, { duration, size }: TimeHints): boolean {
  const apart = (start - end) / 1000;
  if (apart <= 0 || apart > MAX_DURATION) return false;
  if (duration !== undefined) return Math.abs(apart - duration) <= HINT_ERROR_SECONDS;
  return size === undefined || (size * 8) / apart >= LEAST_BITRATE;
}

function distance(start: number | undefined, end: number | undefined): number | undefined {
  if (start === undefined || end === undefined) return undefined;
  return end > start && end - start <= MAX_DURATION * 1000 ? end - start : undefined;
}

function lengthOfSizeMs({ size, format }: TimeHints): number | undefined {
  return size === undefined ? undefined : Math.min((size * 8) / USUAL_BITRATE[format], MAX_DURATION) * 1000;
}
