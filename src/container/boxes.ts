import { joinChunks } from './join-chunks.js';

/** A box: its size, its type, and what is in it (ISO/IEC 14496-12, 4.2). */
export function box(type: string, ...content: readonly Uint8Array[]): Uint8Array {
  const size = content.reduce((sum, part) => sum + part.length, boxHeadSize);
  return joinChunks([boxHead(type, size), ...content]);
}

/** A box that begins with a version and 24 bits of flags. */
export function fullBox(type: string, version: number, flags: number, ...content: readonly Uint8Array[]): Uint8Array {
  return box(type, u32(version * 0x100_0000 + flags), ...content);
}

export const boxHeadSize = 8;

/** The head alone, for a box whose content is put after it. @param size - In bytes, with the head. */
export function boxHead(type: string, size: number): Uint8Array {
  return joinChunks([u32(size), letters(type)]);
}

export function u16(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(2 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => view.setUint16(2 * index, value));
  return bytes;
}

/** Numbers of 32 bits; those below zero in two's complement. */
export function u32(...values: readonly number[]): Uint8Array {
  return u32s(values);
}

/** As {@link u32}, for more than a call can take as arguments. */
export function u32s(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => view.setUint32(4 * index, value));
  return bytes;
}

export function u64(value: number): Uint8Array {
  return u32(Math.floor(value / 2 ** 32), value % 2 ** 32);
}

/** Text in ASCII, such as a FourCC. */
export function letters(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
