import type { Write } from './schema.js';
import { Refusal } from '../refusal.js';
import { regroup } from './regroup.js';

/** A broadcast as the app itself defines it: from its start screen to its stop screen. Epoch milliseconds. */
export interface Mark {
  readonly id: string;
  readonly startMs: number;
  /** Absent while it goes on. */
  readonly endMs?: number | undefined;
  readonly title?: string | undefined;
  readonly poster?: string | undefined;
}

/**
 * Marks a broadcast, or moves the marks of one. Recordings whose middle lies between the marks belong to it.
 * @throws {Refusal} 409 when the id is another replay's.
 */
export async function setMark(write: Write, stream: string, mark: Mark, maxGapSeconds?: number): Promise<void> {
  const { id, startMs, endMs = null } = mark;
  const said = { ...(mark.title !== undefined && { title: mark.title }), ...(mark.poster !== undefined && { poster: mark.poster }) };
  const known = await write.selectFrom('replays').select(['stream', 'mark_start_ms']).where('id', '=', id).executeTakeFirst();
  const alias = await write.selectFrom('aliases').select('id').where('id', '=', id).executeTakeFirst();
  if (alias || (known && (known.stream !== stream || known.mark_start_ms === null)))
    throw new Refusal(409, 'id is the id of another replay.');
  const marks = { mark_start_ms: startMs, mark_end_ms: endMs, ...said };
  if (known) await write.updateTable('replays').set(marks).where('id', '=', id).execute();
  else
    await write
      .insertInto('replays')
      .values({ id, stream, ...marks })
      .execute();

  let touched = write.selectFrom('recordings').select('replay_id').distinct().where('stream', '=', stream).where('end_ms', '>=', startMs);
  if (endMs !== null) touched = touched.where('start_ms', '<=', endMs);
  const replays = await touched.execute();
  await regroup(write, stream, new Set([id, ...replays.map(({ replay_id }) => replay_id)]), maxGapSeconds);
}

/** Ends the broadcast of a stream that is marked as going on. Returns its id, or `undefined` when there is none. */
export async function endMark(
  write: Write,
  stream: string,
  endMs: number,
  said: Pick<Mark, 'title' | 'poster'>,
  maxGapSeconds?: number,
): Promise<string | undefined> {
  const open = await write
    .selectFrom('replays')
    .select(['id', 'mark_start_ms'])
    .where('stream', '=', stream)
    .where('mark_start_ms', '<=', endMs)
    .where('mark_end_ms', 'is', null)
    .orderBy('mark_start_ms', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!open) return undefined;
  await setMark(write, stream, { ...said, id: open.id, startMs: open.mark_start_ms ?? endMs, endMs }, maxGapSeconds);
  return open.id;
}
