import type { StartEngine } from '../engine.js';

/** The engine and the reading of tags, which is a file of its own because replays share it: asked for at once, not one after the other. */
export async function loadFlv(): Promise<StartEngine> {
  const [{ startFlvEngine }] = await Promise.all([import('./flv-engine.js'), import('../../container/flv-tags.js')]);
  return startFlvEngine;
}
