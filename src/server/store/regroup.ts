import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Recording, RecordingFormat } from '../../timeline/recording.js';
import type { RecordingTable, Write } from './schema.js';
import { groupBroadcasts } from '../../timeline/group-broadcasts.js';
import { markAt } from './marks.js';
import { mergeReplays } from './merge-replays.js';
import { placeByTime, placeRecording } from './place-recording.js';

type Row = Selectable<RecordingTable>;

/**
 * Groups the recordings of some replays of a stream anew, after the app's marks moved. A replay keeps its id where
 * something of it is left; one that went up in another leads there.
 */
export async function regroup(write: Write, stream: string, replayIds: ReadonlySet<string>, maxGapSeconds?: number): Promise<void> {
  const ids = [...replayIds];
  const rows = await write.selectFrom('recordings').selectAll().where('replay_id', 'in', ids).orderBy('start_ms').orderBy('id').execute();
  // Without times, the replays are out of the way of those that are found now.
  await write.updateTable('replays').set({ start_ms: null, end_ms: null }).where('id', 'in', ids).execute();

  const homes = new Map<string, string>();
  const unmarked: Row[] = [];
  for (const row of rows) {
    const mark = await markAt(write, stream, (row.start_ms + row.end_ms) / 2);
    if (mark === undefined) unmarked.push(row);
    else homes.set(row.id, await placeRecording(write, row.id, placeOf(row), maxGapSeconds));
  }
  const vacant = new Set(
    (await write.selectFrom('replays').select('id').where('id', 'in', ids).where('mark_start_ms', 'is', null).execute()).map(
      ({ id }) => id,
    ),
  );
  const wasAt = new Map(rows.map(({ id, replay_id }) => [id, replay_id]));
  for (const { recordings, startMs, endMs } of groupBroadcasts(unmarked.map(recordingOf), { maxGapSeconds })) {
    const first = recordings[0]?.id ?? '';
    const before = recordings.map(({ id }) => wasAt.get(id) ?? '').find((id) => vacant.has(id));
    const home = await placeByTime(write, first, { stream, startMs, endMs }, maxGapSeconds, before);
    vacant.delete(home);
    for (const { id } of recordings) homes.set(id, home);
  }
  await moveIn(write, homes);
  const filled = new Set(homes.values());
  for (const id of ids) {
    const heir = filled.has(id) ? undefined : homes.get(rows.find(({ replay_id }) => replay_id === id)?.id ?? '');
    if (heir === undefined) continue;
    if (vacant.has(id)) await mergeReplays(write, heir, [id]);
    // Marks stay without recordings, but what led to them follows the recordings.
    else await write.updateTable('aliases').set({ replay_id: heir }).where('replay_id', '=', id).execute();
  }
}

async function moveIn(write: Write, homes: ReadonlyMap<string, string>): Promise<void> {
  const recordingsOf = new Map<string, string[]>();
  for (const [recording, home] of homes) recordingsOf.set(home, [...(recordingsOf.get(home) ?? []), recording]);
  for (const [replay_id, recordings] of recordingsOf) {
    // One parameter for all: a statement takes 65535, and a broadcast may have more recordings.
    await write
      .updateTable('recordings')
      .set({ replay_id })
      .where(sql<boolean>`id = any(${recordings}::text[])`)
      .execute();
  }
}

function placeOf({ stream, start_ms, end_ms }: Row) {
  return { stream, startMs: start_ms, endMs: end_ms };
}

function recordingOf({ id, stream, url, format, task_id, start_ms, end_ms }: Row): Recording {
  return {
    id,
    stream,
    url,
    format: format as RecordingFormat,
    startMs: start_ms,
    endMs: end_ms,
    duration: (end_ms - start_ms) / 1000,
    ...(task_id !== null && { taskId: task_id }),
  };
}
