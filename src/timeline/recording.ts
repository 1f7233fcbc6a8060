/** The formats that can be played, best first: where two recordings are equal otherwise, the earlier format is chosen. */
export const RECORDING_FORMATS = ['hls', 'mp4', 'flv', 'aac'] as const;

export type RecordingFormat = (typeof RECORDING_FORMATS)[number];

/**
 * One recorded file and the wall-clock time it covers. Wall times are epoch milliseconds, durations seconds.
 *
 * Times are hints of whoever listed the file, up to about 2 s off, until its media is read. Fields that are not
 * listed here are kept as they came.
 */
export interface Recording {
  /** Unique in its list. */
  readonly id: string;
  /** http or https, or relative where no base was known. */
  readonly url: string;
  readonly format: RecordingFormat;
  /** The stream it was recorded from. */
  readonly stream?: string;
  /** The recording task or push session it came from: equal ones belong to one broadcast. */
  readonly taskId?: string;
  readonly startMs: number;
  /** `startMs + duration * 1000`. */
  readonly endMs: number;
  readonly duration: number;
  /** Bytes. */
  readonly size?: number;
  /** Pixels. */
  readonly width?: number;
  /** Pixels. */
  readonly height?: number;
  /** Fields that were missing, contradicted the others or made no sense, and were worked out or left off. Absent when all was well. */
  readonly repaired?: readonly RepairableField[];
}

export const REPAIRABLE_FIELDS = ['id', 'stream', 'taskId', 'start', 'end', 'duration', 'size', 'width', 'height'] as const;

export type RepairableField = (typeof REPAIRABLE_FIELDS)[number];

/** How far the times in feeds are off the media, at most, as seen in real feeds. */
export const HINT_ERROR_SECONDS = 2;

/** Orders by start, then by what makes the order the same for every order of the input. */
export function compareByStart(a: Recording, b: Recording): number {
  return a.startMs - b.startMs || a.endMs - b.endMs || compareById(a, b);
}

/** A total order of distinct recordings, the same in every locale. */
export function compareById(a: Recording, b: Recording): number {
  return compareText(a.id, b.id) || compareText(a.url, b.url);
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Throws when a recording did not come through `parseRecordings` and has no usable times. */
export function assertTimes(recordings: readonly Recording[]): void {
  recordings.forEach((recording, index) => {
    if (!Number.isFinite(recording.startMs) || !Number.isFinite(recording.endMs))
      throw new TypeError(`Recording ${index} has no startMs or no endMs: pass recordings through parseRecordings first.`);
  });
}
