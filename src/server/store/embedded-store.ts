import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import type { Schema } from './schema.js';
import type { FeedStore } from './store.js';
import { CHANNEL, Changes } from './changes.js';
import { lockFolder } from './lock-folder.js';
import { migrate } from './migrations.js';
import { pgliteDialect } from './pglite-dialect.js';

/** Opens a store in a folder, or in memory (`memory://`). */
export async function openEmbeddedStore(location: string): Promise<FeedStore> {
  const unlock = location.startsWith('memory://') ? async () => {} : await lock(location);
  try {
    const pglite = await PGlite.create(location);
    const db = new Kysely<Schema>({ dialect: pgliteDialect(pglite) });
    await migrate(db);
    const changes = new Changes();
    await pglite.listen(CHANNEL, (stream) => changes.tell(stream));
    const close = async () => {
      await db.destroy();
      await unlock();
    };
    return { db, changes, close };
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function lock(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  return lockFolder(folder);
}
