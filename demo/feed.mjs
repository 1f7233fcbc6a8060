// The feed server of src/server, in this process: the live server's callbacks in, the documents of the page out.
import { get } from 'node:http';
import { randomBytes } from 'node:crypto';
import { tsImport } from 'tsx/esm/api';

/** @typedef {import('../src/server/index.js')} Server */

/**
 * @param {object} [options]
 * @param {(callbacks: { cloud(event: object): Promise<void>, name(stream: string, title: string): Promise<void> }) => Promise<void>} [options.fill] What is in the feed from the beginning.
 */
export async function startFeed({ fill } = {}) {
  /** @type {Server} */
  const { createFeedHandler, openStore, serveFeed, signCallback } = await tsImport('../src/server/index.ts', import.meta.url);
  const callbackKey = randomBytes(16).toString('hex');
  const managementToken = randomBytes(16).toString('hex');
  const store = await openStore('memory://');
  const handler = createFeedHandler({ store, callbackKey, managementToken, mediaUrl: '/recorded/', maxGapSeconds: 600 });
  const server = await serveFeed(handler, { port: 0 });
  const sign = (seconds = 600) => {
    const t = Math.floor(Date.now() / 1000) + seconds;
    return { t, sign: signCallback(callbackKey, t) };
  };
  const send = async (/** @type {string} */ method, /** @type {string} */ path, /** @type {object} */ body) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${managementToken}` };
    const response = await handler(new Request(server.url + path, { method, headers, body: JSON.stringify(body) }));
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  };
  await fill?.({
    cloud: (event) => send('POST', '/callbacks/cloud', { ...event, ...sign() }),
    name: (stream, title) => send('PATCH', `/streams/${encodeURIComponent(stream)}`, { title }),
  });

  const { t, sign: signature } = sign(365 * 86_400);
  return {
    /** Where a media server sends its callbacks: an address that is signed, and that only this machine reaches. */
    notifyUrl: `${server.url}/callbacks/node-media-server?t=${t}&sign=${signature}`,
    /** What viewers read. @param {import('node:http').IncomingMessage} req @param {import('node:http').ServerResponse} res @returns {boolean} whether the request was for it */
    handle(req, res) {
      if (!/^\/(feed\.json|(replays|status|recordings)\/[^/]+)(\?|$)/.test(req.url ?? '')) return false;
      const { accept = '*/*', 'if-none-match': known } = req.headers;
      const upstream = get(server.url + req.url, { agent: false, headers: { accept, ...(known && { 'if-none-match': known }) } }, (answer) => {
        res.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(res);
      });
      upstream.on('error', () => (res.headersSent ? res.destroy() : res.writeHead(502).end()));
      res.on('close', () => upstream.destroy());
      return true;
    },
    async stop() {
      await server.close();
      await store.close();
    },
  };
}
