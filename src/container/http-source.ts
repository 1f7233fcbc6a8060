import { PlayerError } from '../core/player-error.js';
import { retryDelay } from '../core/retry-delay.js';
import type { ByteSource } from './byte-source.js';
import type { HttpOptions, OpenResponse } from './http-request.js';
import { aborted, openRequest, readBody } from './http-request.js';
import { resumedChunks, versionOf } from './resumed-chunks.js';
import { streamSource } from './stream-source.js';

export interface HttpSourceOptions extends HttpOptions {
  /** The most that is kept in memory of a recording whose server cannot send parts. Bytes. Default 512 MiB. */
  readonly maxStreamBytes?: number;
}

/** Asked for at once when opening. Bytes. */
const headSize = 65_536;
const retries = { limit: 2, delay: 0.25, maxDelay: 2 };

/**
 * Opens an address for reading by Range requests (RFC 9110, 14), or, where the server answers with the whole, as a stream that comes once.
 *
 * Failed reads are tried twice more. The first bytes come with the opening request.
 * @throws PlayerError
 */
export async function openHttpSource(url: string, options: HttpSourceOptions = {}, signal?: AbortSignal): Promise<ByteSource> {
  const open = await retrying(() => openRequest(url, { range: `bytes=0-${headSize - 1}` }, options, signal), signal);
  const { headers, status } = open.response;
  if (status !== 206) return streamOf(open, url, options, signal);
  const head = await readBody(open);
  const size = sizeOfRange(headers.get('Content-Range')) ?? (head.length < headSize ? head.length : await sizeByHead(url, options, signal));

  const readRange = async (start: number, end: number, readSignal?: AbortSignal): Promise<Uint8Array> => {
    const part = await openRequest(url, { range: `bytes=${start}-${end - 1}` }, options, readSignal);
    if (part.response.status !== 206) {
      part.cancel();
      throw new PlayerError('network', 'The server stopped sending parts of the recording. Try again.');
    }
    const bytes = await readBody(part);
    if (bytes.length < end - start) throw new PlayerError('network', 'The connection broke off in the middle of the recording.');
    return bytes.subarray(0, end - start);
  };

  return {
    ...aboutOf(open, url),
    access: 'range',
    size,
    async read(start, end, readSignal) {
      const last = Math.min(end, size);
      if (start >= last) return new Uint8Array(0);
      if (last <= head.length) return head.subarray(start, last);
      return retrying(() => readRange(start, last, readSignal), readSignal);
    },
  };
}

/**
 * Opens an address whose bytes come once, from the first to the last, and can be read as soon as they have come.
 * @throws PlayerError
 */
export async function openStream(url: string, options: HttpSourceOptions = {}, signal?: AbortSignal): Promise<ByteSource> {
  const open = await retrying(() => openRequest(url, {}, options, signal), signal);
  return streamOf(open, url, options, signal);
}

function streamOf(open: OpenResponse, url: string, options: HttpSourceOptions, signal: AbortSignal | undefined): ByteSource {
  const { headers } = open.response;
  const size = Number(headers.get('Content-Length') ?? NaN);
  // With a content coding the length is that of the coded bytes.
  const known = Number.isFinite(size) && !headers.get('Content-Encoding');
  // Not a copy of the source: its size is known when it has come to its end.
  const chunks = resumedChunks(open, (from) => retrying(() => openRequest(url, { range: `bytes=${from}-` }, options, signal), signal));
  return Object.assign(streamSource(chunks, known ? size : undefined, options.maxStreamBytes), aboutOf(open, url));
}

function aboutOf(open: OpenResponse, url: string): Pick<ByteSource, 'url' | 'contentType' | 'version'> {
  const version = versionOf(open);
  return { url, contentType: open.response.headers.get('Content-Type'), ...(version ? { version } : {}) };
}

/** Content-Range is hidden from other origins unless the server exposes it; Content-Length of a HEAD never is (Fetch, CORS-safelisted response headers). */
async function sizeByHead(url: string, options: HttpOptions, signal?: AbortSignal): Promise<number> {
  const { response, cancel } = await openRequest(url, { method: 'HEAD' }, options, signal);
  cancel();
  const size = Number(response.headers.get('Content-Length') ?? NaN);
  if (!Number.isFinite(size))
    throw new PlayerError('cors', 'The server does not tell this page how long the recording is. It has to expose the header Content-Range.');
  return size;
}

function sizeOfRange(contentRange: string | null): number | undefined {
  const size = /\/(\d+)\s*$/.exec(contentRange ?? '')?.[1];
  return size === undefined ? undefined : Number(size);
}

async function retrying<T>(attempt: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await attempt();
    } catch (error) {
      const wait = error instanceof PlayerError && error.transient ? retryDelay(retries, count) : undefined;
      if (wait === undefined) throw PlayerError.from(error);
      await new Promise((resolve) => setTimeout(resolve, wait * 1000));
      if (signal?.aborted) throw aborted(signal);
    }
  }
}
