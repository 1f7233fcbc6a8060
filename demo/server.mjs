// Everything at one address: the page, the built elements, the feed, the HLS stream, and the live server's FLV streams and recordings.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { listenOnFreePort } from '../scripts/free-port.mjs';
import { liveHls } from '../test/server/live-hls.mjs';
import { liveProxy } from './live-proxy.mjs';
import { demoReplay } from './replay.mjs';
import { serveFolder } from './serve-folder.mjs';

/** @param {string} path */
const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/** @typedef {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => boolean} Handle whether the request was for it */

/**
 * @param {object} options
 * @param {string} options.host
 * @param {number} [options.only] This port or none; without it 8080 if it is free.
 * @param {{ origin: string, recordings: string, onAir(path: string): boolean }} options.live
 * @param {{ handle: Handle }} options.camera
 * @param {{ handle: Handle }} options.feed
 * @returns {Promise<{ origin: string, stop(): Promise<void> }>} `stop` breaks open streams
 */
export async function startDemoServer({ host, only, live, camera, feed }) {
  const handlers = [
    liveProxy(live),
    liveHls(),
    demoReplay(),
    feed.handle,
    serveFolder('/recorded/', live.recordings),
    serveFolder('/dist/', folder('../dist/')),
    serveFolder('/', folder('public/')),
  ];
  const server = createServer((req, res) => {
    // A tag copied from the page works on any other page.
    res.setHeader('access-control-allow-origin', '*');
    if (req.method === 'OPTIONS') res.writeHead(204, { 'access-control-allow-headers': '*' }).end();
    else if (camera.handle(req, res)) return;
    else if (req.method !== 'GET' && req.method !== 'HEAD') res.writeHead(405).end();
    else if (!handlers.some((handle) => handle(req, res))) res.writeHead(404).end();
  });
  const port = await listenOnFreePort(server, { host, prefer: 8080, only });
  const everywhere = host === '0.0.0.0' || host === '::';
  return {
    origin: `http://${everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
