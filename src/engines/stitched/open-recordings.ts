import type { OpenedRecording, OpenRecording, RecordingFacts, SharedOpenOptions } from '../../container/opened-recording.js';
import { PlayerError } from '../../core/player-error.js';
import type { Recording } from '../../timeline/recording.js';

/** So many recordings are held open at once: each holds media that it has read, and lists of what is where in it. */
const mostOpen = 6;

/** Recordings that are open or were, and those that cannot be. */
export interface OpenRecordings {
  readonly failed: ReadonlySet<string>;
  /** Opens a recording. @returns What is known of it; `undefined` where it cannot be played. */
  open(recording: Recording): Promise<RecordingFacts | undefined>;
  /** Waits until a recording that is still coming has come beyond `time`, in seconds of source time, or to its end. @returns As `open`. */
  grow(recording: Recording, time: number): Promise<RecordingFacts | undefined>;
  /** Reads from a recording, which is opened again where it was closed to make room. @throws PlayerError */
  read<T>(recording: Recording, act: (reader: OpenedRecording) => Promise<T>): Promise<T>;
  /** Gives a recording up. */
  fail(recording: Recording, error: PlayerError): void;
}

interface Held {
  readonly reader: Promise<OpenedRecording>;
  reads: number;
}

/**
 * Opens recordings as they are needed, and closes those that have not been read for longest.
 * @param onFailed - A recording cannot be played, and why.
 */
export function createOpenRecordings(
  openRecording: OpenRecording,
  options: SharedOpenOptions & { canPlay(mimeType: string): boolean },
  signal: AbortSignal,
  onFailed: (recording: Recording, error: PlayerError) => void,
): OpenRecordings {
  /** Those read last come last. */
  const held = new Map<string, Held>();
  const facts = new Map<string, RecordingFacts>();
  const failed = new Set<string>();

  function hold(recording: Recording): Held {
    const { id, url, format } = recording;
    const entry = held.get(id) ?? { reader: openRecording(url, { ...options, format, signal }), reads: 0 };
    held.delete(id);
    held.set(id, entry);
    entry.reader.catch(() => held.get(id) === entry && held.delete(id));
    makeRoom();
    return entry;
  }

  function makeRoom(): void {
    for (const [id, entry] of held) {
      if (held.size <= mostOpen) return;
      if (entry.reads === 0) release(id);
    }
  }

  function release(id: string): void {
    held.get(id)?.reader.then(
      (reader) => reader.close(),
      () => undefined,
    );
    held.delete(id);
  }

  async function read<T>(recording: Recording, act: (reader: OpenedRecording) => Promise<T>): Promise<T> {
    if (failed.has(recording.id)) throw new PlayerError('aborted', 'The recording is closed.');
    const entry = hold(recording);
    entry.reads++;
    try {
      const reader = await entry.reader;
      const known = facts.get(recording.id);
      if (known && !known.growing && !reader.growing && known.segments.length !== reader.segments.length) throw new PlayerError('bad-input', 'The recording has changed while it was played.');
      return await act(reader);
    } finally {
      entry.reads--;
    }
  }

  function fail(recording: Recording, error: PlayerError): void {
    if (failed.has(recording.id)) return;
    failed.add(recording.id);
    release(recording.id);
    onFailed(recording, error);
  }

  /** Finds something out of a recording, or gives it up. */
  async function learn(recording: Recording, ask: (reader: OpenedRecording) => RecordingFacts | Promise<RecordingFacts>): Promise<RecordingFacts | undefined> {
    if (failed.has(recording.id)) return undefined;
    try {
      await read(recording, async (reader) => facts.set(recording.id, await ask(reader)));
    } catch (error) {
      if (!signal.aborted) fail(recording, PlayerError.from(error, 'decode'));
    }
    return facts.get(recording.id);
  }

  signal.addEventListener('abort', () => [...held.keys()].forEach(release), { once: true });
  return {
    failed,
    fail,
    read,
    open: (recording) => learn(recording, (reader) => facts.get(recording.id) ?? reader),
    grow: (recording, time) => learn(recording, (reader) => reader.grown(time)),
  };
}
