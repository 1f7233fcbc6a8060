import { PlayerError } from '../../core/player-error.js';
import type { Engine } from '../engine.js';
import { startWorker } from './start-worker.js';
import type { StitchedRequest } from './stitched-engine.js';

/** Starts the engine of stitched replays. */
export type StartStitched = (request: StitchedRequest) => Engine;

/**
 * Loads the engine of stitched replays, and starts the worker that it reads recordings in, at once.
 * @param signal - Ends the worker.
 * @throws PlayerError `network` where its code cannot be loaded.
 */
export async function loadStitched(signal: AbortSignal): Promise<StartStitched> {
  const worker = startWorker(signal);
  try {
    const [{ startStitchedEngine }] = await Promise.all([import('./stitched-engine.js'), import('hls.js/light')]);
    return (request) => startStitchedEngine(request, worker);
  } catch (cause) {
    throw new PlayerError('network', 'A part of the player could not be loaded. Check the connection and try again.', { cause });
  }
}
