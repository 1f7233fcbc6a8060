import type { ByteSource } from './byte-source.js';

/** A source that is opened by the first read, and opened again by the next one if that failed. */
export function lazySource(access: ByteSource['access'], open: () => Promise<ByteSource>): ByteSource {
  let opening: Promise<ByteSource> | undefined;
  let opened: ByteSource | undefined;
  return {
    access,
    get size() {
      return opened?.size;
    },
    async read(start, end, signal) {
      opening ??= open();
      try {
        opened = await opening;
      } catch (error) {
        opening = undefined;
        throw error;
      }
      return opened.read(start, end, signal);
    },
    close: () => opened?.close?.(),
  };
}
