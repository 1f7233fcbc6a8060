import { PlayerError } from '../core/player-error.js';
import { responseError } from '../core/response-error.js';
import { joinChunks } from './join-chunks.js';

export interface HttpOptions {
  /** Default: the global one. */
  readonly fetch?: typeof fetch;
  /** Headers and credentials of every request. */
  readonly requestInit?: Omit<RequestInit, 'signal' | 'method'>;
  /** Seconds without a byte after which a request is given up. Default 15. */
  readonly idleTimeout?: number;
}

/** A response whose head has come and whose body is still to be read. */
export interface OpenResponse {
  readonly response: Response;
  /** The body, chunk by chunk; throws PlayerError. Leaving the loop early ends the request. */
  chunks(): AsyncGenerator<Uint8Array, void, undefined>;
  /** Ends the request without reading the body. */
  cancel(): void;
}

interface Place {
  readonly protocol: string;
  readonly origin: string;
}

/**
 * Sends a request and waits for its head.
 * @throws PlayerError for a status of 400 or more, too.
 */
export async function openRequest(url: string, init: { method?: string; range?: string }, options: HttpOptions, signal?: AbortSignal): Promise<OpenResponse> {
  if (signal?.aborted) throw aborted(signal);
  const { fetch: fetchFn = fetch, requestInit = {}, idleTimeout = 15 } = options;
  const controller = new AbortController();
  const end = () => controller.abort();
  signal?.addEventListener('abort', end, { once: true });
  let silent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      silent = true;
      end();
    }, idleTimeout * 1000);
  };
  const release = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  };
  const explain = async (error: unknown): Promise<PlayerError> => {
    release();
    if (signal?.aborted) return aborted(signal);
    if (silent) return new PlayerError('timeout', `${hostOf(url)} sent nothing for ${idleTimeout} seconds.`, { cause: error });
    return unreachable(url, error, fetchFn);
  };

  watch();
  let response: Response;
  try {
    const headers = new Headers(requestInit.headers);
    if (init.range) headers.set('Range', init.range);
    response = await fetchFn(url, { ...requestInit, ...(init.method ? { method: init.method } : {}), headers, signal: controller.signal });
  } catch (error) {
    throw await explain(error);
  }
  if (response.status >= 400) {
    release();
    end();
    throw responseError(response.status, url);
  }
  return {
    response,
    cancel() {
      release();
      end();
    },
    async *chunks() {
      const reader = response.body?.getReader();
      try {
        while (reader) {
          watch();
          const { value, done } = await reader.read();
          if (done) return;
          yield value;
        }
      } catch (error) {
        throw await explain(error);
      } finally {
        release();
        end();
      }
    },
  };
}

/** The whole body of a response. */
export async function readBody(open: OpenResponse): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of open.chunks()) chunks.push(chunk);
  return joinChunks(chunks);
}

export function aborted(signal: AbortSignal): PlayerError {
  return new PlayerError('aborted', 'Loading was stopped.', { cause: signal.reason });
}

/** A browser does not tell a script why a request failed; what can be found out is found out here. */
async function unreachable(url: string, cause: unknown, fetchFn: typeof fetch): Promise<PlayerError> {
  const page = (globalThis as { location?: Place }).location;
  const host = hostOf(url);
  if (page?.protocol === 'https:' && url.startsWith('http:'))
    return new PlayerError('mixed-content', `This page is secure (https), so the browser blocks ${url.slice(0, 80)}. Use its https address.`, { cause });
  if (page && !url.startsWith(page.origin) && /^https?:/.test(url)) {
    // An opaque answer says that the server is there, and that only the permission was missing.
    const answers = await fetchFn(url, { method: 'HEAD', mode: 'no-cors' }).then(Boolean, () => false);
    if (answers) return new PlayerError('cors', `${host} does not let pages of ${page.origin} read its recordings. Its CORS headers have to allow it.`, { cause });
  }
  return new PlayerError('network', `${host} could not be reached.`, { cause });
}

function hostOf(url: string): string {
  try {
    return new URL(url).host || 'The server';
  } catch {
    return 'The server';
  }
}
