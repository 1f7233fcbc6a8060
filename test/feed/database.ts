import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { FeedStore } from '../../src/server/index.js';
import { openStore } from '../../src/server/index.js';
import { startPostgres } from './postgres.js';

/** A database to test on. */
export interface TestDatabase {
  readonly name: string;
  /** Opens an empty store. */
  open(): Promise<FeedStore>;
  /** Takes away what it left behind. */
  remove(): Promise<void>;
}

/** What the same tests run on: the embedded database, and with PG=1 a real server too. */
export function testDatabases(): TestDatabase[] {
  return [embedded(), ...(process.env.PG ? [server()] : [])];
}

export function embedded(): TestDatabase {
  const folders: string[] = [];
  return {
    name: 'PGlite',
    async open() {
      const folder = await emptyFolder();
      folders.push(folder);
      return openStore(folder);
    },
    async remove() {
      for (const folder of folders) await rm(dirname(folder), { recursive: true, force: true });
    },
  };
}

function server(): TestDatabase {
  let postgres: Promise<Awaited<ReturnType<typeof startPostgres>>> | undefined;
  return {
    name: 'PostgreSQL',
    async open() {
      postgres ??= startPostgres();
      return openStore(await (await postgres).createDatabase());
    },
    async remove() {
      await (await postgres)?.stop();
    },
  };
}

/** A folder with an empty database. Making one takes seconds, so one is made and copied. */
export async function emptyFolder(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'relive-feed-')), 'data');
  await cp(await template(), folder, { recursive: true });
  return folder;
}

async function template(): Promise<string> {
  const parent = tmpdir();
  const manifest = new URL('../../node_modules/@electric-sql/pglite/package.json', import.meta.url);
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const name = `relive-empty-pglite-${version}`;
  if (!(await readdir(parent)).includes(name)) {
    const fresh = join(parent, `${name}-${randomBytes(4).toString('hex')}`);
    await (await PGlite.create(fresh)).close();
    // Where another process was faster, its folder is as good.
    await rename(fresh, join(parent, name)).catch(() => rm(fresh, { recursive: true, force: true }));
  }
  return join(parent, name);
}
