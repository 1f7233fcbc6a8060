import { get } from 'node:http';

/** A viewer that is further behind is gone or stalled. It must not make the live server keep what it does not read. */
const backlogLimit = 4_000_000;

/**
 * Hands `/live/NAME.flv` through from the live server, which then needs no address of its own.
 * @param {{ origin: string, onAir(path: string): boolean }} live Who is not on air is not there: the live server would let viewers wait.
 * @returns {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => boolean} whether the request was for it
 */
export function liveProxy({ origin, onAir }) {
  return (req, res) => {
    const path = /^\/live\/[\w-]+\.flv(?=$|\?)/.exec(req.url ?? '')?.[0];
    if (!path) return false;
    if (!onAir(path.replace(/\.flv$/, ''))) {
      res.writeHead(404).end();
      return true;
    }
    const head = { 'content-type': 'video/x-flv', 'cache-control': 'no-store' };
    if (req.method === 'HEAD') {
      // The live server would begin to play.
      res.writeHead(200, head).end();
      return true;
    }
    const upstream = get(origin + path, { agent: false }, (stream) => {
      res.writeHead(stream.statusCode ?? 502, head);
      stream.on('data', (chunk) => {
        res.write(chunk);
        if (res.writableLength > backlogLimit) res.destroy();
      });
      stream.on('end', () => res.end());
      stream.on('error', () => res.destroy());
    });
    upstream.on('error', () => (res.headersSent ? res.destroy() : res.writeHead(502).end()));
    res.on('close', () => upstream.destroy());
    return true;
  };
}
