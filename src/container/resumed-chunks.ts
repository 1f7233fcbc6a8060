import { PlayerError } from '../core/player-error.js';
import type { OpenResponse } from './http-request.js';

/**
 * The body of a response, taken up again where the connection breaks off in the middle.
 * @param resume - Asks for all from a byte on. A server that sends everything once more is heard out: what has come already is left out.
 * @throws PlayerError where it does not go on, and where the file has become another meanwhile.
 */
export async function* resumedChunks(first: OpenResponse, resume: (from: number) => Promise<OpenResponse>): AsyncGenerator<Uint8Array, void, undefined> {
  let open = first;
  /** Bytes that have come, and those that come once more. */
  let come = 0;
  let again = 0;
  for (;;) {
    const before = come;
    try {
      for await (const chunk of open.chunks()) {
        const fresh = chunk.subarray(Math.min(again, chunk.length));
        again -= chunk.length - fresh.length;
        come += fresh.length;
        if (fresh.length) yield fresh;
      }
      return;
    } catch (error) {
      // Of a server that sends no more each time, nothing more is expected.
      if (!(error instanceof PlayerError && error.transient && (come > before || open === first))) throw error;
    }
    open = await resume(come);
    if (versionOf(open) !== versionOf(first)) throw new PlayerError('bad-input', 'The recording has changed while it was loaded.');
    again = open.response.status === 206 ? 0 : come;
  }
}

/** Changes when the bytes at an address do. */
export function versionOf({ response: { headers } }: OpenResponse): string | undefined {
  return headers.get('ETag') ?? headers.get('Last-Modified') ?? undefined;
}
