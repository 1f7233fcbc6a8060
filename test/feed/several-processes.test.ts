import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FeedStore } from '../../src/server/index.js';
import { openStore } from '../../src/server/index.js';
import { fileReady, pushStarted, pushStopped } from './callbacks.js';
import { readEvents } from './events.js';
import { feedOn, newStream } from './feed.js';
import { startPostgres } from './postgres.js';

/** Two stores on one server share nothing in memory, as two processes do. */
describe('several servers on one PostgreSQL', { skip: !process.env.PG && 'PG=1 runs it' }, () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let stores: [FeedStore, FeedStore];
  let here: ReturnType<typeof feedOn>;
  let there: ReturnType<typeof feedOn>;

  before(async () => {
    postgres = await startPostgres();
    const url = await postgres.createDatabase();
    // Both find an empty database.
    stores = await Promise.all([openStore(url), openStore(url)]);
    [here, there] = [feedOn(stores[0]), feedOn(stores[1])];
  });
  after(async () => {
    for (const store of stores) await store.close();
    await postgres.stop();
  });

  it('tell each other’s viewers at once', async () => {
    const stream = newStream();
    const events = readEvents(await there.get(`/status/${stream}`, { Accept: 'text/event-stream' }));
    assert.equal((await events.next()).status, 'offline');
    await here.callbacks(pushStarted(stream, 1));
    assert.equal((await events.next()).status, 'live');
    await here.callbacks(pushStopped(stream, 1));
    assert.equal((await events.next()).status, 'ended');
    await events.close();
  });

  it('show what the other took in, though they keep documents', async () => {
    const stream = newStream();
    const path = `/feed.json?stream=${stream}`;
    for (let count = 1; count <= 3; count++) {
      await here.callbacks(fileReady(stream, `${stream}-${count}`, count * 10_000, 60));
      while (((await there.json(path)).items as unknown[]).length !== count) await sleep(5);
    }
  });

  it('count an event once that comes to both, and keep a stream’s replays in order', async () => {
    const stream = newStream();
    const events = Array.from({ length: 20 }, (_, index) => fileReady(stream, `${stream}-${index}`, index * 100, 60));
    await Promise.all([...events, ...events.slice().reverse()].map((event, index) => (index % 2 ? here : there).callbacks(event)));
    assert.equal((await stores[0].db.selectFrom('events').select('id').where('stream', '=', stream).execute()).length, 20);
    const { items } = (await feedOn(stores[0]).json(`/feed.json?stream=${stream}`)) as { items: { recordings: unknown[] }[] };
    assert.deepEqual(
      items.map(({ recordings }) => recordings.length),
      [20],
    );
  });

  it('go on when their connections break, and miss nothing', async () => {
    const stream = newStream();
    const events = readEvents(await there.get(`/status/${stream}`, { Accept: 'text/event-stream' }));
    assert.equal((await events.next()).status, 'offline');
    await postgres.hangUp();
    while (stores[1].changes.complete) await sleep(5);
    // The first may meet a connection that is just breaking; the cloud sends again.
    for (let tries = 0; (await here.request('GET', '/status/other')).status !== 200; tries++) assert.ok(tries < 100);
    await here.callbacks(pushStarted(stream, 1));
    assert.equal((await events.next()).status, 'live');
    await events.close();
  });

  it('say that the store is away while it is, and to come again', async () => {
    await postgres.stop();
    const response = await here.get(`/status/${newStream()}`);
    assert.deepEqual([response.status, response.headers.get('retry-after')], [503, '5']);
    assert.ok(here.errors.length > 0);
  });
});
