import type { ByteSource } from './byte-source.js';

/** The head of a box (ISO/IEC 14496-12, 4.2). Places in bytes from the start of the file. */
export interface Mp4Box {
  readonly type: string;
  /** Where its payload begins. */
  readonly start: number;
  readonly end: number;
}

/**
 * The boxes from `start` on, one after the other; ends at `end`, at a head that makes no sense, and after 4096.
 * @param start - Where the first one begins.
 */
export async function* walkBoxes(source: ByteSource, start: number, end: number, signal?: AbortSignal): AsyncGenerator<Mp4Box, void, undefined> {
  for (let at = start, count = 0; at + 8 <= end && count < 4096; count++) {
    const bytes = await source.read(at, at + 16, signal);
    if (bytes.length < 8) return;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const large = view.getUint32(0) === 1 && bytes.length === 16;
    const said = large ? Number(view.getBigUint64(8)) : view.getUint32(0);
    // 0: up to the end of the file.
    const size = said === 0 ? end - at : said;
    if (size < 8) return;
    yield { type: String.fromCharCode(...bytes.subarray(4, 8)), start: at + (large ? 16 : 8), end: at + size };
    at += size;
  }
}
