import type { HlsSegment } from '../callbacks/feed-event.js';
import type { Write } from './schema.js';
import { addRecording } from './add-recording.js';
import { placeByTime, widenReplay } from './place-recording.js';

/**
 * Adds a piece to a recording that grows, and begins the recording with its first piece.
 *
 * @param atMs - When the piece was complete.
 */
export async function addSegment(write: Write, stream: string, segment: HlsSegment, atMs: number, maxGapSeconds?: number): Promise<void> {
  const { recordingId: id, taskId, url, index, duration } = segment;
  const startMs = atMs - Math.round(duration * 1000);
  // The playlist is ours to write, from the pieces.
  const recording = {
    id,
    url: `recordings/${id}.m3u8`,
    format: 'hls',
    startMs,
    endMs: atMs,
    duration: (atMs - startMs) / 1000,
    ...(taskId !== undefined && { taskId }),
  } as const;
  await addRecording(write, stream, recording, maxGapSeconds);
  await write
    .insertInto('segments')
    .values({ recording_id: id, index, url, duration })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const known = await write
    .selectFrom('recordings')
    .innerJoin('replays', 'replays.id', 'recordings.replay_id')
    .select(['recordings.start_ms', 'recordings.end_ms', 'replay_id', 'mark_start_ms'])
    .where('recordings.id', '=', id)
    .executeTakeFirstOrThrow();
  const grown = { stream, taskId, startMs: Math.min(known.start_ms, startMs), endMs: Math.max(known.end_ms, atMs) };
  // What began in a marked broadcast stays in it.
  const replay_id =
    known.mark_start_ms === null ? await placeByTime(write, id, grown, maxGapSeconds) : await widenReplay(write, known.replay_id, grown);
  await write.updateTable('recordings').set({ start_ms: grown.startMs, end_ms: grown.endMs, replay_id }).where('id', '=', id).execute();
}
