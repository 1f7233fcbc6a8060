// Feeds that answer what a test says: `POST /feeds/ID` takes the answer, `GET /feeds/ID/feed.json` gives it.
import { json } from 'node:stream/consumers';
import { end } from './faults.mjs';

/**
 * @typedef {object} Answer
 * @property {readonly unknown[]} [items]
 * @property {Record<string, object | null>} [pages] A document for each value of `after`; `null` is a server in trouble.
 * @property {string} [body] Instead of a document.
 * @property {number} [status]
 * @property {boolean} [fail] Whether the connection breaks.
 * @property {boolean} [hold] Whether everyone waits for the next answer.
 * @property {boolean} [events] Whether it tells of changes.
 *
 * @typedef {import('node:http').IncomingMessage} Req
 * @typedef {import('node:http').ServerResponse} Res
 */

/**
 * `POST /feeds/ID/tell` tells those who listen of a change; `GET /feeds/ID/log` answers `{ requests, listeners }`: what was asked for, and how many listen.
 * @returns {(req: Req, res: Res) => boolean} whether the request was for it
 */
export function feeds() {
  /** @type {Map<string, { answer: Answer, requests: string[], listeners: Set<Res>, waiting: (() => void)[] }>} */
  const known = new Map();
  return (req, res) => {
    const { pathname, search, searchParams } = new URL(req.url ?? '/', 'http://localhost');
    const [, id = '', rest = ''] = /^\/feeds\/(\w+)(?:\/([\w.]+))?$/.exec(pathname) ?? [];
    if (!id) return false;
    const feed = known.get(id) ?? { answer: { items: [] }, requests: [], listeners: new Set(), waiting: [] };
    known.set(id, feed);
    if (req.method === 'POST' && rest === 'tell') {
      for (const listener of feed.listeners) listener.write('data: {}\n\n');
      end(res, 200, 'application/json', '{}');
    } else if (req.method === 'POST') {
      void json(req).then((answer) => {
        feed.answer = /** @type {Answer} */ (answer);
        if (!feed.answer.hold) for (const go of feed.waiting.splice(0)) go();
        end(res, 200, 'application/json', '{}');
      });
    } else if (rest === 'log') end(res, 200, 'application/json', JSON.stringify({ requests: feed.requests, listeners: feed.listeners.size }));
    else if (rest !== 'feed.json') end(res, 404, 'text/plain', '');
    else if (req.headers.accept?.includes('text/event-stream')) {
      feed.listeners.add(res);
      res.on('close', () => feed.listeners.delete(res));
      res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write('data: {}\n\n');
    } else {
      feed.requests.push(search);
      const go = () => send(res, feed.answer, searchParams.get('after') ?? '0');
      if (feed.answer.hold) feed.waiting.push(go);
      else go();
    }
    return true;
  };
}

/** @param {Res} res @param {Answer} answer @param {string} after */
function send(res, { items, pages, body, status = 200, fail, events }, after) {
  if (fail) return res.destroy();
  const document = pages ? pages[after] : { items };
  if (events) res.setHeader('link', '<feed.json>; rel="alternate"; type="text/event-stream"');
  end(res, document ? status : 503, 'application/json', body ?? JSON.stringify({ version: 1, ...document }));
}
