// The live servers and media files in the test runner: as middleware, and on its WebSockets.
import { WebSocketServer } from 'ws';
import { liveFlv } from './live-flv.mjs';
import { liveHls } from './live-hls.mjs';
import { longFlv } from './long-flv.mjs';
import { mediaFiles } from './media-files.mjs';
import { streamStatus } from './stream-status.mjs';

/** Addresses that do not tell their format. */
const nameless = new Map([
  ['/live/clock', '/live/clock.flv'],
  ['/hls/clock', '/hls/clock.m3u8'],
]);

export function mediaServer() {
  const flv = liveFlv();
  const status = streamStatus();
  const handlers = [flv, liveHls(), longFlv(), status, mediaFiles];
  const sockets = new WebSocketServer({ noServer: true });
  return {
    /** @param {import('koa').Context} ctx @param {() => Promise<void>} next */
    middleware(ctx, next) {
      const [path = '', query] = ctx.url.split('?');
      ctx.req.url = [nameless.get(path) ?? path, query].filter((part) => part !== undefined).join('?');
      if (!handlers.some((handle) => handle(ctx.req, ctx.res))) return next();
      // What is answered later is not missing.
      if (!ctx.res.headersSent) ctx.status = 200;
      ctx.respond = false;
    },
    plugin: {
      name: 'media-server',
      serverStart(/** @type {{ server?: import('node:http').Server | undefined }} */ { server }) {
        server?.on('upgrade', (request, socket, head) => {
          const { url = '' } = request;
          if (url.startsWith('/live/')) sockets.handleUpgrade(request, socket, head, (webSocket) => flv.socket(url, webSocket));
        });
      },
      serverStop() {
        flv.close();
        status.close();
      },
    },
  };
}
