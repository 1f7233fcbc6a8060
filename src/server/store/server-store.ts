import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Schema } from './schema.js';
import type { FeedStore } from './store.js';
import { Changes } from './changes.js';
import { listenToServer } from './listen-to-server.js';
import { migrate } from './migrations.js';

const BIGINT = 20;

/** Times and sizes are far below 2^53, so they may be numbers. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => (oid === BIGINT ? Number : pg.types.getTypeParser(oid, format)),
};

/** Opens a store on a PostgreSQL server. */
export async function openServerStore(url: string): Promise<FeedStore> {
  const pool = new pg.Pool({ connectionString: url, types, max: 10, connectionTimeoutMillis: 5000 });
  // A connection that breaks is replaced by the next query; without listeners it would end the process, idle or not.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  const changes = new Changes();
  const stopped = new AbortController();
  try {
    await migrate(db);
    await listenToServer(url, changes, stopped.signal);
  } catch (error) {
    stopped.abort();
    await db.destroy();
    throw error;
  }
  const close = async () => {
    stopped.abort();
    await db.destroy();
  };
  return { db, changes, close };
}
