import type { StartEngine } from '../engine.js';

/** The engine and hls.js, which is a file of its own because replays share it: asked for at once, not one after the other. */
export async function loadHls(): Promise<StartEngine> {
  const [{ startHlsEngine }] = await Promise.all([import('./hls-engine.js'), import('hls.js/light')]);
  return startHlsEngine;
}
