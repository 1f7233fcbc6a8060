import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addPage, hasRoomsBelow, mergeFirstPage, replayOf, sortItems } from '../../src/feed/feed-order.js';
import { TITLE_LIMIT, type FeedItem, type LiveItem, type ReplayItem } from '../../src/feed/feed-item.js';
import { parseFeed } from '../../src/feed/parse-feed.js';
import { parseRecordings } from '../../src/timeline/parse-recordings.js';

const baseUrl = 'https://site.example/api/feed.json';
const live = { kind: 'live', id: 'room1', stream: 'room1', title: 'Tea', src: '../live/room1.flv', startedAt: '2026-01-01T10:00:00Z' };
const replay = {
  kind: 'replay',
  id: 's1',
  stream: 'room1',
  title: 'Yesterday',
  start: '2025-12-31T10:00:00Z',
  end: '2025-12-31T11:00:00Z',
  duration: 3540,
  recordings: [{ id: 'r1', url: '/rec/1.flv', format: 'flv', start: '2025-12-31T10:00:00Z', end: '2025-12-31T10:30:00Z', duration: 1800 }],
};

const read = (...items: unknown[]) => parseFeed({ version: 1, items }, { baseUrl });
const only = (item: unknown) => read(item).items[0] as FeedItem & { qualities?: unknown };

describe('a feed', () => {
  it('gives its items, with absolute addresses', () => {
    const { items, rejected, next } = parseFeed({ version: 1, next: 'feed.json?after=x', items: [live, replay] }, { baseUrl });
    assert.deepEqual(rejected, []);
    assert.equal(next, 'https://site.example/api/feed.json?after=x');
    const [room, broadcast] = items as [LiveItem, ReplayItem];
    assert.equal(room.src, 'https://site.example/live/room1.flv');
    assert.equal(room.startedAt, '2026-01-01T10:00:00.000Z');
    assert.equal(broadcast.recordings[0]?.url, 'https://site.example/rec/1.flv');
    assert.equal(parseRecordings(broadcast.recordings).recordings.length, 1);
    assert.equal('repaired' in room || 'repaired' in broadcast, false);
  });

  it('is read from JSON text and from a bare list too, and again from what was read', () => {
    assert.equal(parseFeed(`\uFEFF${JSON.stringify([live])}`, { baseUrl }).items.length, 1);
    const { items } = read(live, replay, { ...live, id: 'x', title: 'y'.repeat(999), viewers: 'many' });
    assert.deepEqual(parseFeed(items).items, items);
  });

  it('keeps fields that it does not know', () => {
    const item = only({ ...live, shop: { id: 7 }, tags: ['tea'] }) as unknown as Record<string, unknown>;
    assert.deepEqual([item['shop'], item['tags']], [{ id: 7 }, ['tea']]);
  });

  it('is told apart from what is none', () => {
    for (const [input, reason] of [
      ['<html>', /must be JSON/],
      [{ version: 2, items: [] }, /version must be 1; it is 2/],
      [{ items: {} }, /items must be a list/],
      [undefined, /must be an object with items/],
      [{ version: 1 }, /must be an object with items/],
    ] as const) {
      const { items, rejected } = parseFeed(input);
      assert.deepEqual([items.length, rejected[0]?.index], [0, -1]);
      assert.match(rejected[0]?.reason ?? '', reason);
    }
  });

  it('leaves a bad item out, says why, and gives the rest', () => {
    const bad = [
      null,
      'text',
      { kind: 'film' },
      { ...live, src: 'javascript:alert(1)' },
      { ...live, src: 'java\nscript:alert(1)' },
      { ...live, src: 'rtmp://x/live' },
      { ...live, src: undefined },
      { ...replay, recordings: [] },
      { ...replay, recordings: [{ url: 'javascript:alert(1)', format: 'flv' }] },
      { ...replay, recordings: [{ url: '/no-format' }] },
    ];
    const { items, rejected } = read(...bad, live, replay, live);
    assert.deepEqual(items.map(({ id }) => id), ['room1', 's1']);
    assert.deepEqual(rejected.map(({ index }) => index), [...bad.keys(), bad.length + 2]);
    assert.ok(rejected.every(({ reason }) => /[a-z].*\.$/i.test(reason) && reason.length < 300));
  });

  it('takes a title for text, and cuts one of 10 MB', () => {
    assert.equal(only({ ...live, title: '<img src=x onerror=alert(1)>' }).title, '<img src=x onerror=alert(1)>');
    const cut = only({ ...live, title: '😀'.repeat(2_500_000) });
    assert.equal(Array.from(cut.title).length, TITLE_LIMIT);
    assert.ok(cut.title.endsWith('😀…'));
    assert.deepEqual(cut.repaired, ['title']);
    assert.equal(only({ ...live, title: undefined }).title, 'room1');
  });

  it('leaves off what makes no sense and can be done without', () => {
    const item = only({ ...live, poster: 'javascript:alert(1)', viewers: -3, startedAt: 'tomorrow', qualities: [{ id: 'a', label: 'A', url: 'javascript:0' }, { id: '720p', label: '720p', url: 'q.flv' }] });
    assert.deepEqual([...(item.repaired ?? [])].sort(), ['poster', 'qualities', 'startedAt', 'viewers']);
    assert.equal('poster' in item || 'viewers' in item || 'startedAt' in item, false);
    assert.deepEqual(item.qualities, [{ id: '720p', label: '720p', url: 'https://site.example/api/q.flv' }]);
    assert.equal(only({ ...live, poster: 'data:image/png;base64,AAAA' }).poster, 'data:image/png;base64,AAAA');
    assert.equal(only({ ...live, poster: 'data:text/html,x' }).poster, undefined);
  });

  it('writes all dates alike, and leaves out what is none', () => {
    for (const [date, written] of [
      ['2026-01-01T10:00:00.000Z', '2026-01-01T10:00:00.000Z'],
      ['2026-01-31T10:00:00.000Z', '2026-01-31T10:00:00.000Z'],
      ['2026-02-30T10:00:00.000Z', undefined],
      ['2026-13-01T10:00:00.000Z', undefined],
      ['2026-01-01T25:00:00.000Z', undefined],
      ['1026-01-01T10:00:00.000Z', undefined],
      ['2026-01-01T18:00:00+08:00', '2026-01-01T10:00:00.000Z'],
      [1_767_261_600, '2026-01-01T10:00:00.000Z'],
    ] as const)
      assert.equal((only({ ...live, startedAt: date }) as LiveItem).startedAt, written, String(date));
  });

  it('follows no link but http and https', () => {
    const { items, next, rejected } = parseFeed({ version: 1, next: 'javascript:alert(1)', items: [live] }, { baseUrl });
    assert.deepEqual([items.length, next, rejected.length], [1, undefined, 1]);
  });

  it('never throws, whatever comes, and what it gives can be read again', () => {
    const anything = fc.oneof(fc.anything({ withDate: true, withNullPrototype: true }), fc.record({ kind: fc.constantFrom('live', 'replay'), id: fc.anything(), title: fc.anything(), src: fc.webUrl(), recordings: fc.anything() }));
    fc.assert(
      fc.property(fc.array(anything), fc.anything(), (entries, next) => {
        const { items, rejected } = parseFeed({ version: 1, items: entries, next }, { baseUrl });
        assert.equal(items.length + rejected.filter(({ index }) => index >= 0).length, entries.length);
        assert.deepEqual(parseFeed(items).items, items);
        for (const item of items) assert.match(item.kind === 'live' ? item.src : (item.recordings[0]?.url ?? ''), /^(https?|wss?):/);
      }),
      { numRuns: 500 },
    );
    for (const text of ['', '{', '[]', 'null', '{"items":[]}']) parseFeed(text);
    fc.assert(fc.property(fc.json(), (text) => void parseFeed(text, { baseUrl })), { numRuns: 300 });
  });

  it('of items that throw when they are read keeps the others', () => {
    const trap = new Proxy({}, { ownKeys: () => { throw new Error('no'); } });
    assert.deepEqual([read(trap, live).items.length, read(trap, live).rejected.length], [1, 1]);
  });
});

describe('the order of a feed', () => {
  const room = (id: string, minute: number) => only({ ...live, id, startedAt: new Date(Date.UTC(2026, 0, 1, 10, minute)).toISOString() }) as LiveItem;
  const broadcast = (id: string, minute: number) => only({ ...replay, id, start: new Date(Date.UTC(2026, 0, 1, 8, minute)).toISOString(), end: new Date(Date.UTC(2026, 0, 1, 11, minute)).toISOString() });
  const ids = (items: readonly FeedItem[]) => items.map(({ id }) => id).join(' ');

  it('is live rooms first, then replays, each the newest first', () => {
    assert.equal(ids(sortItems([broadcast('r1', 1), room('l1', 1), broadcast('r2', 2), room('l2', 2)])), 'l2 l1 r2 r1');
  });

  it('follows a first page that was read anew, and keeps what lies behind it', () => {
    const known = sortItems([room('l1', 1), room('l2', 2), broadcast('r1', 1), broadcast('r2', 2), broadcast('r3', 3)]);
    assert.equal(ids(mergeFirstPage(known, [room('l3', 3), room('l2', 2), broadcast('r3', 3)], false)), 'l3 l2 r3 r2 r1');
    assert.equal(ids(mergeFirstPage(known, [room('l2', 2)], false)), 'l2 l1 r3 r2 r1');
    assert.equal(ids(mergeFirstPage(known, [room('l2', 2)], true)), 'l2');
    assert.equal(ids(mergeFirstPage(known, [], true)), '');
  });

  it('says whether rooms lie further down than what was read anew', () => {
    const known = sortItems([room('l1', 1), room('l2', 2), broadcast('r1', 1)]);
    assert.equal(hasRoomsBelow(known, [room('l3', 3), room('l2', 2)]), true);
    assert.equal(hasRoomsBelow(known, [room('l1', 1)]), false);
    assert.equal(hasRoomsBelow(known, [room('l3', 3), broadcast('r1', 1)]), false);
    assert.equal(hasRoomsBelow(known, []), false);
  });

  it('takes a page that overlaps with what is known', () => {
    assert.equal(ids(addPage([room('l1', 1), broadcast('r3', 3)], [broadcast('r3', 3), broadcast('r2', 2)])), 'l1 r3 r2');
  });

  it('finds the replay of a room', () => {
    const items = [broadcast('r1', 1), broadcast('r2', 2), only({ ...replay, id: 'old' }), only({ ...replay, id: 'other', stream: 'room2', start: '2027-01-01T00:00:00Z' })];
    assert.equal(replayOf(items, room('l', 0))?.id, 'r2');
    assert.equal(replayOf(items, { stream: 'nobody' }), undefined);
    assert.equal(replayOf([only({ ...replay, id: 'old' })], room('l', 0)), undefined);
  });
});
