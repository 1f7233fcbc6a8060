import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Recording } from '../../src/timeline/recording.js';
import { buildTimeline } from '../../src/timeline/build-timeline.js';
import { groupBroadcasts } from '../../src/timeline/group-broadcasts.js';
import { parseRecordings } from '../../src/timeline/parse-recordings.js';

const good = { id: 'r1', url: 'https://media.example/r1.flv', start: '2026-01-15T12:00:00Z', end: '2026-01-15T12:30:00Z', duration: 1800 };

function only(entry: object, options?: { baseUrl?: string }): Recording {
  const { recordings, rejected } = parseRecordings([entry], options);
  assert.deepEqual(rejected, []);
  assert.equal(recordings.length, 1);
  return recordings[0] as Recording;
}

function reason(entry: unknown, options?: { baseUrl?: string }): string {
  const { recordings, rejected } = parseRecordings([entry], options);
  assert.deepEqual(recordings, []);
  assert.equal(rejected.length, 1);
  assert.equal(rejected[0]?.index, 0);
  assert.equal(rejected[0]?.input, entry);
  return rejected[0]?.reason ?? '';
}

describe('what parseRecordings reads', () => {
  const expected = { id: 'r1', url: good.url, format: 'flv', startMs: Date.parse(good.start), endMs: Date.parse(good.end), duration: 1800 };

  it('reads a list, a replay document, and JSON text of either', () => {
    for (const input of [[good], { version: 1, recordings: [good] }, { recordings: [good] }, JSON.stringify([good]), `\uFEFF${JSON.stringify({ version: 1, recordings: [good] })}`])
      assert.deepEqual(parseRecordings(input), { recordings: [expected], rejected: [] });
  });

  it('gives the stream of the document to recordings that name none', () => {
    const { recordings } = parseRecordings({ version: 1, stream: 'room1', recordings: [good, { ...good, id: 'r2', stream: 'room2' }] });
    assert.deepEqual(
      recordings.map(({ stream }) => stream),
      ['room1', 'room2'],
    );
  });

  it('reads its own result again as the same', () => {
    const first = parseRecordings([good, { url: 'b.m3u8', end: good.end, size: 1e6, width: 1280, note: 'kept' }, { url: 'c.mp4', start: good.start, duration: 5 }]);
    assert.deepEqual(parseRecordings(first.recordings), first);
    assert.deepEqual(parseRecordings(JSON.stringify(first.recordings)), first);
  });

  it('keeps fields that it does not know', () => {
    assert.deepEqual({ ...only({ ...good, title: 'Evening', tags: ['a'] }) }, { ...expected, title: 'Evening', tags: ['a'] });
  });

  it('reports an input that is nothing of this as a whole, once', () => {
    for (const input of [undefined, null, 7, 'not JSON', '"text"', {}, { version: 2, recordings: [good] }, { version: 1, recordings: 'r1' }, new Array(2 ** 32 - 1)]) {
      const { recordings, rejected } = parseRecordings(input);
      assert.deepEqual(recordings, []);
      assert.deepEqual(
        rejected.map(({ index }) => index),
        [-1],
      );
      assert.match(rejected[0]?.reason ?? '', /^(input|version|recordings) must be .*\.$/);
    }
  });

  it('leaves a bad recording out, says which and why, and keeps the rest', () => {
    const { recordings, rejected } = parseRecordings([good, { ...good, url: 'javascript:alert(1)' }, { ...good, id: 'r3' }, null]);
    assert.deepEqual(
      recordings.map(({ id }) => id),
      ['r1', 'r3'],
    );
    assert.deepEqual(
      rejected.map(({ index }) => index),
      [1, 3],
    );
  });
});

describe('url and format of a recording', () => {
  it('resolves relative URLs against the base, and leaves them relative without one', () => {
    const entry = { ...good, url: '../r1.flv?sign=a b' };
    assert.equal(only(entry, { baseUrl: 'https://site.example/feed/replay.json' }).url, 'https://site.example/r1.flv?sign=a%20b');
    assert.equal(only(entry).url, '../r1.flv?sign=a b');
    assert.equal(only({ ...good, url: '//cdn.example/r1.flv' }, { baseUrl: 'http://site.example/' }).url, 'http://cdn.example/r1.flv');
  });

  it('refuses every scheme but http and https, however it is written', () => {
    for (const url of ['javascript:alert(1)', ' JavaScript:alert(1)', 'java\nscript:alert(1)', '\u0001javascript:alert(1)//a.flv', 'data:video/mp4;base64,AAAA', 'blob:https://a/b', 'file:///a.flv', 'rtmp://a/b.flv', 'http://', '', 7, null, {}])
      for (const options of [{}, { baseUrl: 'https://site.example/' }]) assert.match(reason({ ...good, url, format: 'flv' }, options), /^url must be an http or https URL/);
  });

  it('refuses a relative URL when the base is none', () => {
    for (const baseUrl of ['about:blank', 'file:///home/', 'feed.json']) {
      assert.match(reason({ ...good, url: 'r1.flv' }, { baseUrl }), /baseUrl/);
      assert.equal(only(good, { baseUrl }).url, good.url);
    }
  });

  it('takes the format that is named, else the one of the path', () => {
    const formats = { 'a.flv': 'flv', 'a.M3U8?x=.mp4': 'hls', 'a.f0.mp4#t=1': 'mp4', 'a.m4a': 'aac', 'a.aac': 'aac', 'a.mp3': 'aac' };
    for (const [url, format] of Object.entries(formats)) assert.equal(only({ ...good, url }).format, format);
    assert.equal(only({ ...good, url: 'a.ts', format: 'hls' }).format, 'hls');
    assert.equal(only({ ...good, url: 'play?id=1', format: 'FLV' }).format, 'flv');
    assert.equal(only({ ...good, url: 'a.mp4', format: null }).format, 'mp4');
  });

  it('says which formats there are when it is none of them', () => {
    for (const entry of [{ url: 'a.ts' }, { url: 'a' }, { url: 'a.flv', format: 'ogg' }, { url: 'a.flv', format: {} }, { url: 'a', format: 'constructor' }])
      assert.match(reason({ ...good, ...entry }), /^format must be flv, hls, mp4 or aac, or the path of url end in .*\.$/);
  });
});

describe('id and details of a recording', () => {
  it('gets an id from its URL, the same each time', () => {
    assert.equal(only({ ...good, id: undefined, url: `${good.url}#t=3` }).id, good.url);
    assert.equal(only({ ...good, id: 12 }).id, '12');
  });

  it('is listed once when an event came twice', () => {
    const { recordings, rejected } = parseRecordings([good, { ...good, size: 5 }]);
    assert.equal(recordings.length, 1);
    assert.match(rejected[0]?.reason ?? '', /^id must be unique/);
  });

  it('keeps another file that was given the same id, under an id of its own', () => {
    const { recordings } = parseRecordings([good, { ...good, url: 'https://media.example/r1.m3u8' }]);
    assert.deepEqual(
      recordings.map(({ id }) => id),
      ['r1', 'https://media.example/r1.m3u8'],
    );
    assert.deepEqual(recordings[1]?.repaired, ['id']);
  });

  it('reads a task or session in any spelling', () => {
    for (const field of ['taskId', 'task_id', 'sessionId', 'session_id']) assert.equal(only({ ...good, [field]: 't1' }).taskId, 't1');
  });

  it('leaves off details that are not known, and notes those that make no sense', () => {
    const recording = only({ ...good, width: 0, height: '1080', size: -1, stream: {}, id: [] });
    assert.equal(recording.height, 1080);
    for (const field of ['width', 'size', 'stream']) assert.ok(!(field in recording));
    assert.deepEqual(recording.repaired, ['id', 'stream', 'size']);
  });
});

describe('never throws', () => {
  const field = fc.oneof(
    fc.anything(),
    fc.double(),
    fc.date().map((date) => date.getTime()),
    fc.integer({ min: 0, max: 2e9 }),
    fc.constantFrom('', 'a.flv', 'https://a/b.m3u8', 'flv', good.start, good.end, '1768478400', '1768478400000', -1, 0, 1e300),
  );
  const entry = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true, withSet: true, withMap: true }),
    fc.record({ id: field, url: field, format: field, start: field, end: field, duration: field, size: field, width: field, stream: field, taskId: field, repaired: field, startMs: field }, { requiredKeys: [] }),
    fc.record({ url: fc.constant('a.flv'), start: field, end: field, duration: field, size: field }, { requiredKeys: ['url'] }),
  );

  function keepsItsWord(input: unknown): void {
    const { recordings, rejected } = parseRecordings(input);
    for (const { reason, index } of rejected) assert.ok(reason.endsWith('.') && index >= -1);
    for (const { startMs, endMs, duration, id } of recordings) {
      assert.ok(id !== '' && startMs >= 0 && endMs > startMs);
      assert.ok(duration > 0 && duration <= 7 * 86400);
      assert.equal(Math.round(startMs + duration * 1000), endMs);
      assert.doesNotThrow(() => new Date(endMs).toISOString());
    }
    assert.equal(new Set(recordings.map(({ id }) => id)).size, recordings.length);
    assert.equal(buildTimeline(recordings).spans.length > 0, recordings.length > 0);
    assert.equal(groupBroadcasts(recordings).flatMap((broadcast) => broadcast.recordings).length, recordings.length);
    assert.deepEqual(parseRecordings(recordings), { recordings, rejected: [] });
  }

  it('on anything at all', () => fc.assert(fc.property(fc.anything(), keepsItsWord), { numRuns: 300 }));

  it('on any text, JSON or not', () => fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), keepsItsWord), { numRuns: 300 }));

  it('on lists and documents of anything', () =>
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), fc.boolean(), field, (list, inDocument, stream) => keepsItsWord(inDocument ? { version: 1, stream, recordings: list } : list)),
      { numRuns: 600 },
    ));

  it('on objects that fight back', () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    const trap = {
      get url(): string {
        throw new Error('no');
      },
    };
    const trappedList = new Proxy([good], {
      get(target, key) {
        if (key === '0') throw new Error('no');
        return Reflect.get(target, key);
      },
    });
    for (const input of [proxy, [proxy], [trap], trappedList, { recordings: proxy }, { url: 1n }, [{ ...good, url: Symbol('a') }], [{ ...good, start: 1n }]]) {
      const { recordings, rejected } = parseRecordings(input);
      assert.deepEqual(recordings, []);
      assert.equal(rejected.length, 1);
    }
  });
});
