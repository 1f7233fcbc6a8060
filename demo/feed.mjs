// The feed server of src/server, in this process: the live server's callbacks in, the documents of the page out.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, get } from 'node:http';
import { tsImport } from 'tsx/esm/api';
import { listenOnFreePort } from '../scripts/free-port.mjs';

/** @typedef {{ cloud(event: object): Promise<void>, name(stream: string, title: string): Promise<void> }} Callbacks */

const callbackKey = randomBytes(16).toString('hex');
const managementToken = randomBytes(16).toString('hex');

/**
 * It listens at once. Its database takes some seconds to begin, for which callbacks and viewers wait, and nobody else does.
 * @param {{ fill?(callbacks: Callbacks): Promise<void> }} [options] `fill`: what is in the feed from the beginning
 */
export async function startFeed({ fill } = {}) {
  const opening = open(fill);
  opening.catch((error) => console.error(`There is no feed: ${error.message}`));
  const door = createServer((req, res) => {
    opening.then(
      ({ server }) => server.server.emit('request', req, res),
      () => res.writeHead(503).end(),
    );
  });
  const origin = `http://127.0.0.1:${await listenOnFreePort(door, { host: '127.0.0.1' })}`;
  const { signCallback } = await serverPart();
  const t = Math.floor(Date.now() / 1000) + 365 * 86_400;
  return {
    /** Where a media server sends its callbacks: an address that is signed, and that only this machine reaches. */
    notifyUrl: `${origin}/callbacks/node-media-server?t=${t}&sign=${signCallback(callbackKey, t)}`,
    /** What viewers read. @param {import('node:http').IncomingMessage} req @param {import('node:http').ServerResponse} res @returns {boolean} whether the request was for it */
    handle(req, res) {
      if (!/^\/(feed\.json|(replays|status|recordings)\/[^/]+)(\?|$)/.test(req.url ?? '')) return false;
      const { accept = '*/*', 'if-none-match': known } = req.headers;
      const upstream = get(origin + req.url, { agent: false, headers: { accept, ...(known && { 'if-none-match': known }) } }, (answer) => {
        res.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(res);
      });
      upstream.on('error', () => (res.headersSent ? res.destroy() : res.writeHead(502).end()));
      res.on('close', () => upstream.destroy());
      return true;
    },
    async stop() {
      const closed = once(door, 'close');
      door.close();
      door.closeAllConnections();
      await closed;
      const opened = await opening.catch(() => undefined);
      await opened?.server.close();
      await opened?.store.close();
    },
  };
}

/** @param {((callbacks: Callbacks) => Promise<void>) | undefined} fill */
async function open(fill) {
  const { createFeedHandler, openStore, serveFeed, signCallback } = await serverPart();
  const store = await openStore('memory://');
  const handler = createFeedHandler({ store, callbackKey, managementToken, mediaUrl: '/recorded/', maxGapSeconds: 600 });
  const server = await serveFeed(handler, { port: 0 });
  const send = async (/** @type {string} */ method, /** @type {string} */ path, /** @type {object} */ body) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${managementToken}` };
    const response = await handler(new Request(server.url + path, { method, headers, body: JSON.stringify(body) }));
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  };
  await fill?.({
    cloud(event) {
      const t = Math.floor(Date.now() / 1000) + 600;
      return send('POST', '/callbacks/cloud', { ...event, t, sign: signCallback(callbackKey, t) });
    },
    name: (stream, title) => send('PATCH', `/streams/${encodeURIComponent(stream)}`, { title }),
  });
  return { store, server };
}

/** @type {Promise<import('../src/server/index.js')> | undefined} */
let loaded;

function serverPart() {
  return (loaded ??= tsImport('../src/server/index.ts', import.meta.url));
}
