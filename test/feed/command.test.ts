import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { run } from '../../src/server/command/run.js';
import { openStore, verifyCallback } from '../../src/server/index.js';
import { fileReady, KEY, signed } from './callbacks.js';
import { emptyFolder } from './database.js';
import { readEvents } from './events.js';
import { compiledServer, relive } from './serve.js';

/** Runs the command in this process. */
async function here(args: readonly string[]) {
  const written = { out: '', err: '' };
  const code = await run(args, { stdout: { write: (text) => (written.out += text) }, stderr: { write: (text) => (written.err += text) } });
  return { code, ...written };
}

describe('the command', () => {
  const folders: string[] = [];
  after(async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });

  it('serves a feed from a folder, ends when asked to, and has everything when it comes back', async () => {
    const data = await emptyFolder();
    folders.push(dirname(data));
    const start = () =>
      relive(['serve', '--port', '0', '--data', data, '--max-gap', '60'], { env: { RELIVE_KEY: KEY, RELIVE_TOKEN: 'let-me-in-please' } });
    const first = start();
    const url = await first.listening();
    const t = Math.floor(Date.now() / 1000) + 600;
    const post = await fetch(`${url}/callbacks/cloud`, {
      method: 'POST',
      body: JSON.stringify(signed({ ...fileReady('room', 'a', 0, 60), t })),
    });
    assert.deepEqual(await post.json(), { code: 0 });
    const events = readEvents(await fetch(`${url}/status/room`, { headers: { Accept: 'text/event-stream' } }));
    assert.equal((await events.next()).status, 'offline');

    const second = await relive(['serve', '--port', '0', '--data', data], { env: { RELIVE_KEY: KEY } }).ended;
    assert.equal(second.code, 1);
    assert.match(second.err, /^relive serve: Process \d+ uses [^\n]+\n$/);

    first.child.kill('SIGTERM');
    assert.deepEqual(await first.ended.then(({ code, err }) => [code, err]), [0, '']);
    const third = start();
    const { items } = (await (await fetch(`${await third.listening()}/feed.json`)).json()) as { items: { stream: string }[] };
    assert.deepEqual(
      items.map(({ stream }) => stream),
      ['room'],
    );
    third.child.kill('SIGINT');
    assert.equal((await third.ended).code, 0);
  });

  it('takes over a folder whose process is gone, though another has its number', async () => {
    const data = await emptyFolder();
    folders.push(dirname(data));
    // This process runs, and is not the one that wrote the lock.
    await writeFile(`${data}.lock`, `${process.pid} 1`);
    const store = await openStore(data);
    await assert.rejects(openStore(data), /A folder serves one process/);
    await store.close();
    await (await openStore(data)).close();
  });

  it('says in one line what to add when a library is missing', async () => {
    const bare = await mkdtemp(join(tmpdir(), 'relive-bare-'));
    folders.push(bare);
    await cp(compiledServer(), bare, { recursive: true });
    const embedded = await relive(['serve'], { folder: bare, env: { RELIVE_KEY: KEY } }).ended;
    assert.deepEqual(embedded, {
      code: 1,
      out: '',
      err: 'relive serve: hono and kysely and @hono/node-server and @electric-sql/pglite are not installed. Add them with: npm install hono kysely @hono/node-server @electric-sql/pglite\n',
    });
    const server = await relive(['serve', '--database', 'postgres://x'], { folder: bare, env: { RELIVE_KEY: KEY } }).ended;
    assert.match(server.err, /npm install hono kysely @hono\/node-server pg\n$/);
  });

  it('says in one line what is wrong with its options', async () => {
    for (const [args, message] of [
      [['serve'], /key is needed/],
      [['serve', '--key', 'k', '--port', 'x'], /--port must be a number/],
      [['serve', '--nonsense'], /nonsense/],
      [['serve', '--key', 'k', '--srs', 'http://a', '--cloud-app', '1'], /exclude/],
      [['sign-url', 'x', '--key', 'k'], /URL is needed/],
    ] as const) {
      const { code, err } = await here(args);
      assert.equal(code, 2, err);
      assert.match(err, message);
      assert.equal(err.trim().split('\n').length, 1, err);
    }
  });

  it('signs the URL that a media server calls', async () => {
    const { out } = await here(['sign-url', 'http://127.0.0.1:8080/callbacks/srs', '--key', KEY]);
    const { searchParams } = new URL(out);
    assert.equal(verifyCallback(Object.fromEntries(searchParams), KEY), 'valid');
  });
});

it('the server’s libraries come with it only where somebody adds them', async () => {
  const { dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(
    await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as Record<string, Record<string, { optional?: boolean } | string>>;
  for (const name of ['hono', '@hono/node-server', 'kysely', '@electric-sql/pglite', 'pg']) {
    assert.ok(peerDependencies?.[name], name);
    assert.deepEqual(peerDependenciesMeta?.[name], { optional: true });
    assert.equal(dependencies?.[name], undefined);
  }
});
