// The live servers as middleware of the test runner.
import { liveFlv } from './live-flv.mjs';
import { liveHls } from './live-hls.mjs';

/** Addresses that do not tell their format. */
const nameless = new Map([
  ['/live/clock', '/live/clock.flv'],
  ['/hls/clock', '/hls/clock.m3u8'],
]);

/** @returns {(ctx: import('koa').Context, next: () => Promise<void>) => Promise<void> | void} */
export function mediaServer() {
  const handlers = [liveFlv(), liveHls()];
  return (ctx, next) => {
    const [path = '', query] = ctx.url.split('?');
    ctx.req.url = [nameless.get(path) ?? path, query].filter((part) => part !== undefined).join('?');
    if (!handlers.some((handle) => handle(ctx.req, ctx.res))) return next();
    ctx.respond = false;
  };
}
