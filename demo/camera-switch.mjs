import { startCamera } from './camera.mjs';

/**
 * A camera with a switch. `GET /camera` says whether it is on, `POST /camera` with `on` or `off` turns it.
 * @param {string} url where it pushes to
 */
export function cameraSwitch(url) {
  /** @type {AbortController | undefined} */
  let running;
  /** @type {Promise<void>} */
  let ended = Promise.resolve();
  const turn = (/** @type {boolean} */ on) => {
    if (on === (running !== undefined)) return;
    running?.abort();
    running = undefined;
    if (!on) return;
    const { signal } = (running = new AbortController());
    // One push at a time: the last one says goodbye first.
    ended = ended.then(() => startCamera({ url, signal }));
  };
  return {
    turn,
    async stop() {
      turn(false);
      await ended;
    },
    /** @param {import('node:http').IncomingMessage} req @param {import('node:http').ServerResponse} res @returns {boolean} whether the request was for it */
    handle(req, res) {
      if (req.url?.split('?', 1)[0] !== '/camera') return false;
      const answer = () => res.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify({ on: running !== undefined }));
      if (req.method !== 'POST') answer();
      // Only the page itself turns it.
      else if (!['same-origin', 'none', undefined].includes(/** @type {string | undefined} */ (req.headers['sec-fetch-site']))) res.writeHead(403).end();
      else {
        let word = '';
        req.setEncoding('utf8');
        req.on('data', (text) => (word = (word + text).slice(0, 10)));
        req.on('end', () => {
          if (word === 'on' || word === 'off') turn(word === 'on');
          answer();
        });
      }
      return true;
    },
  };
}
