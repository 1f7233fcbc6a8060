import type { ByteSource } from './byte-source.js';
import { joinChunks } from './join-chunks.js';

/** Bytes asked for and kept together. */
export const blockSize = 64 * 1024;
const keptBlocks = 256;

/** A source that asks for whole blocks, in as few requests as there are holes, and keeps the last 16 MiB of them. */
export function cachedSource(source: ByteSource): ByteSource {
  const blocks = new Map<number, Uint8Array>();

  const fetchBlocks = async (first: number, last: number, signal?: AbortSignal): Promise<void> => {
    const bytes = await source.read(first * blockSize, (last + 1) * blockSize, signal);
    for (let block = first; block <= last; block++) blocks.set(block, bytes.subarray((block - first) * blockSize, (block - first + 1) * blockSize));
  };

  return {
    ...source,
    async read(start, end, signal) {
      const limit = Math.min(end, source.size ?? Infinity);
      if (start >= limit) return new Uint8Array(0);
      const [first, last] = [Math.floor(start / blockSize), Math.floor((limit - 1) / blockSize)];
      for (let block = first; block <= last; block++) {
        if (blocks.has(block)) continue;
        let until = block;
        while (until < last && !blocks.has(until + 1)) until++;
        await fetchBlocks(block, until, signal);
        block = until;
      }
      const parts: Uint8Array[] = [];
      for (let block = first; block <= last; block++) {
        const bytes = blocks.get(block) ?? new Uint8Array(0);
        // Used last, dropped last.
        blocks.delete(block);
        blocks.set(block, bytes);
        parts.push(bytes.subarray(Math.max(0, start - block * blockSize), limit - block * blockSize));
      }
      for (const block of blocks.keys()) {
        if (blocks.size <= Math.max(keptBlocks, last - first + 1)) break;
        blocks.delete(block);
      }
      return joinChunks(parts);
    },
  };
}
