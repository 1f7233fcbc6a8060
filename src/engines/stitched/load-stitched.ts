import { PlayerError } from '../../core/player-error.js';
import type { startStitchedEngine } from './stitched-engine.js';

/**
 * Loads the engine of stitched replays, and what it shares with live engines, at once.
 * @throws PlayerError `network` where its code cannot be loaded.
 */
export async function loadStitched(): Promise<typeof startStitchedEngine> {
  try {
    const [engine] = await Promise.all([import('./stitched-engine.js'), import('hls.js/light'), import('../../container/flv-tags.js')]);
    return engine.startStitchedEngine;
  } catch (cause) {
    throw new PlayerError('network', 'A part of the player could not be loaded. Check the connection and try again.', { cause });
  }
}
