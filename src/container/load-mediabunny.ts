import type * as mediabunny from 'mediabunny';
import { PlayerError } from '../core/player-error.js';

type Mediabunny = typeof mediabunny;

/**
 * The library that reads MP4, HLS and AAC; its code comes over the network on first use.
 * @throws PlayerError `network` where it cannot be loaded: that is no fault of the recording.
 */
export async function loadMediabunny(): Promise<Mediabunny> {
  try {
    return await import('mediabunny');
  } catch (cause) {
    throw new PlayerError('network', 'A part of the player could not be loaded. Check the connection and try again.', { cause });
  }
}
