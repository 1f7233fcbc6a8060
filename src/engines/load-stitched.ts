import { PlayerError } from '../core/player-error.js';
import type { startStitchedEngine } from './stitched/stitched-engine.js';

/**
 * Loads the engine of stitched replays; its code comes over the network on first use.
 * @throws PlayerError `network` where its code cannot be loaded.
 */
export async function loadStitchedEngine(): Promise<typeof startStitchedEngine> {
  try {
    return (await import('./stitched/stitched-engine.js')).startStitchedEngine;
  } catch (cause) {
    throw new PlayerError('network', 'A part of the player could not be loaded. Check the connection and try again.', { cause });
  }
}
