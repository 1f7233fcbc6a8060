import { PlayerError } from '../core/player-error.js';
import type { EngineEntry, StartEngine } from './engine.js';
import { loadFlv } from './flv/load-flv.js';
import { loadHls } from './hls/load-hls.js';

const entries = new Map<string, EngineEntry>();

/** Adds an engine, or replaces the one of the same format. */
export function registerEngine(entry: EngineEntry): void {
  entries.set(entry.format, entry);
}

/**
 * Loads the engine of a format; its code comes over the network on first use.
 * @throws PlayerError `unsupported-format` where there is none, `network` where its code cannot be loaded.
 */
export async function loadEngine(format: string): Promise<StartEngine> {
  const entry = entries.get(format);
  if (!entry) throw new PlayerError('unsupported-format', `“${format}” cannot be played live. Use FLV or HLS.`);
  try {
    return await entry.load();
  } catch (cause) {
    throw new PlayerError('network', 'A part of the player could not be loaded. Check the connection and try again.', { cause });
  }
}

registerEngine({ format: 'flv', load: loadFlv });
registerEngine({ format: 'hls', load: loadHls });
