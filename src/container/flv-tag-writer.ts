import type { FlvTag } from './flv-tags.js';
import { flvTagHeaderSize } from './flv-tags.js';

/** The header of an FLV stream with its first PreviousTagSize (FLV specification v10.1, E.2). */
export function encodeFlvHeader(tracks: { audio: boolean; video: boolean }): Uint8Array {
  return Uint8Array.of(0x46, 0x4c, 0x56, 1, (tracks.audio ? 4 : 0) | (tracks.video ? 1 : 0), 0, 0, 0, 9, 0, 0, 0, 0);
}

/**
 * A whole tag with the PreviousTagSize after it.
 * @param timestamp - Milliseconds; kept to 32 bits.
 * @param data - At most 2²⁴ − 1 bytes.
 */
export function encodeFlvTag(type: FlvTag['type'], timestamp: number, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(flvTagHeaderSize + data.length + 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, ((type << 24) | data.length) >>> 0);
  view.setUint32(4, ((timestamp << 8) | ((timestamp >>> 24) & 255)) >>> 0);
  bytes.set(data, flvTagHeaderSize);
  view.setUint32(flvTagHeaderSize + data.length, flvTagHeaderSize + data.length);
  return bytes;
}
