import { PlayerError } from '../../core/player-error.js';

/** `DOMException.NOT_SUPPORTED_ERR`: what `addSourceBuffer` throws for a codec that the browser lacks. */
const notSupported = 9;

/** The player error that an error event of mpegts.js means. Network errors never come from there: the loader is ours. */
export function flvError(detail: string, info?: { code?: number; msg?: string }): PlayerError {
  const cause = info?.msg ? new Error(info.msg) : undefined;
  if (detail === 'CodecUnsupported' || info?.code === notSupported)
    return new PlayerError('unsupported-codec', 'This browser cannot decode the stream. Use H.264 with AAC, or another browser.', { cause });
  if (detail === 'FormatError' || detail === 'FormatUnsupported')
    return new PlayerError('unsupported-format', 'This is not an FLV stream that can be read. Check the address.', { cause });
  return new PlayerError('decode', 'The browser could not decode the stream. Reload it.', { cause });
}
