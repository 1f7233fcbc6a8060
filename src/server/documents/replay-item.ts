import type { Selectable } from 'kysely';
import type { FeedSettings } from '../feed-options.js';
import type { Database, RecordingTable, ReplayTable } from '../store/schema.js';
import type { Recording, RecordingFormat } from '../../timeline/recording.js';
import { buildTimeline } from '../../timeline/build-timeline.js';
import { publicUrl } from './media-url.js';

/** A replay and what its stream lends it. */
export interface ReplayRow extends Pick<Selectable<ReplayTable>, 'id' | 'stream' | 'start_ms' | 'end_ms' | 'title' | 'poster' | 'curated'> {
  readonly stream_title: string | null;
  readonly stream_poster: string | null;
}

/** The replays that anyone may see. */
export function selectReplays(db: Database) {
  return db
    .selectFrom('replays')
    .innerJoin('streams', 'streams.id', 'replays.stream')
    .where('replays.start_ms', 'is not', null)
    .where('replays.hidden', '=', false)
    .where('streams.hidden', '=', false)
    .select([
      'replays.id',
      'replays.stream',
      'replays.start_ms',
      'replays.end_ms',
      'replays.title',
      'replays.poster',
      'replays.curated',
      'streams.title as stream_title',
      'streams.poster as stream_poster',
    ]);
}

/** The items of replays, in their order. */
export async function replayItems(db: Database, replays: readonly ReplayRow[], settings: FeedSettings, toFeed: string) {
  if (replays.length === 0) return [];
  const rows = await db
    .selectFrom('recordings')
    .selectAll()
    .where(
      'replay_id',
      'in',
      replays.map(({ id }) => id),
    )
    .orderBy('start_ms')
    .orderBy('id')
    .execute();
  const ofReplay = new Map(replays.map(({ id }): [string, typeof rows] => [id, []]));
  for (const row of rows) ofReplay.get(row.replay_id)?.push(row);
  return replays.map((replay) => replayItem(replay, ofReplay.get(replay.id) ?? [], settings, toFeed));
}

/** Named one by one, so that nothing else of an event ever leaves. */
function replayItem(replay: ReplayRow, recordings: readonly Selectable<RecordingTable>[], settings: FeedSettings, toFeed: string) {
  const poster = replay.poster ?? replay.stream_poster;
  return {
    kind: 'replay',
    id: replay.id,
    stream: replay.stream,
    title: replay.title ?? replay.stream_title ?? replay.stream,
    ...(poster !== null && { poster: publicUrl(poster, settings, toFeed) }),
    ...(replay.curated && { curated: true }),
    start: isoDate(replay.start_ms ?? 0),
    end: isoDate(replay.end_ms ?? 0),
    duration: Math.round(buildTimeline(recordings.map(recordingOf)).duration * 1000) / 1000,
    recordings: recordings.map((row) => ({
      id: row.id,
      url: publicUrl(row.url, settings, toFeed),
      format: row.format,
      start: isoDate(row.start_ms),
      end: isoDate(row.end_ms),
      duration: (row.end_ms - row.start_ms) / 1000,
      ...(row.size !== null && { size: row.size }),
      ...(row.width !== null && { width: row.width }),
      ...(row.height !== null && { height: row.height }),
      ...(row.repaired !== null && { repaired: row.repaired.split(',') }),
    })),
  };
}

function recordingOf({ id, url, format, start_ms, end_ms }: Selectable<RecordingTable>): Recording {
  return { id, url, format: format as RecordingFormat, startMs: start_ms, endMs: end_ms, duration: (end_ms - start_ms) / 1000 };
}

export function isoDate(ms: number): string {
  return new Date(ms).toISOString();
}
