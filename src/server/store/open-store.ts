import type { FeedStore } from './store.js';
import { requirePackages } from '../require-packages.js';

/** Whether a location of a store is a PostgreSQL server. */
export function isServerUrl(location: string): boolean {
  return /^postgres(ql)?:\/\//.test(location);
}

/**
 * Opens the store and brings its tables up to date.
 *
 * A change that was acknowledged outlives the process, however it ends. It outlives the machine losing power only on a
 * server: PGlite leaves it to the operating system when its files reach the disk.
 *
 * @param location - A folder, which an embedded PostgreSQL (PGlite) keeps its files in, for one process at a time;
 *   `memory://` for one that is forgotten; or the URL of a PostgreSQL server (`postgres://…`, 12 or later), which any
 *   number of processes share.
 * @throws {MissingPackages} when the library for it is not installed.
 */
export async function openStore(location: string): Promise<FeedStore> {
  if (isServerUrl(location)) {
    await requirePackages('kysely', 'pg');
    const { openServerStore } = await import('./server-store.js');
    return openServerStore(location);
  }
  await requirePackages('kysely', '@electric-sql/pglite');
  const { openEmbeddedStore } = await import('./embedded-store.js');
  return openEmbeddedStore(location);
}
