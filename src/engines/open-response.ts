import { PlayerError } from '../core/player-error.js';
import { responseError } from '../core/response-error.js';

/**
 * Opens an address for reading.
 *
 * @throws PlayerError for every status that is not a success, `cors` where the server answers but does not let this page
 *   read, `network` where it does not answer, `aborted` once `signal` is.
 */
export async function openResponse(url: string, init: RequestInit & { signal: AbortSignal }): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { cache: 'no-store', ...init });
  } catch (cause) {
    if (init.signal.aborted) throw new PlayerError('aborted', 'Loading was stopped.', { cause });
    throw await unreachable(url, init.signal, cause);
  }
  if (!response.ok) {
    void response.body?.cancel().catch(() => {});
    throw responseError(response.status, url);
  }
  return response;
}

/** What it means that nothing came. Its code is not needed while all is well. */
export async function unreachable(url: string, signal: AbortSignal, cause?: unknown): Promise<PlayerError> {
  const reason = await import('./why-unreachable.js').catch(() => undefined);
  return reason?.whyUnreachable(url, signal, cause) ?? new PlayerError('network', 'The server cannot be reached. Check the connection and try again.', { cause });
}
