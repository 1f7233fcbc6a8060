import { PlayerError } from '../core/player-error.js';
import { formatOfBytes, formatOfContentType } from '../core/recognise-format.js';
import type { Source } from './open-source.js';
import { peek } from './peek.js';

/** Finds out what an answer carries: what its header says, else what its first bytes look like. */
export async function sniff(response: Response): Promise<Source> {
  const named = formatOfContentType(response.headers.get('content-type'));
  if (named) return { format: named, response: Promise.resolve(response) };
  const { first, whole } = await peek(response);
  const format = formatOfBytes(first);
  if (format) return { format, response: Promise.resolve(whole) };
  void whole.body?.cancel();
  throw notAStream(response.headers.get('content-type'), first.length);
}

/** The error for an answer that is something else than media. */
export function notAStream(contentType: string | null, length: number): PlayerError {
  if (!length) return new PlayerError('unsupported-format', 'The server answers with nothing. The stream may be over, or the address wrong.');
  const what = contentType?.startsWith('text/html') ? 'a web page' : contentType ? `“${contentType.split(';', 1)[0]}”` : 'something unknown';
  return new PlayerError('unsupported-format', `The server answers with ${what} instead of a stream. Check the address.`);
}
