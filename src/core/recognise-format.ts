import type { MediaFormat } from './media-format.js';

/** The format that a Content-Type header names. */
export function formatOfContentType(contentType: string | null): MediaFormat | undefined {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  if (!type) return undefined;
  if (type === 'video/x-flv' || type === 'video/flv') return 'flv';
  if (type.endsWith('mpegurl')) return 'hls';
  if (type === 'video/mp4' || type === 'audio/mp4') return 'mp4';
  if (type === 'audio/aac' || type === 'audio/aacp' || type === 'audio/mpeg') return 'aac';
  return undefined;
}

/** The format whose signature the first bytes carry; eight bytes are enough for all but a playlist behind a comment. */
export function formatOfBytes(bytes: Uint8Array): MediaFormat | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  if (head.startsWith('FLV\x01')) return 'flv';
  if (head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart().startsWith('#EXTM3U')) return 'hls';
  if (/^....(ftyp|moov|moof|styp)/s.test(head)) return 'mp4';
  if (head.startsWith('ID3')) return 'aac';
  // ADTS: twelve bits of sync word, then layer 0 (ISO/IEC 13818-7, 6.2). MP3: eleven, a version, then layer III (ISO/IEC 11172-3, 2.4.1.3).
  const [sync, next = 0] = bytes;
  if (sync === 0xff && ((next & 0xf6) === 0xf0 || (next & 0xe6) === 0xe2)) return 'aac';
  return undefined;
}
