import type { ErrorData } from 'hls.js';
import { PlayerError } from '../../core/player-error.js';
import { responseError } from '../../core/response-error.js';

/**
 * The player error that a fatal error of hls.js means.
 * @returns `undefined` where nobody answered: only a probe of the address tells why.
 */
export function hlsError({ type, details, response, url, frag, error }: ErrorData): PlayerError | undefined {
  const address = url ?? frag?.url ?? '';
  const cause = error;
  if (details.endsWith('TimeOut')) return new PlayerError('timeout', 'The server took too long to answer. Try again in a moment.', { cause });
  if (type === 'networkError' && details === 'manifestParsingError')
    return new PlayerError('unsupported-format', 'This is not an HLS playlist. Check the address.', { cause });
  if (type === 'networkError' && details === 'levelEmptyError')
    return new PlayerError('network', 'The playlist is empty. The stream may not have started yet.', { cause });
  if (type === 'networkError') {
    const status = response?.code ?? 0;
    return status >= 400 ? responseError(status, address) : undefined;
  }
  if (details === 'manifestIncompatibleCodecsError' || details === 'bufferAddCodecError' || details === 'bufferIncompatibleCodecsError')
    return new PlayerError('unsupported-codec', 'This browser cannot decode the stream. Use H.264 with AAC, or another browser.', { cause });
  if (details === 'fragParsingError')
    return new PlayerError('unsupported-format', 'The segments of this stream cannot be read.', { cause });
  return new PlayerError('decode', 'The browser could not decode the stream. Reload it.', { cause });
}
