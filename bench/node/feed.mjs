// The feed's first page out of 100,000 recordings, against the same router answering a constant of the same size.
// npm run bench feed
import { performance } from 'node:perf_hooks';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { register } from 'tsx/esm/api';

register();
const source = new URL('../../src/server/index.ts', import.meta.url).href;
/** @type {typeof import('../../src/server/index.js')} */
const { createFeedHandler, openStore } = await import(source);

const recordings = Number(process.argv[2] ?? 100_000);
const ROUNDS = 300;

const store = await openStore('memory://');
await seed();
const feed = createFeedHandler({ store, callbackKey: 'bench' });
const page = await (await feed(new Request('http://bench/feed.json'))).text();
const bare = new Hono().get('/feed.json', (context) => context.body(page, 200, { 'Content-Type': 'application/json' }));

const results = {
  'bare router, a constant': await measure(async () => bare.fetch(new Request('http://bench/feed.json'))),
  'first page, kept': await measure(() => feed(new Request('http://bench/feed.json'))),
  'first page, made anew': await measure(() => {
    store.changes.tell(undefined);
    return feed(new Request('http://bench/feed.json'));
  }),
  'a page in the middle, made anew': await measure(() => {
    store.changes.tell(undefined);
    return feed(new Request(`http://bench/feed.json?to=${1_700_000_000 + recordings * 300}`));
  }),
};
const [first = { median: NaN }] = Object.values(results);
console.log(`${recordings} recordings, a page of ${JSON.parse(page).items.length} items and ${page.length} characters, ${ROUNDS} rounds`);
for (const [name, { median, p95 }] of Object.entries(results))
  console.log(
    `${name.padEnd(34)} median ${median.toFixed(3)} ms, 95 % below ${p95.toFixed(3)} ms, ${(median / first.median).toFixed(1)} × bare`,
  );
await store.close();

/** Four recordings a replay, a thousand streams, one replay after the other. Straight into the tables: that is not what is measured. */
async function seed() {
  const { db } = store;
  await sql`insert into streams (id) select 'room' || i from generate_series(0, 999) i`.execute(db);
  await sql`insert into replays (id, stream, start_ms, end_ms)
    select 'replay' || i, 'room' || i % 1000, (1700000000 + i::bigint * 2400) * 1000, (1700000000 + i::bigint * 2400 + 2400) * 1000 from generate_series(0, ${sql.lit(recordings / 4 - 1)}) i`.execute(
    db,
  );
  await sql`insert into recordings (id, stream, url, format, start_ms, end_ms, size, replay_id)
    select 'file' || i, 'room' || i / 4 % 1000, 'https://vod.example/' || i || '.flv', 'flv', (1700000000 + i::bigint * 600) * 1000, (1700000000 + i::bigint * 600 + 590) * 1000, 9749353, 'replay' || i / 4
    from generate_series(0, ${sql.lit(recordings - 1)}) i`.execute(db);
  await sql`analyze`.execute(db);
}

/** @param {() => Promise<Response>} ask */
async function measure(ask) {
  const times = [];
  for (let round = 0; round < ROUNDS + 20; round++) {
    const start = performance.now();
    await (await ask()).text();
    // The first ones are slower, while the code is compiled.
    if (round >= 20) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { median: times[ROUNDS / 2] ?? NaN, p95: times[Math.floor(ROUNDS * 0.95)] ?? NaN };
}
