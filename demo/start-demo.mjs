// All parts of the demo: camera → live server → callbacks → feed → page.
import { cameraSwitch } from './camera-switch.mjs';
import { startFeed } from './feed.mjs';
import { startLiveServer } from './live-server.mjs';
import { tellPastBroadcasts } from './past-broadcasts.mjs';
import { startDemoServer } from './server.mjs';

/**
 * @param {object} options
 * @param {string} options.host
 * @param {number} [options.only] This port or none.
 * @param {number} options.cutSeconds How long one recording becomes.
 * @returns {Promise<{ origin: string, camera: ReturnType<typeof cameraSwitch>, stop(): Promise<void> }>} `stop` breaks open streams
 */
export async function startDemo({ host, only, cutSeconds }) {
  const feed = await startFeed({
    async fill(callbacks) {
      await callbacks.name('clock', 'The clock on this computer');
      await tellPastBroadcasts(callbacks);
    },
  });
  const live = await startLiveServer({ notifyUrl: feed.notifyUrl, cutSeconds, graceMs: 1500 });
  const camera = cameraSwitch(`${live.origin}/live/clock.flv`);
  const stopParts = async () => {
    await camera.stop();
    await live.stop();
    await feed.stop();
  };
  const server = await startDemoServer({ host, only, live, camera, feed }).catch(async (error) => {
    await stopParts();
    throw error;
  });
  camera.turn(true);
  return {
    origin: server.origin,
    camera,
    async stop() {
      await server.stop();
      await stopParts();
    },
  };
}
