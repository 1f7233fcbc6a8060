import { PlayerError } from '../core/player-error.js';
import type { ByteSource } from './byte-source.js';
import { aborted } from './http-request.js';
import { joinChunks } from './join-chunks.js';

/**
 * A recording that comes once, from its first byte to its last. All of it is kept, so that it can be read anywhere; reads wait until the
 * stream has got there.
 * @param size - Bytes in all, where known.
 * @param limit - The most to keep. Bytes. Default 512 MiB.
 */
export function streamSource(chunks: AsyncGenerator<Uint8Array>, size?: number, limit = 512 * 1024 * 1024): ByteSource {
  const kept: { start: number; bytes: Uint8Array }[] = [];
  const waiting = new Set<() => void>();
  let received = 0;
  let done = false;
  let failure: PlayerError | undefined;
  let closed = false;

  const settle = () => {
    for (const wake of [...waiting]) wake();
  };

  const pump = async () => {
    if (size !== undefined && size > limit) throw tooLarge(size);
    for await (const bytes of chunks) {
      if (closed) return;
      kept.push({ start: received, bytes });
      received += bytes.length;
      if (received > limit) throw tooLarge(received);
      settle();
    }
  };
  pump()
    .catch((error: unknown) => (failure = PlayerError.from(error)))
    .finally(() => {
      done = true;
      settle();
    });

  const until = (end: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const check = () => {
        if (signal?.aborted) return leave(() => reject(aborted(signal)));
        if (received >= end) return leave(resolve);
        if (failure) return leave(() => reject(failure));
        if (done) leave(resolve);
      };
      const leave = (settleOne: () => void) => {
        waiting.delete(check);
        signal?.removeEventListener('abort', check);
        settleOne();
      };
      waiting.add(check);
      signal?.addEventListener('abort', check, { once: true });
      check();
    });

  return {
    access: 'stream',
    get size() {
      return done && !failure ? received : size;
    },
    async read(start, end, signal) {
      await until(end, signal);
      const parts: Uint8Array[] = [];
      for (let index = firstChunk(kept, start); index < kept.length; index++) {
        const chunk = kept[index];
        if (!chunk || chunk.start >= end) break;
        parts.push(chunk.bytes.subarray(Math.max(0, start - chunk.start), end - chunk.start));
      }
      return joinChunks(parts);
    },
    close() {
      closed = true;
      void chunks.return(undefined);
    },
  };
}

function firstChunk(kept: readonly { start: number }[], position: number): number {
  let low = 0;
  let high = kept.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((kept[middle]?.start ?? 0) <= position) low = middle;
    else high = middle;
  }
  return low;
}

function tooLarge(bytes: number): PlayerError {
  const size = `${Math.round(bytes / 1024 / 1024)} MB`;
  return new PlayerError('unsupported-format', `The server cannot send parts of this recording (it ignores Range), and at ${size} it is too large to hold whole.`);
}
