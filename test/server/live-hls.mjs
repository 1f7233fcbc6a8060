// A live HLS server for tests and the demo: windows that slide over the clock clip for ever, in the three ways that live HLS comes.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { allowOrigins, answerFault, end } from './faults.mjs';
import { readSpan } from './flv-alterations.mjs';
import { hlsLoop, partsPerSegment } from './hls-loop.mjs';

const media = fileURLToPath(new URL('../media/', import.meta.url));
const windowSize = 5;
const tsSegments = 8;
const partMs = 200;
const segmentMs = partMs * partsPerSegment;

/**
 * `/hls/clock.m3u8` has fMP4 segments of one second, `/hls/clock-ts.m3u8` TS ones that are discontinuous where the clip
 * begins again, `/hls/clock-ll.m3u8` is low-latency (RFC 8216bis): parts of 200 ms, and reloads that wait. `/hls/clock-all.m3u8`
 * is a multivariant playlist. The last segment has just ended; there is none before the server's first five. The query
 * `status=N` or `html` answers so, `nocors` leaves the CORS headers out; with `id=ID`, `times=N` answers so only N times, and `hold=FROM-TO`
 * holds playlists back between two moments, in ms since the first one; `within=FROM-TO` answers with `status` only between two such moments, and
 * `tear=FROM-TO` breaks the connection in the middle of every segment that is listed in between, once each.
 * @param {{ now?: () => number }} [options] the wall clock in epoch milliseconds
 * @returns {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => boolean} whether the request was for it
 */
export function liveHls({ now = Date.now } = {}) {
  const loop = hlsLoop(`${media}clock-parts.mp4`);
  const firstSegmentAt = now() - windowSize * segmentMs;
  const endedParts = () => Math.floor((now() - firstSegmentAt) / partMs);
  const endedSegments = () => Math.floor(endedParts() / partsPerSegment);

  /** @param {string[]} head @param {(number: number, ended: boolean) => string[]} lines of a segment @param {number} [ahead] unfinished segments to list */
  function playlist(head, lines, ahead = 0) {
    const ended = endedSegments();
    const first = Math.max(0, ended - windowSize);
    const all = ['#EXTM3U', '#EXT-X-VERSION:9', '#EXT-X-TARGETDURATION:1', `#EXT-X-MEDIA-SEQUENCE:${first}`, '#EXT-X-INDEPENDENT-SEGMENTS', ...head];
    for (let number = first; number < ended + ahead; number++) {
      all.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(firstSegmentAt + number * segmentMs).toISOString()}`, ...lines(number, number < ended));
    }
    return `${all.join('\n')}\n`;
  }

  const map = '#EXT-X-MAP:URI="init.mp4"';
  const whole = (/** @type {string} */ name) => ['#EXTINF:1.000,', name];
  const playlists = {
    'clock.m3u8': () => playlist([map], (number) => whole(`clock-${number}.m4s`)),
    'clock-ts.m3u8': () => {
      const first = Math.max(0, endedSegments() - windowSize);
      const head = `#EXT-X-DISCONTINUITY-SEQUENCE:${Math.ceil(first / tsSegments)}`;
      return playlist([head], (number) => [...(number % tsSegments ? [] : ['#EXT-X-DISCONTINUITY']), ...whole(`clock-${number}.ts`)]);
    },
    'clock-ll.m3u8': () => {
      const head = [map, `#EXT-X-PART-INF:PART-TARGET=${partMs / 1000}`, '#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=0.6'];
      return playlist(head, partLines, 1);
    },
    'clock-all.m3u8': () =>
      ['#EXTM3U', '#EXT-X-STREAM-INF:BANDWIDTH=400000,RESOLUTION=640x360,FRAME-RATE=25', 'clock.m3u8', '#EXT-X-STREAM-INF:BANDWIDTH=500000,RESOLUTION=1280x720,FRAME-RATE=25', 'clock.m3u8?hd', ''].join('\n'),
  };

  /** @param {number} number @param {boolean} ended */
  function partLines(number, ended) {
    if (ended && number < endedSegments() - 2) return whole(`clock-${number}.m4s`);
    const there = ended ? partsPerSegment : endedParts() - number * partsPerSegment;
    const parts = Array.from({ length: there }, (_, part) => `#EXT-X-PART:DURATION=${partMs / 1000},URI="clock-${number}.${part}.m4s"${part ? '' : ',INDEPENDENT=YES'}`);
    return ended ? [...parts, ...whole(`clock-${number}.m4s`)] : [...parts, `#EXT-X-PRELOAD-HINT:TYPE=PART,URI="clock-${number}.${there}.m4s"`];
  }

  /** Waits until the part that was asked for is there. @param {string} name @param {URLSearchParams} query */
  async function playlistWhenReady(name, query) {
    const parts = Number(query.get('_HLS_msn') ?? -1) * partsPerSegment + Number(query.get('_HLS_part') ?? partsPerSegment - 1) + 1;
    while (query.has('_HLS_msn') && endedParts() < parts) await sleep(partMs / 10);
    return playlists[/** @type {keyof typeof playlists} */ (name)]();
  }

  /** @param {string} name @returns {Buffer | Promise<Buffer> | undefined} */
  function file(name) {
    if (name === 'init.mp4') return loop.init;
    const [, digits, part, type] = /^clock-(\d+)(?:\.(\d))?\.(m4s|ts)$/.exec(name) ?? [];
    const number = Number(digits ?? NaN);
    if (part !== undefined) return partWhenReady(number, Number(part));
    if (!(number < endedSegments())) return undefined;
    return type === 'ts' ? readFileSync(`${media}clock-ts/${number % tsSegments}.ts`) : loop.segment(number);
  }

  /** A hinted part is answered as soon as it is there. @param {number} number @param {number} part */
  async function partWhenReady(number, part) {
    while (endedParts() <= number * partsPerSegment + part) await sleep(partMs / 10);
    return loop.part(number, part);
  }

  /** Playlists asked for by name of the viewer: how often, and when first. @type {Map<string, { count: number, since: number }>} */
  const viewers = new Map();
  /** Segments that have been torn. @type {Set<string>} */
  const torn = new Set();

  return (req, res) => {
    const { pathname, searchParams: query } = new URL(req.url ?? '/', 'http://localhost');
    const name = /^\/hls\/([\w.-]+)$/.exec(pathname)?.[1];
    if (!name) return false;
    allowOrigins(req, res, query);
    const viewer = viewers.get(query.get('id') ?? '') ?? { count: 0, since: performance.now() };
    viewers.set(query.get('id') ?? '', { ...viewer, count: viewer.count + 1 });
    const since = performance.now() - viewer.since;
    const well = readSpan(query.get('within'))?.covers(since) === false;
    if (well || (query.has('times') && viewer.count >= Number(query.get('times')))) query.delete('status');
    if (answerFault(req, res, query)) return true;
    const held = readSpan(query.get('hold'));
    const wait = held?.covers(since) ? held.to - since : 0;
    if (name in playlists) {
      const tearing = readSpan(query.get('tear'))?.covers(since);
      void sleep(wait).then(() => playlistWhenReady(name, query)).then((text) => end(res, 200, 'application/vnd.apple.mpegurl', tearing ? text.replace(/^clock-.*$/gm, `$&?torn=${query.get('id') ?? ''}`) : text));
      return true;
    }
    const tears = query.has('torn') && !torn.has(req.url ?? '');
    if (tears) torn.add(req.url ?? '');
    const data = file(name);
    if (data && tears) void Promise.resolve(data).then((bytes) => tear(res, bytes));
    else if (data) void Promise.resolve(data).then((bytes) => end(res, 200, name.endsWith('.ts') ? 'video/mp2t' : 'video/mp4', bytes));
    else end(res, 404, 'text/plain', `no ${name}`);
    return true;
  };
}

/** Half of what was promised, then nothing. @param {import('node:http').ServerResponse} res @param {Buffer} bytes */
function tear(res, bytes) {
  res.writeHead(200, { 'content-type': 'video/mp4', 'content-length': bytes.length });
  res.write(bytes.subarray(0, bytes.length >> 1), () => res.destroy());
}
