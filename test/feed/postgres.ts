import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const BIN = process.env.PG_BIN ?? '/usr/lib/postgresql/15/bin';
const run = promisify(execFile);

/** Starts a PostgreSQL server of its own on a free port. */
export async function startPostgres() {
  const folder = await mkdtemp(join(tmpdir(), 'relive-postgres-'));
  const user = await unprivilegedUser();
  if (user) await chown(folder, user.uid, user.gid);
  await run(`${BIN}/initdb`, ['-D', join(folder, 'data'), '-U', 'relive', '-A', 'trust', '-E', 'UTF8', '--locale=C'], {
    ...user,
    cwd: folder,
  });
  const port = await freePort();
  const server = spawn(`${BIN}/postgres`, ['-D', join(folder, 'data'), '-p', String(port), '-k', folder, '-h', '127.0.0.1'], {
    ...user,
    cwd: folder,
    stdio: 'ignore',
  });
  const url = (database: string) => `postgres://relive@127.0.0.1:${port}/${database}`;
  const admin = await connect(url('postgres'));
  let databases = 0;
  return {
    /** @returns The URL of a database with nothing in it. */
    async createDatabase() {
      const name = `feed${++databases}`;
      await admin.query(`create database ${name}`);
      return url(name);
    },
    /** Ends all connections; whoever wants one makes it anew. */
    async hangUp() {
      await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = $1', [
        'client backend',
      ]);
    },
    async stop() {
      if (server.exitCode !== null) return;
      await admin.end();
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function connect(url: string): Promise<pg.Client> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** PostgreSQL does not run as root. */
async function unprivilegedUser() {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.');
  return address.port;
}
