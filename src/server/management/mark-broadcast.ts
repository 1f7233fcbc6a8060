import type { FeedSettings } from '../feed-options.js';
import type { JsonObject } from '../read-body.js';
import { readDateMs } from '../../timeline/read-value.js';
import { eventKey } from '../callbacks/event-key.js';
import { readStoredName } from '../read-text.js';
import { Refusal } from '../refusal.js';
import { endMark, setMark } from '../store/set-mark.js';
import { changeStream } from '../store/store.js';
import { readPoster, readTitle } from './read-said.js';

/**
 * Takes in a broadcast as the app defines it: `stream`, `start` and `end` (ISO 8601, or epoch seconds or milliseconds),
 * `title`, `poster`. With `start` it begins, and goes on until an `end` is told: at once, later with the same `id` or
 * `start`, or by an `end` without `start`, which ends the broadcast of the stream that goes on.
 * @returns The replay's id.
 * @throws {Refusal} 400 that names the field, 409 when the id is another replay's or none goes on.
 */
export async function markBroadcast(body: JsonObject, { store, maxGapSeconds }: FeedSettings): Promise<string> {
  const stream = readStoredName(body.stream);
  if (stream === undefined) throw new Refusal(400, 'stream must be text of 1 to 256 characters.');
  const startMs = readTime('start', body.start);
  const endMs = readTime('end', body.end);
  const said = { title: readOptional(readTitle, 'title', body.title), poster: readOptional(readPoster, 'poster', body.poster) };
  if (startMs === undefined) {
    if (endMs === undefined) throw new Refusal(400, 'start or end must be given.');
    const id = await changeStream(store, stream, (write) => endMark(write, stream, endMs, said, maxGapSeconds));
    if (id === undefined) throw new Refusal(409, 'No broadcast of this stream is marked as going on.');
    return id;
  }
  if (endMs !== undefined && endMs <= startMs) throw new Refusal(400, 'end must be after start.');
  const id = readStoredName(body.id);
  if (body.id !== undefined && id === undefined) throw new Refusal(400, 'id must be text of 1 to 256 characters.');
  const mark = { ...said, id: id ?? eventKey('mark', stream, startMs).slice(0, 20), startMs, endMs };
  await changeStream(store, stream, (write) => setMark(write, stream, mark, maxGapSeconds));
  return mark.id;
}

function readTime(field: string, value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  try {
    return readDateMs(field, value);
  } catch (error) {
    throw new Refusal(400, error instanceof Error ? error.message : `${field} must be a date.`);
  }
}

function readOptional<Value>(read: (field: string, value: unknown) => Value | null, field: string, value: unknown): Value | undefined {
  return value === undefined ? undefined : (read(field, value) ?? undefined);
}
