// Status documents for tests: what a test sets is what viewers are told, as JSON or as server-sent events.
import { allowOrigins, end } from './faults.mjs';

/**
 * `/status/ID` says what `/set-status/ID?status=S` has set, `live` before that; as events where they are asked for, but for `?poll`.
 * @returns {{ (req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse): boolean, close(): void }}
 */
export function streamStatus() {
  /** @type {Map<string, string>} */
  const statuses = new Map();
  /** @type {Map<import('node:http').ServerResponse, string>} */
  const readers = new Map();
  const document = (/** @type {string} */ id) => JSON.stringify({ version: 1, stream: id, status: statuses.get(id) ?? 'live' });

  /** @param {import('node:http').IncomingMessage} req @param {import('node:http').ServerResponse} res */
  function handle(req, res) {
    const { pathname, searchParams: query } = new URL(req.url ?? '/', 'http://localhost');
    const [, action, id = ''] = /^\/(status|set-status)\/(\w+)$/.exec(pathname) ?? [];
    if (!action) return false;
    allowOrigins(req, res, query);
    if (action === 'set-status') {
      statuses.set(id, query.get('status') ?? 'live');
      for (const [reader, of] of readers) if (of === id) reader.write(`data: ${document(id)}\n\n`);
      end(res, 200, 'text/plain', '');
    } else if (query.has('poll') || !req.headers.accept?.includes('text/event-stream')) end(res, 200, 'application/json', document(id));
    else {
      res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      res.write(`retry: 2000\ndata: ${document(id)}\n\n`);
      readers.set(res, id);
      res.once('close', () => readers.delete(res));
    }
    return true;
  }

  return Object.assign(handle, {
    close() {
      for (const reader of readers.keys()) reader.destroy();
    },
  });
}
