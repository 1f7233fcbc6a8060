// The pages and the streams, at one address; both streams show one camera's clock.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { listenOnFreePort } from '../scripts/free-port.mjs';
import { liveFlv } from '../test/server/live-flv.mjs';
import { liveHls } from '../test/server/live-hls.mjs';
import { mediaFiles } from '../test/server/media-files.mjs';
import { longFlv } from '../test/server/long-flv.mjs';
import { vodHls } from './vod-hls.mjs';

/** A playlist of five segments of a second exists from the beginning: its camera began five seconds earlier. */
const hlsLeadMs = 5000;

const epochMs = () => performance.timeOrigin + performance.now();

/** @param {Map<string, import('./build-pages.mjs').Page>} pages */
export async function startBenchServer(pages) {
  // A page's clock is the same machine's, so both can count from the epoch.
  const zero = epochMs();
  const flv = liveFlv({ elapsedMs: () => epochMs() - zero });
  let hlsZero = zero;
  let hls = liveHls({ now: epochMs });
  const [long, vod] = [longFlv(), vodHls()];
  const server = createServer((req, res) => {
    if (flv(req, res) || hls(req, res) || long(req, res) || vod(req, res) || mediaFiles(req, res)) return;
    const page = pages.get(req.url ?? '');
    if (page) res.writeHead(200, { 'content-type': page.type, 'content-encoding': 'gzip', 'content-length': page.body.length, 'cache-control': 'no-store' }).end(page.body);
    else res.writeHead(404).end();
  });
  const port = await listenOnFreePort(server, { host: '127.0.0.1' });
  return {
    origin: `http://127.0.0.1:${port}`,
    /** Everybody comes to an HLS broadcast of five seconds: to an older one in fMP4, xgplayer finds its way late or never. */
    newBroadcast() {
      hlsZero = epochMs();
      hls = liveHls({ now: epochMs });
    },
    /** Epoch milliseconds at which the camera saw its first frame. @param {'flv' | 'hls' | 'vod'} format */
    cameraZero: (format) => (format === 'flv' ? zero : hlsZero - hlsLeadMs),
    async stop() {
      const closed = once(server, 'close');
      flv.close();
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
