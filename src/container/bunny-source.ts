import type { CustomSource } from 'mediabunny';
import { PlayerError } from '../core/player-error.js';
import type { ByteSource } from './byte-source.js';
import { loadMediabunny } from './load-mediabunny.js';

/** A byte source as mediabunny wants it. @param signal - Ends all its reads. */
export async function bunnySource(source: ByteSource, signal?: AbortSignal): Promise<CustomSource> {
  const { CustomSource: Source, Logging, LogLevel } = await loadMediabunny();
  // What goes wrong is told by a PlayerError, not in the console of the page.
  Logging.level = LogLevel.Silent;
  const bunny = new Source({
    getSize: async () => {
      if (source.size !== undefined) return source.size;
      // A source that is not open yet is opened by a read; a stream that did not say how long it is has said so when it is over.
      await source.read(0, 0, signal);
      if (source.size !== undefined) return source.size;
      await source.read(Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER, signal);
      if (source.size === undefined) throw new PlayerError('network', 'The recording broke off.');
      return source.size;
    },
    read: (start, end) => source.read(start, end, signal),
    prefetchProfile: source.access === 'range' ? 'network' : 'none',
    // Prefetching may fail without harm: the read that needs the bytes fails again, and says so.
    handleUnhandledError: () => undefined,
  });
  // mediabunny 1.61.0 fails on a file shorter than its first read unless it was told the size before.
  // If that fails, so does the read that needs it, where the failure can be told.
  await bunny.getSize().catch(() => undefined);
  return bunny;
}
