// The replay of the demo: a broadcast of this morning in four recordings, as unlike as recordings are.
import { fileURLToPath } from 'node:url';
import { serveFolder } from './serve-folder.mjs';

const media = fileURLToPath(new URL('../test/media/', import.meta.url));

/** FLV, then FLV of another size that begins a second early, a break of 79 s, HLS of TS segments, and fragmented MP4. */
const recordings = [
  { id: 'flv', url: '/media/clock.flv', format: 'flv', from: 0, duration: 8 },
  { id: 'portrait', url: '/media/clock-small.flv', format: 'flv', from: 7, duration: 4 },
  { id: 'hls', url: '/replays/clock-ts.m3u8', format: 'hls', from: 90, duration: 8 },
  { id: 'mp4', url: '/media/clock-parts.mp4', format: 'mp4', from: 98, duration: 8 },
];

const tsPlaylist = [
  '#EXTM3U',
  '#EXT-X-VERSION:3',
  '#EXT-X-TARGETDURATION:1',
  '#EXT-X-PLAYLIST-TYPE:VOD',
  ...Array.from({ length: 8 }, (_, number) => `#EXTINF:1.000,\n/media/clock-ts/${number}.ts`),
  '#EXT-X-ENDLIST',
  '',
].join('\n');

/** @returns {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => boolean} whether the request was for it */
export function demoReplay() {
  const files = serveFolder('/media/', media);
  const morning = new Date();
  morning.setHours(10, 0, 0, 0);
  const at = (/** @type {number} */ seconds) => new Date(morning.getTime() + seconds * 1000).toISOString();
  const document = {
    version: 1,
    kind: 'replay',
    id: 'clock',
    stream: 'clock',
    title: 'The clock, this morning',
    start: at(0),
    end: at(106),
    recordings: recordings.map(({ from, duration, ...recording }) => ({ ...recording, start: at(from), end: at(from + duration), duration })),
  };
  return (req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://localhost');
    if (pathname === '/replays/clock.json') res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document));
    else if (pathname === '/replays/clock-ts.m3u8') res.writeHead(200, { 'content-type': 'application/vnd.apple.mpegurl' }).end(tsPlaylist);
    else return files(req, res);
    return true;
  };
}
