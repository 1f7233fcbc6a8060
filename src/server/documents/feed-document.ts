import { sql } from 'kysely';
import type { FeedSettings } from '../feed-options.js';
import type { Document } from './document.js';
import type { FeedQuery } from './feed-query.js';
import { documentOf } from './document.js';
import { writeCursor } from './feed-cursor.js';
import { liveItem, selectLiveStreams } from './live-item.js';
import { replayItems, selectReplays } from './replay-item.js';

/**
 * A page of the feed: rooms on air, the newest first, then replays, the newest first.
 *
 * @param search - The query as it came: the next page is asked for with the same filters.
 */
export async function feedDocument(query: FeedQuery, search: URLSearchParams, settings: FeedSettings): Promise<Document> {
  // One more than is shown tells whether there is a next page.
  const live = await readLive(query, query.limit + 1, settings);
  const replays = live.length > query.limit ? [] : await readReplays(query, query.limit + 1 - live.length, settings);
  const shownLive = live.slice(0, query.limit);
  const shownReplays = replays.slice(0, query.limit - shownLive.length);
  const items = [...shownLive.map((row) => liveItem(row, settings)), ...(await replayItems(settings.store.db, shownReplays, settings, ''))];
  const more = live.length + replays.length > query.limit;
  const lastReplay = shownReplays.at(-1);
  const lastLive = shownLive.at(-1);
  const after = lastReplay
    ? writeCursor({ kind: 'replay', startMs: lastReplay.start_ms ?? 0, id: lastReplay.id })
    : lastLive && writeCursor({ kind: 'live', startMs: lastLive.started_ms ?? 0, id: lastLive.id });
  return documentOf({ version: 1, ...(more && after !== undefined && { next: nextPage(search, after) }), items });
}

function nextPage(search: URLSearchParams, after: string): string {
  const next = new URLSearchParams(search);
  next.set('after', after);
  return `feed.json?${next}`;
}

async function readLive({ kind, streams, toMs, text, curated, after }: FeedQuery, limit: number, { store }: FeedSettings) {
  if (kind === 'replay' || curated || after?.kind === 'replay') return [];
  let rows = selectLiveStreams(store.db).orderBy('started_ms', 'desc').orderBy('id', 'desc').limit(limit);
  if (after) rows = rows.where(sql<boolean>`(started_ms, id) < (${after.startMs}, ${after.id})`);
  if (streams.length > 0) rows = rows.where('id', 'in', streams);
  if (toMs !== undefined) rows = rows.where('started_ms', '<=', toMs);
  if (text !== undefined) rows = rows.where(sql<boolean>`coalesce(title, '') || ' ' || id ilike ${pattern(text)}`);
  return rows.execute();
}

async function readReplays({ kind, streams, fromMs, toMs, text, curated, after }: FeedQuery, limit: number, { store }: FeedSettings) {
  if (kind === 'live') return [];
  let rows = selectReplays(store.db).orderBy('replays.start_ms', 'desc').orderBy('replays.id', 'desc').limit(limit);
  if (after?.kind === 'replay') rows = rows.where(sql<boolean>`(replays.start_ms, replays.id) < (${after.startMs}, ${after.id})`);
  if (streams.length > 0) rows = rows.where('replays.stream', 'in', streams);
  if (fromMs !== undefined) rows = rows.where('replays.end_ms', '>=', fromMs);
  if (toMs !== undefined) rows = rows.where('replays.start_ms', '<=', toMs);
  if (curated !== undefined) rows = rows.where('replays.curated', '=', curated);
  if (text !== undefined)
    rows = rows.where(sql<boolean>`coalesce(replays.title, streams.title, '') || ' ' || replays.stream ilike ${pattern(text)}`);
  return rows.execute();
}

function pattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
