import { formatOfBytes, formatOfContentType, formatOfPath, type MediaFormat } from '../core/media-format.js';
import { PlayerError } from '../core/player-error.js';
import { openResponse } from './open-response.js';

/**
 * The format of a source: what the page says, else what the path names, else what the response carries.
 *
 * @throws PlayerError `unsupported-format` where nothing tells, and what {@link openResponse} throws.
 */
export async function probeFormat(url: string, type: string | undefined, signal: AbortSignal): Promise<string> {
  const named = type || formatOfPath(url) || (/^wss?:/.test(url) ? 'flv' : undefined);
  return named ?? (await formatOfResponse(url, signal));
}

async function formatOfResponse(url: string, signal: AbortSignal): Promise<MediaFormat> {
  const once = new AbortController();
  const stop = () => once.abort();
  signal.addEventListener('abort', stop, { signal: once.signal });
  try {
    const response = await openResponse(url, { signal: once.signal });
    const format = formatOfContentType(response.headers.get('content-type')) ?? formatOfBytes(await firstBytes(response));
    if (format) return format;
    throw notAStream(response.headers.get('content-type'));
  } finally {
    once.abort();
  }
}

/** The first chunk of a body; empty for an empty body. */
async function firstBytes(response: Response): Promise<Uint8Array> {
  const { value } = (await response.body?.getReader().read()) ?? {};
  return value ?? new Uint8Array();
}

/** The error for an answer that is something else than media. */
export function notAStream(contentType: string | null): PlayerError {
  const what = contentType?.startsWith('text/html') ? 'a web page' : contentType ? `“${contentType.split(';', 1)[0]}”` : 'something unknown';
  return new PlayerError('unsupported-format', `The server answers with ${what} instead of a stream. Check the address.`);
}
