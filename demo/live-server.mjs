// A real live server, node-media-server, inside this process: FLV is pushed in and played out over HTTP.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const load = createRequire(import.meta.url);

/**
 * Only this machine reaches it: whoever can, may also push.
 * @returns {Promise<{ origin: string, stop(): Promise<void> }>} `stop` breaks open streams
 */
export async function startLiveServer() {
  const NodeMediaServer = load('node-media-server');
  const logger = load('node-media-server/src/core/logger.js');
  // Its constructor sets the level to "debug", so a level of our own would come too late for its greeting.
  logger.log = (/** @type {string} */ message, level = 'info') => {
    if (level === 'error') console.error(message);
  };

  const folder = await mkdtemp(join(tmpdir(), 'relive-live-'));
  const server = new NodeMediaServer({ bind: '127.0.0.1', http: { port: 1 }, webadmin: { enable: false }, record: { auto: false }, store: { path: folder } });
  // It ends the whole process when its port is taken, and takes 0 for "off". Listening in its place, the system finds the port.
  const http = server.httpServer.httpServer;
  server.httpServer.run = () => http.listen(0, '127.0.0.1');
  // A push is one request that never ends; Node would end it after five minutes.
  http.requestTimeout = 0;
  // Its store would send every signal to this process a second time.
  server.store.options.signals = false;
  const listening = once(http, 'listening');
  await server.run();
  await listening;

  return {
    origin: `http://127.0.0.1:${http.address().port}`,
    async stop() {
      const closed = once(http, 'close');
      await server.stop();
      http.closeAllConnections();
      await closed;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
