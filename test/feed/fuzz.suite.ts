import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { FeedStore } from '../../src/server/index.js';
import { parseRecordings } from '../../src/timeline/parse-recordings.js';
import type { Fields } from './callbacks.js';
import { fileReady, NOW, pushStarted, pushStopped, signed } from './callbacks.js';
import { feedOn } from './feed.js';

const RUNS = { numRuns: process.env.LONG ? 3000 : 80 };

/** Values that have broken readers of JSON before. */
const odd = fc.constantFrom<unknown>(
  null,
  true,
  0,
  -1,
  1.5,
  1e21,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '💥'.repeat(200),
  'x'.repeat(5000),
  [],
  {},
  [[]],
  { toString: 1 },
  { length: 1 },
  'NaN',
  '99999999999999999999',
  '__proto__',
  "'; drop table events; --",
  '%',
  '../..',
  'javascript:alert(1)',
  'http://',
  'http://a/b.flv',
);
const value = fc.oneof({ weight: 3, arbitrary: odd }, { weight: 1, arbitrary: fc.jsonValue() });

/** A good event with some of its fields spoilt, dropped or added to. */
const spoilt = (events: readonly Fields[]) =>
  fc
    .tuple(
      fc.constantFrom(...events),
      fc.integer({ min: 0, max: 99 }),
      fc.dictionary(
        fc.constantFrom(
          ...new Set(events.flatMap((event) => Object.keys(event))),
          'novelty',
          'errcode',
          'sub_errcode',
          '__proto__',
          'constructor',
        ),
        value,
        { maxKeys: 4 },
      ),
      fc.uniqueArray(fc.constantFrom(...Object.keys(events[0] ?? {})), { maxLength: 2 }),
    )
    .map(([event, salt, changes, dropped]) =>
      Object.fromEntries(Object.entries({ ...event, salt, ...changes }).filter(([field]) => !dropped.includes(field))),
    );

const CLOUD = [
  pushStarted('fuzz', 5),
  pushStopped('fuzz', 5),
  fileReady('fuzz', 'f', 0, 60, { task_id: 't', start_time_usec: 1, end_time_usec: 2, callback_ext: '{"resolution":"1x1"}' }),
  { event_type: 332, stream_id: 'fuzz', record_detail: '{"record_event":"record_start"}' },
  { event_type: 321, stream_id: 'fuzz' },
];
const SRS = ['on_publish', 'on_unpublish', 'on_dvr', 'on_hls', 'on_play'].map((action) => ({
  action,
  server_id: 's',
  client_id: 'c',
  app: 'live',
  stream: 'fuzz',
  file: `./html/live/fuzz.${NOW}000.flv`,
  url: 'live/fuzz-1.ts',
  duration: 9.5,
  seq_no: 1,
  m3u8: 'x',
}));
const NODE_MEDIA_SERVER = ['prePublish', 'postPublish', 'donePublish', 'doneRecord', 'postPlay'].map((action) => ({
  action,
  id: 's',
  app: 'live',
  name: 'fuzz',
  createtime: NOW * 1000,
  endtime: NOW * 1000 + 5000,
  outbytes: 9,
  filePath: '/m/live/fuzz/1.flv',
  query: {},
}));

export function fuzz(open: () => FeedStore) {
  describe('whatever comes', () => {
    let store: FeedStore;
    let feed: ReturnType<typeof feedOn>;

    before(() => {
      store = open();
      feed = feedOn(store, { trustMediaServers: true, maxBodyBytes: 20_000 });
    });
    afterEach(async () => {
      assert.deepEqual(feed.errors, []);
      // What was let in can be shown, and read by the players.
      const { items } = (await feed.json('/feed.json?limit=200')) as { items: Fields[] };
      for (const item of items)
        if (item.kind === 'replay') assert.deepEqual(parseRecordings(item, { baseUrl: 'https://feed.example/feed.json' }).rejected, []);
    });

    const answered = async (response: Response, ...expected: number[]) => {
      const text = await response.text();
      assert.ok(expected.includes(response.status), `${response.status}: ${text}`);
      if (response.status >= 400) assert.ok((JSON.parse(text) as { message: string }).message.length > 5, text);
    };

    it('a signed event of the cloud is taken in, however odd its fields', async () => {
      await fc.assert(
        fc.asyncProperty(spoilt(CLOUD), async (event) =>
          answered(await feed.request('POST', '/callbacks/cloud', { ...signed({ ...event, t: NOW + 600 }) }), 200, 413),
        ),
        RUNS,
      );
    });

    for (const [path, events] of [
      ['srs', SRS],
      ['node-media-server', NODE_MEDIA_SERVER],
    ] as const)
      it(`an event of ${path} is taken in, however odd its fields`, async () => {
        await fc.assert(
          fc.asyncProperty(spoilt(events), async (event) => answered(await feed.request('POST', `/callbacks/${path}`, event), 200, 413)),
          RUNS,
        );
      });

    it('a forged or late event is refused', async () => {
      await fc.assert(
        fc.asyncProperty(spoilt(CLOUD), value, value, async (event, t, sign) =>
          answered(await feed.request('POST', '/callbacks/cloud', { ...event, t, sign }), 403, 413),
        ),
        RUNS,
      );
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: NOW - 1 }), async (t) =>
          answered(await feed.request('POST', '/callbacks/cloud', signed({ event_type: 1, t })), 403),
        ),
        RUNS,
      );
    });

    it('a body that is no JSON object is refused, on every route that takes one', async () => {
      const body = fc.oneof(
        fc.string(),
        fc.json().filter((text) => !text.startsWith('{')),
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(
          '',
          '{',
          '[]',
          '"',
          '\ufeff',
          '{"a":1}}',
          '{"a":'.repeat(2000),
          '['.repeat(15_000),
          `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`,
        ),
      );
      const paths = fc.constantFrom('/callbacks/cloud', '/callbacks/srs', '/callbacks/node-media-server', '/broadcasts');
      await fc.assert(
        fc.asyncProperty(paths, body, async (path, body) => answered(await feed.manage('POST', path, body), 400)),
        RUNS,
      );
    });

    it('a huge body is refused before it is read to its end', async () => {
      let sent = 0;
      const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array((sent += 1000) && 1000)) });
      const request = new Request('https://feed.example/callbacks/cloud', { method: 'POST', body: endless, duplex: 'half' } as RequestInit);
      await answered(await feed.handler(request), 413);
      assert.ok(sent < 50_000, String(sent));
      await answered(await feed.request('POST', '/callbacks/cloud', 'x'.repeat(30_000)), 413);
    });

    it('a mark or a change of the site is done or refused with a reason', async () => {
      const mark = fc.record(
        {
          stream: fc.oneof(fc.constant('fuzz'), value),
          start: fc.oneof(fc.integer({ min: NOW, max: NOW + 100 }), value),
          end: fc.oneof(fc.integer({ min: NOW + 100, max: NOW + 200 }), value),
          id: fc.oneof(fc.constantFrom('a', 'b'), value),
          title: value,
          poster: value,
        },
        { requiredKeys: [] },
      );
      await fc.assert(
        fc.asyncProperty(mark, async (body) => answered(await feed.manage('POST', '/broadcasts', body), 200, 400, 409, 413)),
        RUNS,
      );
      const change = fc.dictionary(fc.constantFrom('title', 'poster', 'hidden', 'curated', '__proto__', 'x'), value, { maxKeys: 3 });
      await fc.assert(
        fc.asyncProperty(fc.constantFrom('/streams/fuzz', '/replays/a.json'), change, async (path, body) =>
          answered(await feed.manage('PATCH', path, body), 200, 400, 404, 413),
        ),
        RUNS,
      );
    });

    it('a path or a query is answered or refused with a reason', async () => {
      const text = fc
        .oneof(
          fc.string({ maxLength: 30 }),
          fc.string({ unit: 'binary', maxLength: 30 }),
          odd.map((any) => (typeof any === 'string' ? any : 'x')),
        )
        .map((raw) => encodeURIComponent(raw.toWellFormed()));
      const name = fc.oneof(text, fc.constantFrom('%', '%zz', '%00', '%ff', 'a%2Fb', '..', '%2e%2e', '.json', 'fuzz'));
      const path = fc.oneof(
        name.map((id) => `/replays/${id}.json`),
        name.map((id) => `/recordings/${id}.m3u8`),
        name.map((stream) => `/status/${stream}`),
        name.map((any) => `/${any}`),
        fc
          .tuple(fc.constantFrom('limit', 'after', 'stream', 'from', 'to', 'q', 'kind', 'curated', 'x'), text)
          .map(([parameter, value]) => `/feed.json?${parameter}=${value}`),
      );
      await fc.assert(
        fc.asyncProperty(path, async (path) => answered(await feed.get(path), 200, 400, 404)),
        { numRuns: RUNS.numRuns * 3 },
      );
      const action = fc.constantFrom('ban', 'resume', 'drop', 'burn');
      await fc.assert(
        fc.asyncProperty(name, action, async (stream, action) =>
          answered(await feed.manage('POST', `/streams/${stream}/${action}`), 200, 404, 405, 409),
        ),
        RUNS,
      );
    });

    it('comes too often, it is told to wait', async () => {
      let nowMs = NOW * 1000;
      const slow = feedOn(store, { rateLimit: { perSecond: 2, burst: 3 }, now: () => nowMs });
      const post = async (address?: string) =>
        (
          await slow.handler(
            new Request('https://feed.example/callbacks/cloud', { method: 'POST', body: JSON.stringify(signed({ event_type: 7 })) }),
            { address },
          )
        ).status;
      assert.deepEqual([await post('a'), await post('a'), await post('a'), await post('a'), await post('b')], [200, 200, 200, 429, 200]);
      nowMs += 500;
      assert.deepEqual([await post('a'), await post('a')], [200, 429]);
      assert.equal((await slow.get('/feed.json')).status, 200);
    });
  });
}
