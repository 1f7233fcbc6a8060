import type { Selectable } from 'kysely';
import type { FeedSettings } from '../feed-options.js';
import type { Database, StreamTable } from '../store/schema.js';
import { playUrlOf, publicUrl } from './media-url.js';
import { isoDate } from './replay-item.js';

/** The path segment that is pushed to where nobody says another. */
export const DEFAULT_APP = 'live';

type LiveRow = Pick<Selectable<StreamTable>, 'id' | 'app' | 'title' | 'poster' | 'started_ms' | 'width' | 'height'>;

/** The streams on air that anyone may see. */
export function selectLiveStreams(db: Database) {
  return db
    .selectFrom('streams')
    .select(['id', 'app', 'title', 'poster', 'started_ms', 'width', 'height'])
    .where('status', '=', 'live')
    .where('banned_ms', 'is', null)
    .where('hidden', '=', false);
}

export function liveItem({ id, app, title, poster, started_ms, width, height }: LiveRow, settings: FeedSettings) {
  return {
    kind: 'live',
    id,
    stream: id,
    title: title ?? id,
    ...(poster !== null && { poster: publicUrl(poster, settings, '') }),
    src: publicUrl(playUrlOf(settings, { stream: id, app: app ?? DEFAULT_APP }), settings, ''),
    ...(width !== null && { width }),
    ...(height !== null && { height }),
    ...(started_ms !== null && { startedAt: isoDate(started_ms) }),
  };
}
