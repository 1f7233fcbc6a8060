// A live HLS server for tests and the demo: `/hls/clock.m3u8` is a window that slides over test/media/clock for ever.
import { fileURLToPath } from 'node:url';
import { allowOrigins, answerFault, end } from './faults.mjs';
import { hlsLoop } from './hls-loop.mjs';

const clockFolder = fileURLToPath(new URL('../media/clock/', import.meta.url));
const windowSize = 5;
const segmentMs = 1000;

/**
 * Five segments of one second, the last of which has just ended; none before the server's first five. The query
 * `status=N` or `html` answers so, `nocors` leaves the CORS headers out.
 * @param {{ now?: () => number }} [options] the wall clock in epoch milliseconds
 * @returns {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => boolean} whether the request was for it
 */
export function liveHls({ now = Date.now } = {}) {
  const loop = hlsLoop(clockFolder);
  const firstSegmentAt = now() - windowSize * segmentMs;
  const endedSegments = () => Math.floor((now() - firstSegmentAt) / segmentMs);

  function playlist() {
    const first = Math.max(0, endedSegments() - windowSize);
    const lines = [
      '#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-TARGETDURATION:1', `#EXT-X-MEDIA-SEQUENCE:${first}`, '#EXT-X-INDEPENDENT-SEGMENTS', '#EXT-X-MAP:URI="init.mp4"',
    ];
    for (let number = first; number < first + windowSize; number++) {
      const date = new Date(firstSegmentAt + number * segmentMs).toISOString();
      lines.push(`#EXT-X-PROGRAM-DATE-TIME:${date}`, `#EXTINF:${loop.duration(number).toFixed(3)},`, `clock-${number}.m4s`);
    }
    return `${lines.join('\n')}\n`;
  }

  return (req, res) => {
    const { pathname, searchParams: query } = new URL(req.url ?? '/', 'http://localhost');
    const name = /^\/hls\/([\w.-]+)$/.exec(pathname)?.[1];
    if (!name) return false;
    allowOrigins(req, res, query);
    const number = Number(/^clock-(\d+)\.m4s$/.exec(name)?.[1] ?? NaN);
    if (answerFault(req, res, query)) return true;
    if (name === 'clock.m3u8') end(res, 200, 'application/vnd.apple.mpegurl', playlist());
    else if (name === 'init.mp4') end(res, 200, 'video/mp4', loop.init);
    else if (number < endedSegments()) end(res, 200, 'video/iso.segment', loop.segment(number));
    else end(res, 404, 'text/plain', `no ${name}`);
    return true;
  };
}
