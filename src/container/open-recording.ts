import type { MediaFormat } from '../core/media-format.js';
import { formatOfPath } from '../core/media-format.js';
import { formatOfBytes, formatOfContentType } from '../core/recognise-format.js';
import { abortable } from './abortable.js';
import { asPlayerError } from './as-player-error.js';
import type { ByteSource } from './byte-source.js';
import type { FlvIndexStore } from './flv-index.js';
import { openFlv } from './open-flv.js';
import { openHls } from './open-hls.js';
import { openMp4 } from './open-mp4.js';
import { aborted } from './http-request.js';
import type { HttpSourceOptions } from './http-source.js';
import { openHttpSource } from './http-source.js';
import type { PacketSource } from './packet-source.js';
import type { ReaderOptions, RecordingReader } from './recording-reader.js';
import { loadMediabunny } from './load-mediabunny.js';
import { createReader } from './recording-reader.js';

export interface OpenOptions extends ReaderOptions {
  /** Default: found from the first bytes, then the response's Content-Type, then the address. */
  readonly format?: MediaFormat | undefined;
  /** How requests are made. */
  readonly http?: HttpSourceOptions;
  /** Segments are cut at the first key frame after so many seconds. Default 4. */
  readonly targetSeconds?: number;
  /** Keeps the indexes of FLV files. */
  readonly indexStore?: FlvIndexStore;
  /** FLV and fragmented MP4 files up to this many bytes are read whole to find their key frames. Default 4 MiB. */
  readonly scanLimit?: number;
  /** Of an HLS recording with several variants the one is taken that suits: device pixels of the player, bits a second of the network. */
  readonly playerSize?: { readonly width: number; readonly height: number };
  readonly bandwidth?: number;
  /** Ends the opening and all that it started. */
  readonly signal?: AbortSignal;
}

const defaultScanLimit = 4 * 1024 * 1024;

/**
 * Opens a recording of any format.
 * @param from - An absolute address, or the bytes.
 * @throws PlayerError
 */
export async function openRecording(from: string | ByteSource, options: OpenOptions = {}): Promise<RecordingReader> {
  const { signal } = options;
  try {
    if (signal?.aborted) throw aborted(signal);
    const packets = await abortable(takeApart(from, options), signal);
    signal?.addEventListener('abort', () => packets.close(), { once: true });
    return await createReader(packets, options);
  } catch (error) {
    throw asPlayerError(error);
  }
}

async function takeApart(from: string | ByteSource, options: OpenOptions): Promise<PacketSource> {
  const { signal, targetSeconds = 4, scanLimit = defaultScanLimit } = options;
  const expected = options.format ?? (typeof from === 'string' ? formatOfPath(from) : undefined);
  // What reads it comes over the network beside it, not after it. Where that fails, so does the read that needs it.
  if (expected && expected !== 'flv') loadMediabunny().catch(() => undefined);
  const hls = () => openHls(typeof from === 'string' ? from : (from.url ?? ''), { ...options, targetSeconds });
  // A playlist is short text that is read whole: asking for its parts is a request too many.
  if (typeof from === 'string' && expected === 'hls') return hls();
  const source = typeof from === 'string' ? await openHttpSource(from, options.http, signal) : from;
  const head = await source.read(0, 64, signal);
  const format = formatOfBytes(head) ?? options.format ?? formatOfContentType(source.contentType ?? null) ?? formatOfPath(source.url ?? '');
  if (format === 'flv') return openFlv(source, { ...options, targetSeconds, scanLimit });
  if (format === 'hls') {
    source.close?.();
    return hls();
  }
  return openMp4(source, format ?? 'mp4', { targetSeconds, scanLimit, signal });
}
