import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { FeedStore } from '../../src/server/index.js';
import type { Fields } from './callbacks.js';
import { parseRecordings } from '../../src/timeline/parse-recordings.js';
import { fileReady, NOW, pushStarted, pushStopped } from './callbacks.js';
import { feedOn, newStream } from './feed.js';

const HOUR = 3600;

export function documents(open: () => FeedStore) {
  describe('documents', () => {
    let store: FeedStore;
    let feed: ReturnType<typeof feedOn>;

    before(() => {
      store = open();
      feed = feedOn(store);
    });

    const items = async (query: string) => ((await feed.json(`/feed.json?${query}`)) as { items: Fields[] }).items;

    it('show rooms on air first, then replays, the newest first', async () => {
      const [a, b] = [newStream(), newStream()];
      await feed.callbacks(
        fileReady(a, `${a}-old`, -9 * HOUR, 60),
        fileReady(b, `${b}-new`, -5 * HOUR, 60),
        pushStarted(a, 1),
        pushStarted(b, 1, { event_time: NOW + 5 }),
      );
      assert.deepEqual(
        (await items(`stream=${a}&stream=${b}`)).map(({ kind, stream }) => [kind, stream]),
        [
          ['live', b],
          ['live', a],
          ['replay', b],
          ['replay', a],
        ],
      );
    });

    it('say where a room is watched, since when, and how large it is', async () => {
      const stream = newStream();
      await feed.callbacks(pushStarted(stream, 1, { appname: 'show', width: 1280, height: 720 }));
      assert.deepEqual(await items(`stream=${stream}`), [
        {
          kind: 'live',
          id: stream,
          stream,
          title: stream,
          src: `/show/${stream}.flv`,
          width: 1280,
          height: 720,
          startedAt: '2026-01-05T10:00:00.000Z',
        },
      ]);
      const elsewhere = feedOn(store, {
        playUrl: ({ stream, app }) => `http://play.example/${app}/${stream}.m3u8`,
        upgradeMedia: ['play.example'],
      });
      assert.equal(
        ((await elsewhere.json(`/feed.json?stream=${stream}`)) as { items: Fields[] }).items[0]?.src,
        `https://play.example/show/${stream}.m3u8`,
      );
    });

    it('make one replay of files that follow each other, and parseRecordings reads it', async () => {
      const stream = newStream();
      await feed.callbacks(
        fileReady(stream, `${stream}-b`, 1900, 1800),
        fileReady(stream, `${stream}-a`, 0, 1800),
        fileReady(stream, `${stream}-c`, 20_000, 60),
      );
      const [later, replay] = await items(`stream=${stream}`);
      assert.equal((later?.recordings as unknown[]).length, 1);
      assert.ok(replay);
      assert.deepEqual([replay.start, replay.end, replay.duration], ['2026-01-05T10:00:00.000Z', '2026-01-05T11:01:40.000Z', 3600]);
      const document = await feed.json(`/replays/${replay.id}.json`);
      assert.deepEqual(document, { version: 1, ...replay });
      const { recordings, rejected } = parseRecordings(document);
      assert.deepEqual(
        recordings.map(({ id, stream: of }) => [id, of]),
        [
          [`${stream}-a`, stream],
          [`${stream}-b`, stream],
        ],
      );
      assert.equal(rejected.length, 0);
    });

    it('keep links to a replay good when a file turns up that joins it with another', async () => {
      const stream = newStream();
      await feed.callbacks(fileReady(stream, `${stream}-a`, 0, 600), fileReady(stream, `${stream}-c`, 4000, 600));
      const ids = (await items(`stream=${stream}`)).map(({ id }) => id);
      assert.equal(ids.length, 2);
      await feed.callbacks(fileReady(stream, `${stream}-b`, 2000, 600));
      const [joined, ...others] = await items(`stream=${stream}`);
      assert.equal(others.length, 0);
      for (const id of ids) assert.equal((await feed.json(`/replays/${id}.json`)).id, joined?.id);
    });

    it('keep together what one task recorded, and what lies between', async () => {
      const stream = newStream();
      await feed.callbacks(
        fileReady(stream, `${stream}-a`, 0, 60, { task_id: 't' }),
        fileReady(stream, `${stream}-b`, 9000, 60),
        fileReady(stream, `${stream}-c`, 20_000, 60, { task_id: 't' }),
      );
      const [only, ...others] = await items(`stream=${stream}`);
      assert.deepEqual([(only?.recordings as unknown[]).length, others.length], [3, 0]);
    });

    it('page through everything, once, while new things arrive', async () => {
      const stream = newStream();
      for (let day = 1; day <= 7; day++) await feed.callbacks(fileReady(stream, `${stream}-${day}`, -day * 24 * HOUR, 60));
      await feed.callbacks(pushStarted(stream, 1));
      const seen: unknown[] = [];
      for (let next: string | undefined = `feed.json?stream=${stream}&limit=3`; next !== undefined;) {
        const page = (await feed.json(`/${next}`)) as { items: Fields[]; next?: string };
        assert.ok(page.items.length <= 3);
        seen.push(...page.items.map(({ kind, start }) => start ?? kind));
        await feed.callbacks(fileReady(stream, `${stream}-new${seen.length}`, seen.length * 10 * HOUR, 60));
        next = page.next;
      }
      assert.deepEqual(seen, [
        'live',
        ...Array.from({ length: 7 }, (_, index) => new Date((NOW - (index + 1) * 24 * HOUR) * 1000).toISOString()),
      ]);
    });

    it('filter by time and text', async () => {
      const [a, b] = ['Tea & 100% Talk', 'tea_house'].map((name) => `${newStream()}-${name}`);
      assert.ok(a && b);
      await feed.callbacks(fileReady(a, 'tea-a', -100 * HOUR, 60), fileReady(b, 'tea-b', -200 * HOUR, 60));
      const streams = async (query: string) =>
        (await items(`${query}&stream=${encodeURIComponent(a)}&stream=${b}`)).map(({ stream }) => stream);
      const at = (hours: number) => new Date((NOW + hours * HOUR) * 1000).toISOString();
      assert.deepEqual(await streams(`from=${at(-150)}`), [a]);
      assert.deepEqual(await streams(`to=${at(-150)}`), [b]);
      assert.deepEqual(await streams(`from=${at(-100)}&to=${at(-100)}`), [a]);
      assert.deepEqual(await streams('q=TEA'), [a, b]);
      assert.deepEqual(await streams('q=100%25'), [a]);
      assert.deepEqual(await streams('q=a_h'), [b]);
      assert.deepEqual(await streams('kind=live'), []);
    });

    it('refuse what cannot be asked, with a reason', async () => {
      for (const query of [
        'limit=0',
        'limit=x',
        'after=zzz',
        'from=yesterday',
        'to=1e99',
        'kind=dead',
        'curated=1',
        'q=',
        'stream=%00',
        `after=${Buffer.from('["live",1.5,"a"]').toString('base64url')}`,
      ]) {
        const response = await feed.get(`/feed.json?${query}`);
        assert.equal(response.status, 400, query);
        assert.match(((await response.json()) as { message: string }).message, new RegExp(query.split('=')[0] ?? ''));
      }
    });

    it('upgrade media that is not encrypted only where told so', async () => {
      const stream = newStream();
      await feed.callbacks(fileReady(stream, `${stream}-a`, 0, 60));
      const url = async (upgradeMedia: boolean | string[]) => {
        const { items } = (await feedOn(store, { upgradeMedia }).json(`/feed.json?stream=${stream}`)) as {
          items: { recordings: Fields[] }[];
        };
        return items[0]?.recordings[0]?.url;
      };
      assert.equal(await url(false), `http://vod.example/${stream}-a.flv`);
      assert.equal(await url(['other.example']), `http://vod.example/${stream}-a.flv`);
      for (const told of [true, ['vod.example']]) assert.equal(await url(told), `https://vod.example/${stream}-a.flv`);
    });

    it('never tell a secret', async () => {
      const stream = newStream();
      await feed.callbacks(pushStarted(stream, 1), fileReady(stream, `${stream}-a`, 0, 60));
      const [, replay] = await items(`stream=${stream}`);
      for (const path of [`/feed.json?stream=${stream}`, `/replays/${replay?.id}.json`, `/status/${stream}`])
        assert.doesNotMatch(await (await feed.get(path)).text(), /s3cr3t|txSecret|stream_param|5d41402a|user_ip|5\.6\.7\.8/, path);
    });

    it('are answered with 304 to whoever has them, until something changes', async () => {
      const stream = newStream();
      for (const [push, path] of [`/feed.json?stream=${stream}`, `/status/${stream}`].entries()) {
        await feed.callbacks(pushStarted(stream, push));
        const first = await feed.get(path);
        const etag = first.headers.get('etag') ?? '';
        assert.match(etag, /^"[\w-]{22}"$/);
        assert.match(first.headers.get('cache-control') ?? '', /max-age=\d/);
        for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*'])
          assert.equal((await feed.get(path, { 'If-None-Match': tag })).status, 304);
        await feed.callbacks(pushStopped(stream, push));
        assert.equal((await feed.get(path, { 'If-None-Match': etag })).status, 200);
      }
    });

    it('may be read by pages of any origin, errors included', async () => {
      for (const path of ['/feed.json', '/replays/none.json', '/status/none', '/feed.json?limit=0'])
        assert.equal((await feed.get(path, { Origin: 'https://page.example' })).headers.get('access-control-allow-origin'), '*', path);
      const preflight = await feed.request('OPTIONS', '/feed.json', undefined, {
        Origin: 'https://page.example',
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'if-none-match',
      });
      assert.equal(preflight.status, 204);
      assert.equal(
        (await feed.get('/callbacks/cloud', { Origin: 'https://page.example' })).headers.get('access-control-allow-origin'),
        null,
      );
    });

    it('are not there under other names, and take no other methods', async () => {
      for (const path of [
        '/',
        '/feed',
        '/replays/none.json',
        '/replays/.json',
        '/replays/a/b.json',
        `/replays/${'x'.repeat(300)}.json`,
        '/replays/%00.json',
      ])
        assert.equal((await feed.get(path)).status, 404, path);
      const response = await feed.request('DELETE', '/feed.json');
      assert.deepEqual([response.status, response.headers.get('allow')], [405, 'GET, HEAD']);
      assert.equal((await feed.get('/callbacks/cloud')).status, 405);
      assert.equal((await feed.request('HEAD', '/feed.json')).status, 200);
    });

    it('lie below a path of their own where one is given', async () => {
      const below = feedOn(store, { basePath: '/relive' });
      assert.equal((await below.get('/relive/feed.json')).status, 200);
      assert.equal((await below.get('/feed.json')).status, 404);
    });
  });
}
