// One unbroken HLS recording of the clock, `/vod/clock.m3u8?rounds=N`: segments of four seconds in fMP4. With `interstitial=S` another one
// interrupts it at that second (RFC 8216bis, appendix D). `/vod/clock-variants.m3u8` is the same as the only variant of a playlist that names its codecs.
import { fileURLToPath } from 'node:url';
import { hlsLoop } from '../test/server/hls-loop.mjs';
import { end } from '../test/server/faults.mjs';

const roundSeconds = 8;
const segmentSeconds = 4;

/** @returns {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => boolean} whether the request was for it */
export function vodHls() {
  const loop = hlsLoop(fileURLToPath(new URL('../test/media/clock-parts.mp4', import.meta.url)));

  /** @param {number} rounds @param {number | undefined} interstitial */
  function playlist(rounds, interstitial) {
    const begin = Date.UTC(2026, 0, 1);
    const date = (/** @type {number} */ second) => new Date(begin + second * 1000).toISOString();
    const dates =
      interstitial === undefined
        ? []
        : [`#EXT-X-PROGRAM-DATE-TIME:${date(0)}`, `#EXT-X-DATERANGE:ID="other",CLASS="com.apple.hls.interstitial",START-DATE="${date(interstitial)}",DURATION=8,X-ASSET-URI="clock.m3u8?rounds=1",X-RESUME-OFFSET=0`];
    const segments = Array.from({ length: (rounds * roundSeconds) / segmentSeconds }, (_, number) => [`#EXTINF:${segmentSeconds}.000,`, `clock-${number}.m4s`]);
    const head = ['#EXTM3U', '#EXT-X-VERSION:7', `#EXT-X-TARGETDURATION:${segmentSeconds}`, '#EXT-X-PLAYLIST-TYPE:VOD', '#EXT-X-INDEPENDENT-SEGMENTS', '#EXT-X-MAP:URI="init.mp4"'];
    return [...head, ...dates, ...segments.flat(), '#EXT-X-ENDLIST', ''].join('\n');
  }

  const variants = (/** @type {string} */ query) =>
    ['#EXTM3U', '#EXT-X-STREAM-INF:BANDWIDTH=1000000,RESOLUTION=640x360,CODECS="avc1.4d401f,mp4a.40.2"', `clock.m3u8${query}`, ''].join('\n');

  return (req, res) => {
    const { pathname, search, searchParams } = new URL(req.url ?? '/', 'http://localhost');
    const name = /^\/vod\/([\w.-]+)$/.exec(pathname)?.[1];
    if (!name) return false;
    const number = Number(/^clock-(\d+)\.m4s$/.exec(name)?.[1] ?? NaN);
    if (name === 'clock-variants.m3u8') end(res, 200, 'application/vnd.apple.mpegurl', variants(search));
    else if (name.endsWith('.m3u8')) end(res, 200, 'application/vnd.apple.mpegurl', playlist(Number(searchParams.get('rounds') ?? 1), searchParams.has('interstitial') ? Number(searchParams.get('interstitial')) : undefined));
    else if (name === 'init.mp4') end(res, 200, 'video/mp4', loop.init);
    else if (Number.isFinite(number)) end(res, 200, 'video/mp4', Buffer.concat(Array.from({ length: segmentSeconds }, (_, second) => loop.segment(number * segmentSeconds + second))));
    else end(res, 404, 'text/plain', `no ${name}`);
    return true;
  };
}
