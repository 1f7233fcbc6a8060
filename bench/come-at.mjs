// When a viewer comes.
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A viewer who comes right after a key frame is less late: all contestants come at the same moments of a GOP, which is a second.
 * @param {number} phase From 0 to 1. @param {'flv' | 'hls' | 'vod'} format @param {import('./run-bench.mjs').Turn['server']} server
 */
export async function comeAt(phase, format, server) {
  server.newBroadcast();
  const sinceKeyFrame = (performance.timeOrigin + performance.now() - server.cameraZero(format)) % 1000;
  await sleep((phase * 1000 - sinceKeyFrame + 1000) % 1000);
}
