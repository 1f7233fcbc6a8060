import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { FeedStore } from '../../src/server/index.js';
import { serveFeed } from '../../src/server/index.js';
import { pushStarted, pushStopped } from './callbacks.js';
import { readEvents } from './events.js';
import { feedOn, newStream } from './feed.js';

export function status(open: () => FeedStore) {
  describe('the status of a stream', () => {
    let store: FeedStore;
    let feed: ReturnType<typeof feedOn>;

    before(() => {
      store = open();
      feed = feedOn(store);
    });

    it('is offline before anything is known of it', async () => {
      assert.deepEqual(await feed.json('/status/nobody'), { version: 1, stream: 'nobody', status: 'offline' });
    });

    it('says live, then why it ended', async () => {
      const stream = newStream();
      await feed.callbacks(pushStarted(stream, 1));
      assert.deepEqual(await feed.json(`/status/${stream}`), {
        version: 1,
        stream,
        status: 'live',
        startedAt: '2026-01-05T10:00:00.000Z',
        src: `/live/${stream}.flv`,
      });
      await feed.callbacks(pushStopped(stream, 1, { errcode: 14 }));
      assert.deepEqual(await feed.json(`/status/${stream}`), {
        version: 1,
        stream,
        status: 'offline',
        reason: 'network',
        code: 14,
        startedAt: '2026-01-05T10:00:00.000Z',
        endedAt: '2026-01-05T10:01:00.000Z',
      });
    });

    it('comes as events to whoever asks for events, at once and at every change', async () => {
      const stream = newStream();
      const response = await feed.get(`/status/${stream}`, { Accept: 'text/event-stream' });
      // A cache must not answer with the one for the other.
      for (const answer of [response, await feed.get(`/status/${stream}`)]) assert.equal(answer.headers.get('vary'), 'Accept');
      const events = readEvents(response);
      assert.equal((await events.next()).status, 'offline');
      await feed.callbacks(pushStarted(stream, 1));
      assert.equal((await events.next()).status, 'live');
      await feed.callbacks(pushStarted(newStream(), 1), pushStopped(stream, 1));
      const end = await events.next();
      assert.deepEqual([end.status, end.reason], ['ended', 'streamer']);
      await events.close();
    });

    it('changes the feed, which tells by events, and says where', async () => {
      const stream = newStream();
      const path = `/feed.json?stream=${stream}`;
      const page = await feed.get(path);
      assert.equal(page.headers.get('link'), `<feed.json?stream=${stream}>; rel="alternate"; type="text/event-stream"`);
      assert.equal(page.headers.get('vary'), 'Accept');
      const events = readEvents(await feed.get(path, { Accept: 'text/event-stream' }));
      assert.equal((await events.next()).etag, page.headers.get('etag'));
      // What happens to others is no news here.
      await feed.callbacks(pushStarted(newStream(), 1), pushStarted(stream, 1));
      assert.equal((await events.next()).etag, (await feed.get(path)).headers.get('etag'));
      await events.close();
    });

    it('is told to a slow reader as it is, not as it was', async () => {
      const stream = newStream();
      const events = readEvents(await feed.get(`/status/${stream}`, { Accept: 'text/event-stream' }));
      assert.equal((await events.next()).status, 'offline');
      for (let push = 1; push <= 5; push++) await feed.callbacks(pushStarted(stream, push), pushStopped(stream, push, { errcode: 14 }));
      // One may have been on its way already.
      const told = [(await events.next()).status];
      if (told[0] === 'live') told.push((await events.next()).status);
      assert.equal(told.at(-1), 'offline');
      await events.close();
    });

    it('is told to so many readers and no more, and a place is free when one goes', async () => {
      const server = await serveFeed(feedOn(store, { maxStatusStreams: 1 }).handler, { port: 0 });
      const open = (signal?: AbortSignal) =>
        fetch(`${server.url}/status/x`, { headers: { Accept: 'text/event-stream' }, ...(signal && { signal }) });
      const leave = new AbortController();
      await readEvents(await open(leave.signal)).next();
      const refused = await open();
      assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '10']);
      assert.equal((await fetch(`${server.url}/status/x`, { method: 'HEAD', headers: { Accept: 'text/event-stream' } })).status, 200);
      leave.abort();
      let next = await open();
      while (next.status === 503) next = await open();
      assert.equal(next.status, 200);
      await server.close();
    });
  });
}
