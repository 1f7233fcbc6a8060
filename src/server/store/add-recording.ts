import type { Recording } from '../../timeline/recording.js';
import type { Write } from './schema.js';
import { eventKey } from '../callbacks/event-key.js';
import { MAX_NAME_LENGTH } from '../read-text.js';
import { placeRecording } from './place-recording.js';

/** A 32-bit column; larger pictures do not exist. */
const MAX_PIXELS = 2 ** 31 - 1;

/** Adds a recording to the replay that it belongs to. One whose id is known already changes nothing. */
export async function addRecording(write: Write, stream: string, recording: Recording, maxGapSeconds?: number): Promise<void> {
  const { taskId, url, format, startMs, endMs, size, width, height, repaired } = recording;
  // A URL stands in for an id that is missing, and may be too long for an index.
  const id = recording.id.length > MAX_NAME_LENGTH ? eventKey(recording.id) : recording.id;
  const known = await write.selectFrom('recordings').select('id').where('id', '=', id).executeTakeFirst();
  if (known) return;
  const place = { stream, startMs, endMs, taskId };
  await write
    .insertInto('recordings')
    .values({
      id,
      stream,
      task_id: taskId ?? null,
      url,
      format,
      start_ms: startMs,
      end_ms: endMs,
      size: wholeUpTo(Number.MAX_SAFE_INTEGER, size),
      width: wholeUpTo(MAX_PIXELS, width),
      height: wholeUpTo(MAX_PIXELS, height),
      repaired: repaired?.join() ?? null,
      replay_id: await placeRecording(write, id, place, maxGapSeconds),
    })
    .execute();
}

function wholeUpTo(most: number, value: number | undefined): number | null {
  return value === undefined || value > most ? null : Math.round(value);
}
