import type { OpenedRecording, OpenRecording, SharedOpenOptions } from '../../container/opened-recording.js';
import { PlayerError } from '../../core/player-error.js';
import type { Measured } from '../../timeline/rank-candidates.js';
import type { Recording } from '../../timeline/recording.js';

/** Requests that a browser makes to one host at once are six; one is left for what plays. */
const atOnce = 5;

/** Recordings that are open, and those that cannot be. */
export interface OpenRecordings {
  readonly readers: ReadonlyMap<string, OpenedRecording>;
  readonly measured: ReadonlyMap<string, Measured>;
  readonly failed: ReadonlySet<string>;
  /** Opens those that are neither open nor failed. */
  open(recordings: Iterable<Recording>): Promise<void>;
  /** Gives a recording up. */
  fail(id: string, error: PlayerError): void;
}

/**
 * Keeps readers of recordings, each opened once.
 * @param onFailed - A recording cannot be played, and why.
 */
export function createOpenRecordings(openRecording: OpenRecording, options: SharedOpenOptions & { canPlay(mimeType: string): boolean }, signal: AbortSignal, onFailed: (recording: Recording, error: PlayerError) => void): OpenRecordings {
  const readers = new Map<string, OpenedRecording>();
  const measured = new Map<string, Measured>();
  const failed = new Set<string>();
  const known = new Map<string, Recording>();

  async function openOne(recording: Recording): Promise<void> {
    known.set(recording.id, recording);
    try {
      const reader = await openRecording(recording.url, { ...options, format: recording.format, signal });
      readers.set(recording.id, reader);
      measured.set(recording.id, { duration: reader.duration });
    } catch (error) {
      if (!signal.aborted) fail(recording.id, PlayerError.from(error, 'decode'));
    }
  }

  function fail(id: string, error: PlayerError): void {
    if (failed.has(id)) return;
    failed.add(id);
    readers.get(id)?.close();
    readers.delete(id);
    const recording = known.get(id);
    if (recording) onFailed(recording, error);
  }

  signal.addEventListener('abort', () => readers.forEach((reader) => reader.close()), { once: true });
  return {
    readers,
    measured,
    failed,
    fail,
    async open(recordings) {
      const waiting = [...new Map([...recordings].map((recording) => [recording.id, recording])).values()].filter(({ id }) => !readers.has(id) && !failed.has(id));
      const work = async () => {
        for (let recording = waiting.shift(); recording && !signal.aborted; recording = waiting.shift()) await openOne(recording);
      };
      await Promise.all(Array.from({ length: atOnce }, work));
    },
  };
}
