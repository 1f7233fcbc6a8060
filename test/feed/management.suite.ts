import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FeedStore, StreamManager } from '../../src/server/index.js';
import { cloudManager, nodeMediaServerManager, serveFeed, signCallback, srsManager } from '../../src/server/index.js';
import { KEY, NOW, pushStarted } from './callbacks.js';
import { readEvents } from './events.js';
import { feedOn, newStream } from './feed.js';
import { startNodeMediaServer } from './node-media-server.js';

/** A server that answers with what `answer` makes of a request, and remembers what it was asked. */
async function apiServer(answer: (request: IncomingMessage) => { status?: number; body: unknown }) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const { status = 200, body } = answer(request);
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
}

/** What stops and bans streams. */
export function management(open: () => FeedStore) {
  describe('management', () => {
    let store: FeedStore;

    before(() => {
      store = open();
    });

    const act = async (manager: StreamManager | undefined, stream: string, action: string) => {
      const response = await feedOn(store, { manager }).manage('POST', `/streams/${stream}/${action}`);
      return [response.status, ((await response.json()) as { message?: string }).message ?? ''] as const;
    };
    const statusOf = async (stream: string) => (await feedOn(store).json(`/status/${stream}`)).status;

    it('is for nobody without the token', async () => {
      for (const action of ['ban', 'resume', 'drop'])
        assert.equal((await feedOn(store).request('POST', `/streams/x/${action}`)).status, 401);
    });

    it('makes a banned stream forbidden for viewers at once, and takes it from the feed', async () => {
      const stream = newStream();
      const feed = feedOn(store);
      await feed.callbacks(pushStarted(stream, 1));
      const events = readEvents(await feed.get(`/status/${stream}`, { Accept: 'text/event-stream' }));
      assert.equal((await events.next()).status, 'live');
      assert.deepEqual(await act(undefined, stream, 'ban'), [200, '']);
      assert.deepEqual(await events.next(), {
        version: 1,
        stream,
        status: 'forbidden',
        reason: 'banned',
        since: '2026-01-05T10:00:00.000Z',
      });
      assert.deepEqual((await feed.json(`/feed.json?stream=${stream}`)).items, []);
      await feed.callbacks(pushStarted(stream, 2));
      assert.equal(await statusOf(stream), 'forbidden');
      assert.deepEqual(await act(undefined, stream, 'resume'), [200, '']);
      assert.equal((await events.next()).status, 'live');
      await events.close();
    });

    it('cannot drop without a media server to ask', async () => {
      assert.equal((await act(undefined, newStream(), 'drop'))[0], 409);
    });

    describe('through the cloud', () => {
      it('calls its API, signed', async () => {
        const cloud = await apiServer(() => ({ body: { ret: 0, message: 'ok' } }));
        const manager = cloudManager({ appId: 1234, key: KEY, endpoint: `${cloud.url}/common_access`, now: () => NOW * 1000 });
        const stream = newStream();
        for (const action of ['ban', 'resume', 'drop']) assert.deepEqual(await act(manager, stream, action), [200, '']);
        const calls = cloud.asked.map((line) => Object.fromEntries(new URL(line.replace('GET ', ''), cloud.url).searchParams));
        assert.deepEqual(
          calls.map((call) => call['Param.n.status']),
          ['0', '1', '2'],
        );
        assert.deepEqual(calls[0], {
          cmd: '1234',
          appid: '1234',
          interface: 'Live_Channel_SetStatus',
          t: String(NOW + 60),
          sign: signCallback(KEY, NOW + 60),
          'Param.s.channel_id': stream,
          'Param.n.status': '0',
        });
        cloud.close();
      });

      for (const [answer, status, message] of [
        [{ body: { ret: 1202 } }, 503, /too often.*1202/],
        [{ body: { ret: 1204 } }, 422, /parameters/],
        [{ body: { ret: 1301 } }, 409, /not live/],
        [{ body: { ret: 10003 } }, 409, /nothing/],
        [{ body: { ret: 1000 } }, 502, /not registered/],
        [{ body: { ret: 1001 } }, 503, /stopped/],
        [{ body: { ret: -1, message: 'sign invalid' } }, 502, /sign invalid/],
        [{ body: { ret: -1, message: 'time expired' } }, 502, /time expired/],
        [{ body: { ret: -1, message: 'cmd is invalid' } }, 502, /cmd is invalid/],
        [{ status: 403, body: 'no' }, 502, /check failed/],
        [{ status: 404, body: null }, 502, /HTTP 404/],
      ] as const)
        it(`tells clearly what ${JSON.stringify(answer)} means`, async () => {
          const cloud = await apiServer(() => answer);
          const [code, said] = await act(cloudManager({ appId: 1, key: KEY, endpoint: cloud.url }), newStream(), 'drop');
          assert.equal(code, status);
          assert.match(said, message);
          assert.doesNotMatch(said, /sign=|5d41402a/);
          cloud.close();
        });

      it('keeps a ban that the cloud could not be told of, and says so', async () => {
        const stream = newStream();
        const manager = cloudManager({ appId: 1, key: KEY, endpoint: 'http://127.0.0.1:9/' });
        const [status, message] = await act(manager, stream, 'ban');
        assert.equal(status, 504);
        assert.match(message, /forbidden.*could not be reached/);
        assert.equal(await statusOf(stream), 'forbidden');
        assert.equal((await act(manager, stream, 'resume'))[0], 504);
        assert.equal(await statusOf(stream), 'forbidden');
      });
    });

    describe('through SRS', () => {
      it('closes the connection that pushes, and turns the next one away', async () => {
        const stream = newStream();
        const srs = await apiServer(({ method, url }) =>
          method === 'DELETE'
            ? { body: url?.endsWith('/c1') ? { code: 0 } : { code: 2049 } }
            : { body: { code: 0, streams: [{ name: stream, app: 'live', publish: { active: true, cid: 'c1' } }] } },
        );
        const manager = srsManager({ url: srs.url });
        // Nobody told of its connection, so SRS is asked.
        assert.deepEqual(await act(manager, stream, 'drop'), [200, '']);
        const feed = feedOn(store, { trustMediaServers: true });
        const publish = (client_id: string) =>
          feed.request('POST', '/callbacks/srs', { action: 'on_publish', client_id, app: 'live', stream });
        assert.equal((await publish('c1')).status, 200);
        assert.deepEqual(await act(manager, stream, 'ban'), [200, '']);
        assert.equal(srs.asked.at(-1), 'DELETE /api/v1/clients/c1');
        assert.equal((await publish('c2')).status, 403);
        assert.deepEqual(await act(manager, stream, 'resume'), [200, '']);
        assert.equal((await publish('c3')).status, 200);
        assert.equal((await act(manager, stream, 'drop'))[0], 409);
        srs.close();
      });
    });

    describe('through a real node-media-server', () => {
      it('closes the push, turns the next one away, and lets it in again', async (test) => {
        const stream = newStream();
        const server = await serveFeed(feedOn(store, { trustMediaServers: true, now: Date.now }).handler, { port: 0 });
        const media = await startNodeMediaServer(`${server.url}/callbacks/node-media-server`);
        test.after(async () => {
          await media.stop();
          await server.close();
        });
        const manager = nodeMediaServerManager(media);
        const until = async (status: string) => {
          for (let tries = 0; (await statusOf(stream)) !== status; tries++) {
            assert.ok(tries < 200, `It is ${await statusOf(stream)}, not ${status}.`);
            await sleep(25);
          }
        };
        assert.equal((await act(manager, stream, 'drop'))[0], 409);
        const first = media.push(stream);
        await until('live');
        assert.deepEqual(await act(manager, stream, 'ban'), [200, '']);
        await first.ended;
        await until('forbidden');
        await media.push(stream).ended;
        assert.deepEqual(await act(manager, stream, 'resume'), [200, '']);
        const last = media.push(stream);
        // It lets the push in some time after it took the connection.
        for (let tries = 0; (await act(manager, stream, 'drop'))[0] !== 200; tries++) {
          assert.ok(tries < 200);
          await sleep(25);
        }
        await last.ended;
        assert.equal((await act(nodeMediaServerManager({ ...media, password: 'wrong' }), stream, 'drop'))[0], 502);
      });
    });
  });
}
