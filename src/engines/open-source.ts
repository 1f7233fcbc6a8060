import { formatOfPath } from '../core/media-format.js';
import { openResponse } from './open-response.js';

/** A source whose format is known. */
export interface Source {
  readonly format: string;
  /** The answer to the address, where it has been asked already: asking twice costs a round trip, and a viewer at the server. */
  readonly response?: Promise<Response>;
}

/**
 * Finds out the format of a source: what the page says, else what the path names, else what the response carries.
 *
 * The address is asked for at once, while the code that plays it is still on its way.
 * @throws PlayerError `unsupported-format` where nothing tells, and what {@link openResponse} throws.
 */
export async function openSource(url: string, type: string | undefined, init: RequestInit & { signal: AbortSignal }): Promise<Source> {
  if (/^wss?:/.test(url)) return { format: type || 'flv' };
  const format = type || formatOfPath(url);
  const response = openResponse(url, init);
  // It may fail before anyone waits for it.
  response.catch(() => {});
  if (format) return { format, response };
  const [{ sniff }, answer] = await Promise.all([import('./sniff.js'), response]);
  return sniff(answer);
}
