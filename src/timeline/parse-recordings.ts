import type { Recording } from './recording.js';
import { idOfUrl, readRecording } from './read-recording.js';
import { readName } from './read-value.js';
import { shown, Unusable } from './unusable.js';

/** Longer lists are a mistake or an attack. */
const MAX_RECORDINGS = 1_000_000;

export interface ParseOptions {
  /** What relative URLs resolve against: the document's own address. Without it they stay relative. */
  readonly baseUrl?: string | URL | undefined;
}

export interface RejectedRecording {
  /** Where it stood in the list; -1 when the input as a whole is meant. */
  readonly index: number;
  readonly input: unknown;
  /** A sentence that names the field and what it may be. */
  readonly reason: string;
}

export interface ParsedRecordings {
  readonly recordings: readonly Recording[];
  readonly rejected: readonly RejectedRecording[];
}

/**
 * Reads a replay document, a list of recordings, or JSON text of either. Its result may be read again.
 *
 * A recording has a `url`; a `format`, unless the path's extension tells it; and of `start`, `end` (ISO 8601, or epoch
 * seconds or milliseconds) and `duration` (seconds) two, or one and `size`. Hints that are missing or contradict each
 * other are repaired as `settleTimes` says, and named in `repaired`. A missing `id` is the URL without its fragment:
 * give ids where URLs are signed anew each time. A missing `stream` is the document's. `task_id`, `sessionId` and
 * `session_id` do for `taskId`.
 *
 * A recording that cannot be used, or that repeats another's `id` and `url`, is left out and reported in `rejected`;
 * one that has another's `id` but not its `url` gets an id of its own. Never throws.
 */
export function parseRecordings(input: unknown, options: ParseOptions = {}): ParsedRecordings {
  const recordings: Recording[] = [];
  const rejected: RejectedRecording[] = [];
  const known = new Map<string, Recording>();
  try {
    const { list, stream } = readDocument(input);
    for (let index = 0; index < list.length; index++) {
      // Reading a list that is not a plain one may throw at any entry.
      let entry: unknown;
      try {
        entry = list[index];
        const recording = withOwnId(readRecording(entry, { baseUrl: options.baseUrl, stream }), known);
        known.set(recording.id, recording);
        recordings.push(recording);
      } catch (error) {
        rejected.push({ index, input: entry, reason: reasonOf(error) });
      }
    }
  } catch (error) {
    rejected.push({ index: -1, input, reason: reasonOf(error) });
  }
  return { recordings, rejected };
}

function readDocument(input: unknown): { list: readonly unknown[]; stream?: string | undefined } {
  const document = typeof input === 'string' ? parseJson(input) : input;
  if (Array.isArray(document)) return { list: checkedList(document) };
  if (typeof document !== 'object' || document === null || !('recordings' in document))
    throw new Unusable(`input must be a replay document with recordings, a list of recordings, or JSON text of either; it is ${shown(document)}.`);

  const { version = 1, recordings, stream }: { version?: unknown; recordings?: unknown; stream?: unknown } = document;
  if (version !== 1) throw new Unusable(`version must be 1; it is ${shown(version)}.`);
  if (!Array.isArray(recordings)) throw new Unusable(`recordings must be a list; it is ${shown(recordings)}.`);
  return { list: checkedList(recordings), stream: readName(stream) };
}

function checkedList(list: readonly unknown[]): readonly unknown[] {
  if (list.length > MAX_RECORDINGS) throw new Unusable(`recordings must be at most ${MAX_RECORDINGS}; they are ${list.length}.`);
  return list;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Unusable(`input must be JSON where it is text; it is ${shown(text)}.`);
  }
}

function withOwnId(recording: Recording, known: ReadonlyMap<string, Recording>): Recording {
  const other = known.get(recording.id);
  if (!other) return recording;
  const id = idOfUrl(recording.url);
  if (other.url === recording.url || known.has(id)) throw new Unusable(`id must be unique; ${shown(recording.id)} is another recording's.`);
  return { ...recording, id, repaired: ['id', ...(recording.repaired ?? []).filter((field) => field !== 'id')] };
}

function reasonOf(error: unknown): string {
  return error instanceof Unusable ? error.message : 'The input must be plain data; reading it failed.';
}
