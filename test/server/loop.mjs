// The whole product for one test: camera, live server, callbacks and feed, at an address of their own. They start when they are asked for.
import { startDemo } from '../../demo/start-demo.mjs';
import { end } from './faults.mjs';
import { feeds } from './feeds.mjs';

/**
 * What lists need: feeds as tests want them, at `/feeds/…`, and the whole loop.
 *
 * `GET /loop` answers `{ origin }`, where the feed and all that it names are; `POST /loop/on` and `/loop/off` turn the camera.
 * @param {{ cutSeconds: number }} options How long one recording becomes.
 */
export function loopServer({ cutSeconds }) {
  /** @type {ReturnType<typeof startDemo> | undefined} */
  let demo;
  const handleFeeds = feeds();
  const started = () => (demo ??= startDemo({ host: '127.0.0.1', only: 0, cutSeconds }));
  return {
    /** @param {import('koa').Context} ctx @param {() => Promise<void>} next */
    async middleware(ctx, next) {
      const [, word = ''] = /^\/loop(?:\/(on|off))?$/.exec(ctx.path) ?? [];
      if (handleFeeds(ctx.req, ctx.res)) {
        // What is answered later is not missing.
        if (!ctx.res.headersSent) ctx.status = 200;
        ctx.respond = false;
        return;
      }
      if (!ctx.path.startsWith('/loop')) return next();
      const { origin, camera } = await started();
      if (word) camera.turn(word === 'on');
      ctx.respond = false;
      end(ctx.res, 200, 'application/json', JSON.stringify({ origin }));
    },
    plugin: {
      name: 'loop-server',
      serverStop: async () => (await demo)?.stop(),
    },
  };
}
