import { formatOfBytes, formatOfContentType, formatOfPath } from '../core/media-format.js';
import { PlayerError } from '../core/player-error.js';
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
  return format ? { format, response } : sniff(await response);
}

async function sniff(response: Response): Promise<Source> {
  const named = formatOfContentType(response.headers.get('content-type'));
  if (named) return { format: named, response: Promise.resolve(response) };
  const reader = response.body?.getReader();
  const first = (await reader?.read())?.value ?? new Uint8Array();
  const format = formatOfBytes(first);
  if (!format || !reader) {
    void reader?.cancel();
    throw notAStream(response.headers.get('content-type'), first.length);
  }
  const whole = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(first),
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { format, response: Promise.resolve(new Response(whole, { headers: response.headers })) };
}

/** The error for an answer that is something else than media. */
export function notAStream(contentType: string | null, length: number): PlayerError {
  if (!length) return new PlayerError('unsupported-format', 'The server answers with nothing. The stream may be over, or the address wrong.');
  const what = contentType?.startsWith('text/html') ? 'a web page' : contentType ? `“${contentType.split(';', 1)[0]}”` : 'something unknown';
  return new PlayerError('unsupported-format', `The server answers with ${what} instead of a stream. Check the address.`);
}
