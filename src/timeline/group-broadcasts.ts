import type { Recording } from './recording.js';
import { assertTimes, compareByStart, compareText } from './recording.js';

/** The longest HLS resumption timeout that a recording template can have: what came back later was never one file. */
const DEFAULT_MAX_GAP_SECONDS = 1800;

export interface GroupOptions {
  /** The longest time without a recording inside one broadcast, in seconds from 0. Default 1800. */
  readonly maxGapSeconds?: number | undefined;
}

/** The recordings of one stream that belong together. Wall times in epoch milliseconds. */
export interface Broadcast {
  /** `undefined` for recordings that name no stream. */
  readonly stream: string | undefined;
  /** By start. The same minutes may be in several. */
  readonly recordings: readonly Recording[];
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * Finds the broadcasts that recordings come from, ordered by start, whatever the order of the recordings.
 *
 * One broadcast is: of one stream, all that has the same `taskId`, what lies between, and what overlaps it or follows
 * within `maxGapSeconds`. So broadcasts of one stream never overlap.
 * @throws {RangeError} when `maxGapSeconds` is negative or no number.
 */
export function groupBroadcasts(recordings: readonly Recording[], { maxGapSeconds = DEFAULT_MAX_GAP_SECONDS }: GroupOptions = {}): Broadcast[] {
  if (!(maxGapSeconds >= 0)) throw new RangeError(`maxGapSeconds must be a number of seconds from 0; it is ${maxGapSeconds}.`);
  assertTimes(recordings);
  return [...groupBy(recordings, (recording) => recording.stream).values()]
    .flatMap((ofStream) => joinRuns(runsOfTasks(ofStream), maxGapSeconds * 1000))
    .sort((a, b) => a.startMs - b.startMs || compareText(a.stream ?? '', b.stream ?? ''));
}

/** Recordings that are together for certain. */
interface Run {
  readonly recordings: Recording[];
  readonly startMs: number;
  endMs: number;
}

function runsOfTasks(recordings: readonly Recording[]): Run[] {
  // A recording without a task is a run of its own.
  const ofTask = groupBy(recordings, (recording) => recording.taskId ?? recording);
  return [...ofTask.values()].map((together) => ({
    recordings: together,
    startMs: together.reduce((earliest, { startMs }) => Math.min(earliest, startMs), Infinity),
    endMs: together.reduce((latest, { endMs }) => Math.max(latest, endMs), -Infinity),
  }));
}

function joinRuns(runs: Run[], maxGapMs: number): Broadcast[] {
  const joined: Run[] = [];
  for (const run of runs.sort((a, b) => a.startMs - b.startMs)) {
    const last = joined.at(-1);
    if (last && run.startMs - last.endMs <= maxGapMs) {
      for (const recording of run.recordings) last.recordings.push(recording);
      last.endMs = Math.max(last.endMs, run.endMs);
    } else joined.push(run);
  }
  return joined.map(({ recordings, startMs, endMs }) => ({ stream: recordings[0]?.stream, recordings: recordings.sort(compareByStart), startMs, endMs }));
}

function groupBy<Key>(recordings: readonly Recording[], keyOf: (recording: Recording) => Key): Map<Key, Recording[]> {
  const groups = new Map<Key, Recording[]>();
  for (const recording of recordings) {
    const key = keyOf(recording);
    const group = groups.get(key);
    if (group) group.push(recording);
    else groups.set(key, [recording]);
  }
  return groups;
}
