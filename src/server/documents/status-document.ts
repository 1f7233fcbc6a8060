import type { Selectable } from 'kysely';
import type { FeedSettings } from '../feed-options.js';
import type { StreamTable } from '../store/schema.js';
import type { Document } from './document.js';
import { documentOf } from './document.js';
import { DEFAULT_APP } from './live-item.js';
import { playUrlOf, publicUrl } from './media-url.js';
import { isoDate } from './replay-item.js';

/**
 * What viewers of a stream are told: `live`, `ended`, `forbidden`, or `offline`, which says that it may come.
 * A stream that nobody has heard of is `offline` too: it may begin at any time.
 */
export async function statusDocument(stream: string, settings: FeedSettings): Promise<Document> {
  const row = await settings.store.db.selectFrom('streams').selectAll().where('id', '=', stream).executeTakeFirst();
  return documentOf({ version: 1, stream, ...(row ? statusOf(row, settings) : { status: 'offline' }) });
}

function statusOf(row: Selectable<StreamTable>, settings: FeedSettings) {
  if (row.banned_ms !== null) return { status: 'forbidden', reason: 'banned', since: isoDate(row.banned_ms) };
  const { status, reason, code, started_ms, ended_ms, width, height, recording } = row;
  const started = { ...(started_ms !== null && { startedAt: isoDate(started_ms) }) };
  if (status !== 'live')
    return {
      status,
      ...(reason !== null && { reason }),
      ...(code !== null && { code }),
      ...started,
      ...(ended_ms !== null && { endedAt: isoDate(ended_ms) }),
    };
  return {
    status,
    ...started,
    src: publicUrl(playUrlOf(settings, { stream: row.id, app: row.app ?? DEFAULT_APP }), settings, '../'),
    ...(width !== null && { width }),
    ...(height !== null && { height }),
    ...(recording !== null && { recording }),
  };
}
