// A real live server, node-media-server, inside this process: FLV is pushed in, played out over HTTP, and recorded in pieces.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const load = createRequire(import.meta.url);

/**
 * Only this machine reaches it: whoever can, may also push.
 * @param {object} [options]
 * @param {string} [options.notifyUrl] Where it tells of pushes and recordings.
 * @param {number} [options.cutSeconds] How long a recording becomes before the next one begins. Without it nothing is recorded.
 * @param {number} [options.graceMs] For how long a pusher that went may come back as if nothing had been.
 * @returns {Promise<{ origin: string, recordings: string, onAir(path: string): boolean, stop(): Promise<void> }>}
 *   `recordings`: the folder that they are in; `onAir`: of a path as `/live/clock`; `stop` breaks open streams
 */
export async function startLiveServer({ notifyUrl, cutSeconds, graceMs = 30_000 } = {}) {
  const NodeMediaServer = load('node-media-server');
  const context = load('node-media-server/src/core/context.js');
  const logger = load('node-media-server/src/core/logger.js');
  // Its constructor sets the level to "debug", so a level of our own would come too late for its greeting.
  logger.log = (/** @type {string} */ message, level = 'info') => {
    if (level === 'error') console.error(message);
  };

  const folder = await mkdtemp(join(tmpdir(), 'relive-live-'));
  const recordings = join(folder, 'recordings');
  const server = new NodeMediaServer({
    bind: '127.0.0.1',
    http: { port: 1 },
    webadmin: { enable: false },
    record: cutSeconds ? { path: recordings } : { auto: false },
    notify: { url: notifyUrl },
    store: { path: folder },
  });
  // It ends the whole process when its port is taken, and takes 0 for "off". Listening in its place, the system finds the port.
  const http = server.httpServer.httpServer;
  server.httpServer.run = () => http.listen(0, '127.0.0.1');
  // A push is one request that never ends; Node would end it after five minutes.
  http.requestTimeout = 0;
  // Its store would send every signal to this process a second time.
  server.store.options.signals = false;

  const listeners = {
    prePublish: (/** @type {any} */ { streamPath }) => {
      const broadcast = context.broadcasts.get(streamPath);
      if (broadcast) broadcast.publishGraceMs = graceMs;
    },
    // It would let viewers wait for a pusher who may never come back.
    donePublish: (/** @type {any} */ { streamPath }) => {
      for (const viewer of [...(context.broadcasts.get(streamPath)?.subscribers.values() ?? [])]) if (viewer.ip) viewer.close();
    },
  };
  for (const [event, listener] of Object.entries(listeners)) context.eventEmitter.on(event, listener);
  const cutting = cutSeconds && setInterval(() => cut(server.recordServer), cutSeconds * 1000);

  const listening = once(http, 'listening');
  await server.run();
  await listening;

  return {
    origin: `http://127.0.0.1:${http.address().port}`,
    recordings,
    onAir: (path) => context.broadcasts.get(path)?.getPublishStatus() === 'publishing',
    async stop() {
      if (cutting) clearInterval(cutting);
      for (const [event, listener] of Object.entries(listeners)) context.eventEmitter.off(event, listener);
      const closed = once(http, 'close');
      await server.stop();
      http.closeAllConnections();
      await closed;
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Every recording ends, and another one begins with the key frame before. @param {any} recordServer */
function cut(recordServer) {
  for (const path of [...recordServer._activeRecords.keys()]) {
    recordServer.stopRecord(path);
    recordServer.startRecord(path);
  }
}
