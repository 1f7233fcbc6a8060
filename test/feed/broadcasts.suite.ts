import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { FeedStore } from '../../src/server/index.js';
import type { Fields } from './callbacks.js';
import { fileReady, NOW, pushStarted } from './callbacks.js';
import { feedOn, newStream } from './feed.js';

export function broadcasts(open: () => FeedStore) {
  describe('broadcasts', () => {
    let store: FeedStore;
    let feed: ReturnType<typeof feedOn>;

    before(() => {
      store = open();
      feed = feedOn(store);
    });

    const mark = async (body: Fields, status = 200) => {
      const response = await feed.manage('POST', '/broadcasts', body);
      assert.equal(response.status, status, await response.clone().text());
      return (await response.json()) as Fields;
    };
    const replaysOf = async (stream: string) => {
      const { items } = (await feed.json(`/feed.json?kind=replay&stream=${stream}`)) as { items: (Fields & { recordings: Fields[] })[] };
      return items
        .reverse()
        .map(({ id, title, recordings }) => ({
          id,
          title,
          files: recordings.map((recording) => String(recording.id).replace(`${stream}-`, '')).join(''),
        }));
    };
    const files = (stream: string, ...from: number[]) =>
      from.map((start, index) => fileReady(stream, `${stream}-${'abcdef'[index]}`, start, 60));

    it('are what the app says, where it says', async () => {
      const stream = newStream();
      await feed.callbacks(...files(stream, 0, 100, 200, 300));
      const { id, url } = await mark({ stream, id: `${stream}/show`, start: NOW + 90, end: NOW + 270, title: 'The show' });
      assert.equal(url, `replays/${encodeURIComponent(String(id))}.json`);
      assert.deepEqual(
        (await replaysOf(stream)).map(({ title, files }) => [title, files]),
        [
          [stream, 'ad'],
          ['The show', 'bc'],
        ],
      );
      assert.equal((await feed.json(`/${url}`)).title, 'The show');
    });

    it('begin before their first file and end when the app says so', async () => {
      const stream = newStream();
      await mark({ stream, start: new Date(NOW * 1000).toISOString(), title: 'Open end' });
      assert.deepEqual(await replaysOf(stream), []);
      await feed.callbacks(...files(stream, 0, 100));
      await mark({ stream, end: NOW + 170 });
      await feed.callbacks(fileReady(stream, `${stream}-z`, 200, 60));
      assert.deepEqual(
        (await replaysOf(stream)).map(({ title, files }) => [title, files]),
        [
          ['Open end', 'ab'],
          [stream, 'z'],
        ],
      );
      await mark({ stream, end: NOW + 400 }, 409);
    });

    it('may be corrected, and what they let go of is grouped by its times again', async () => {
      const stream = newStream();
      await feed.callbacks(...files(stream, 0, 100, 200));
      const [before] = await replaysOf(stream);
      const { id } = await mark({ stream, start: NOW, end: NOW + 1000 });
      assert.deepEqual(
        (await replaysOf(stream)).map(({ id, files }) => [id, files]),
        [[id, 'abc']],
      );
      // The replay that was there went up in it.
      assert.equal((await feed.json(`/replays/${before?.id}.json`)).id, id);
      await mark({ stream, start: NOW, end: NOW + 90 });
      assert.deepEqual(
        (await replaysOf(stream)).map(({ files }) => files),
        ['a', 'bc'],
      );
    });

    it('do not take the name of another replay', async () => {
      const [stream, other] = [newStream(), newStream()];
      await feed.callbacks(...files(stream, 0));
      const [replay] = await replaysOf(stream);
      await mark({ stream, id: replay?.id, start: NOW, end: NOW + 60 }, 409);
      const { id } = await mark({ stream, start: NOW, end: NOW + 60 });
      await mark({ stream: other, id, start: NOW }, 409);
    });

    it('are refused with a reason where they make no sense', async () => {
      for (const body of [
        {},
        { stream: 's' },
        { stream: 's', start: 'noon' },
        { stream: 's', start: 2, end: 1 },
        { stream: 's', start: 1, title: 1 },
        { stream: 's', start: 1, poster: 'javascript:x' },
        { stream: 's', start: 1, id: '' },
      ])
        assert.ok((await mark(body, 400)).message);
    });

    it('and streams have titles and posters that people give them', async () => {
      const stream = newStream();
      await feed.callbacks(...files(stream, 0), pushStarted(stream, 1));
      assert.equal(
        (await feed.manage('PATCH', `/streams/${stream}`, { title: 'Ana’s room', poster: 'http://img.example/a.jpg' })).status,
        200,
      );
      const [live, replay] = (await feed.json(`/feed.json?stream=${stream}`)).items as Fields[];
      assert.deepEqual(
        [live?.title, live?.poster, replay?.title, replay?.poster],
        ['Ana’s room', 'http://img.example/a.jpg', 'Ana’s room', 'http://img.example/a.jpg'],
      );
      await feed.manage('PATCH', `/replays/${replay?.id}.json`, { title: 'Monday', poster: null, curated: true });
      const [curated, ...others] = (await feed.json(`/feed.json?stream=${stream}&curated=true`)).items as Fields[];
      assert.deepEqual([curated?.title, curated?.curated, others.length], ['Monday', true, 0]);
    });

    it('that are hidden are not there for anyone', async () => {
      const stream = newStream();
      await feed.callbacks(...files(stream, 0));
      const [replay] = await replaysOf(stream);
      for (const path of [`/replays/${replay?.id}.json`, `/streams/${stream}`])
        for (const [hidden, status] of [
          [true, 404],
          [false, 200],
        ] as const) {
          assert.equal((await feed.manage('PATCH', path, { hidden })).status, 200);
          assert.equal((await feed.get(`/replays/${replay?.id}.json`)).status, status);
          assert.equal((await replaysOf(stream)).length, hidden ? 0 : 1);
        }
    });

    it('stay hidden when a file joins them with others', async () => {
      const stream = newStream();
      await feed.callbacks(fileReady(stream, `${stream}-a`, 0, 60), fileReady(stream, `${stream}-c`, 3000, 60));
      const [, second] = await replaysOf(stream);
      await feed.manage('PATCH', `/replays/${second?.id}.json`, { hidden: true });
      await feed.callbacks(fileReady(stream, `${stream}-b`, 1500, 60));
      assert.deepEqual(await replaysOf(stream), []);
    });

    it('are changed by nobody without the token', async () => {
      const body = { stream: newStream(), start: NOW };
      assert.equal((await feed.request('POST', '/broadcasts', body)).status, 401);
      assert.equal((await feed.request('POST', '/broadcasts', body, { Authorization: 'Bearer wrong' })).status, 403);
      assert.equal((await feedOn(store, { managementToken: undefined }).manage('POST', '/broadcasts', body)).status, 403);
      for (const path of ['/replays/x.json', '/streams/x']) assert.equal((await feed.request('PATCH', path, { hidden: true })).status, 401);
      assert.equal((await feed.manage('PATCH', '/replays/none.json', { hidden: true })).status, 404);
      for (const change of [{}, { hidden: 1 }, { title: '' }, { banned_ms: 1 }, { poster: 'data:,' }])
        assert.equal((await feed.manage('PATCH', '/streams/x', change)).status, 400);
    });
  });
}
