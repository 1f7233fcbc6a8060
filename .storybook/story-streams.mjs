import { liveFlv } from '../test/server/live-flv.mjs';
import { liveHls } from '../test/server/live-hls.mjs';
import { mediaFiles } from '../test/server/media-files.mjs';

/** Two segments of the live HLS stream, after which nothing follows. */
const over = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-TARGETDURATION:1', '#EXT-X-MAP:URI="init.mp4"', '#EXTINF:1,', 'clock-0.m4s', '#EXTINF:1,', 'clock-1.m4s', '#EXT-X-ENDLIST', ''].join('\n');

/**
 * The streams and files that stories play: those of the tests, with all their faults, and `/silent.flv`, which never answers, and
 * `/hls/over.m3u8`, which has come to its end.
 * @returns {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => boolean} whether the request was for it
 */
export function storyStreams() {
  const handlers = [liveFlv(), liveHls(), mediaFiles];
  return (req, res) => {
    const path = req.url?.split('?', 1)[0];
    if (path === '/silent.flv') return true;
    if (path !== '/hls/over.m3u8') return handlers.some((handle) => handle(req, res));
    res.writeHead(200, { 'content-type': 'application/vnd.apple.mpegurl' }).end(over);
    return true;
  };
}
