import type { Database, Write } from './schema.js';
import { sql } from 'kysely';
import type { Changes } from './changes.js';
import { CHANNEL } from './changes.js';

/** Where the feed is kept. Made by `openStore`. */
export interface FeedStore {
  /** The tables, for queries of one's own. */
  readonly db: Database;
  readonly changes: Changes;
  /** Lets go of the database. What was acknowledged is stored already. */
  close(): Promise<void>;
}

/**
 * Changes one stream in a transaction, and tells all processes. When it resolves the change is stored for good.
 *
 * Changes of one stream happen one after the other, in all processes together: its row is locked.
 */
export async function changeStream<Result>(store: FeedStore, stream: string, change: (write: Write) => Promise<Result>): Promise<Result> {
  const result = await store.db.transaction().execute(async (write) => {
    await lockStream(write, stream);
    const result = await change(write);
    await announce(write, stream);
    return result;
  });
  // Listeners of this process hear of it before the caller answers; the others a moment later.
  store.changes.tell(stream);
  return result;
}

/** Waits until no other transaction changes the stream. Its row is there afterwards. */
async function lockStream(write: Write, stream: string): Promise<void> {
  // An update of nothing locks the row that is there, in the one statement that makes it where it is not.
  await write
    .insertInto('streams')
    .values({ id: stream })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ id: stream }))
    .execute();
}

/** Takes effect when the transaction does. */
async function announce(write: Write, stream: string): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${stream})`.execute(write);
}
