import { createHash } from 'node:crypto';
import type { Recording } from '../../timeline/recording.js';
import type { Write } from './schema.js';
import { groupBroadcasts } from '../../timeline/group-broadcasts.js';
import { markAt } from './marks.js';
import { mergeReplays } from './merge-replays.js';

const DEFAULT_MAX_GAP_SECONDS = 1800;

export interface Place {
  readonly stream: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly taskId?: string | undefined;
}

/** Finds or makes the replay that a new recording belongs to, as the app marked it, else by its time. Returns its id. */
export async function placeRecording(write: Write, recordingId: string, place: Place, maxGapSeconds?: number): Promise<string> {
  const mark = await markAt(write, place.stream, (place.startMs + place.endMs) / 2);
  return mark === undefined ? placeByTime(write, recordingId, place, maxGapSeconds) : widenReplay(write, mark, place);
}

/**
 * Finds or makes the replay that a recording, or several that are together, belong to by time, and widens it. Replays that
 * they join become one.
 *
 * The rule is that of `groupBroadcasts`. A recording more can join broadcasts and never parts them, so the replays that
 * are there stand for all their recordings: the cost does not grow with the length of a broadcast.
 * @param vacant - The id of a replay without recordings, to be used where no other holds the recording.
 * @returns The replay's id.
 */
export async function placeByTime(
  write: Write,
  recordingId: string,
  place: Place,
  maxGapSeconds = DEFAULT_MAX_GAP_SECONDS,
  vacant?: string,
): Promise<string> {
  let replays: Extent[] = [];
  for (let hull = place; ; hull = hullOf([place, ...replays], place)) {
    const before = replays.length;
    replays = joinedWith(place, await replaysNear(write, hull, maxGapSeconds), maxGapSeconds);
    // Replays lie further apart than the gap. Only one that shares the task may be far off, with others between.
    if (replays.length === before || !replays.some(({ hasTask }) => hasTask)) break;
  }
  const id = replays[0]?.id ?? vacant ?? (await newReplay(write, recordingId, place));
  await mergeReplays(
    write,
    id,
    replays.slice(1).map((replay) => replay.id),
  );
  return widenReplay(write, id, hullOf([place, ...replays], place));
}

interface Extent {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly hasTask: boolean;
}

async function replaysNear(write: Write, { stream, startMs, endMs, taskId }: Place, maxGapSeconds: number): Promise<Extent[]> {
  const task =
    taskId === undefined
      ? undefined
      : await write
          .selectFrom('recordings')
          .select('replay_id')
          .where('stream', '=', stream)
          .where('task_id', '=', taskId)
          .limit(1)
          .executeTakeFirst();
  const rows = await write
    .selectFrom('replays')
    .select(['id', 'start_ms', 'end_ms'])
    .where('stream', '=', stream)
    .where('mark_start_ms', 'is', null)
    .where((where) =>
      where.or([
        where.and([where('start_ms', '<=', endMs + maxGapSeconds * 1000), where('end_ms', '>=', startMs - maxGapSeconds * 1000)]),
        ...(task ? [where('id', '=', task.replay_id)] : []),
      ]),
    )
    .orderBy('start_ms')
    .execute();
  return rows.map(({ id, start_ms, end_ms }) => ({
    id,
    startMs: start_ms ?? startMs,
    endMs: end_ms ?? endMs,
    hasTask: id === task?.replay_id,
  }));
}

/** The replays that are one broadcast with a recording, earliest first. */
function joinedWith(place: Place, replays: readonly Extent[], maxGapSeconds: number): Extent[] {
  const run = (id: string, { startMs, endMs }: Omit<Extent, 'id' | 'hasTask'>, together: boolean): Recording => ({
    id,
    url: '',
    format: 'flv',
    startMs,
    endMs,
    duration: (endMs - startMs) / 1000,
    ...(together && { taskId: 'shared' }),
  });
  const runs = [run('', place, true), ...replays.map((replay) => run(replay.id, replay, replay.hasTask))];
  const broadcast = groupBroadcasts(runs, { maxGapSeconds }).find(({ recordings }) => recordings.some(({ id }) => id === ''));
  const joined = new Set(broadcast?.recordings.map(({ id }) => id));
  return replays.filter(({ id }) => joined.has(id));
}

function hullOf(extents: readonly { startMs: number; endMs: number }[], place: Place): Place {
  return { ...place, startMs: Math.min(...extents.map(({ startMs }) => startMs)), endMs: Math.max(...extents.map(({ endMs }) => endMs)) };
}

/** Its id is worked out from the recording that it begins with, so that a feed made anew from the same events has the same links. */
async function newReplay(write: Write, recordingId: string, { stream }: Place): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    const id = createHash('sha256')
      .update(JSON.stringify([stream, recordingId, attempt]))
      .digest('hex')
      .slice(0, 20);
    // It may have led to another replay that the recording has left again.
    await write.deleteFrom('aliases').where('id', '=', id).execute();
    const made = await write
      .insertInto('replays')
      .values({ id, stream })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) return id;
  }
}

/** Makes a replay reach at least from start to end. Returns its id. */
export async function widenReplay(write: Write, id: string, { startMs, endMs }: Place): Promise<string> {
  await write
    .updateTable('replays')
    .set(({ fn, val, ref }) => ({
      start_ms: fn<number>('least', [ref('start_ms'), val(startMs)]),
      end_ms: fn<number>('greatest', [ref('end_ms'), val(endMs)]),
    }))
    .where('id', '=', id)
    .execute();
  return id;
}
