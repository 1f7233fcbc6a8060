import type { FeedSettings } from '../feed-options.js';
import type { Document } from './document.js';
import { Refusal } from '../refusal.js';
import { documentOf } from './document.js';
import { replayItems, selectReplays } from './replay-item.js';

/**
 * A replay document. The id of a replay that became part of another leads to that one.
 * @throws {Refusal} 404 when there is none to be seen.
 */
export async function replayDocument(id: string, settings: FeedSettings): Promise<Document> {
  const { db } = settings.store;
  const alias = await db.selectFrom('aliases').select('replay_id').where('id', '=', id).executeTakeFirst();
  const replay = await selectReplays(db)
    .where('replays.id', '=', alias?.replay_id ?? id)
    .executeTakeFirst();
  if (!replay) throw new Refusal(404, 'There is no such replay.');
  const [item] = await replayItems(db, [replay], settings, '../');
  return documentOf({ version: 1, ...item });
}
