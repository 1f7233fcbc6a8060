import type { SequenceShape } from './avc.js';
import { plausible, readPixelAspect, squarePixel } from './avc.js';
import { BitReader, unescapeNal } from './bit-reader.js';
import type { VideoConfig } from './codec-config.js';

const spsType = 33;

/**
 * Reads an H.265 sequence parameter set, two-byte NAL header included (ITU-T H.265 clause 7.3.2.2).
 * @returns `undefined` when it is cut short or its size makes no sense.
 */
export function parseHevcSps(nal: Uint8Array): SequenceShape | undefined {
  const bits = new BitReader(unescapeNal(nal));
  bits.skip(16 + 4);
  const subLayers = bits.read(3);
  bits.skip(1);
  skipProfileTierLevel(bits, subLayers);
  bits.ue();
  const chromaFormat = bits.ue();
  if (chromaFormat === 3) bits.skip(1);
  let width = bits.ue();
  let height = bits.ue();
  if (bits.flag()) {
    const [left, right, top, bottom] = [bits.ue(), bits.ue(), bits.ue(), bits.ue()];
    width -= (chromaFormat === 1 || chromaFormat === 2 ? 2 : 1) * (left + right);
    height -= (chromaFormat === 1 ? 2 : 1) * (top + bottom);
  }
  if (bits.overrun || !plausible(width, height)) return undefined;
  const [extraLumaBits, extraChromaBits] = [bits.ue(), bits.ue()];
  return { width, height, pixelAspect: readVuiPixelAspect(bits, subLayers), chromaFormat, extraLumaBits, extraChromaBits };
}

/**
 * Reads an HEVCDecoderConfigurationRecord (ISO/IEC 14496-15, 8.3.3.1).
 * @returns `undefined` when it holds no usable sequence parameter set.
 */
export function parseHevcConfig(record: Uint8Array): VideoConfig | undefined {
  if (record.length < 23) return undefined;
  const sps = firstNal(record, spsType);
  const shape = sps && parseHevcSps(sps);
  if (!shape) return undefined;
  const { width, height, pixelAspect } = shape;
  return { kind: 'video', codec: 'hevc', codecString: hevcCodecString(record), width, height, pixelAspect, description: record };
}

/** ISO/IEC 14496-15 annex E.3: profile, reversed compatibility flags, tier and level, constraint bytes without trailing zeros. */
function hevcCodecString(record: Uint8Array): string {
  const byte = (index: number) => record[index] ?? 0;
  const space = ['', 'A', 'B', 'C'][byte(1) >> 6] ?? '';
  let flags = ((byte(2) << 24) | (byte(3) << 16) | (byte(4) << 8) | byte(5)) >>> 0;
  let reversed = 0;
  for (let i = 0; i < 32; i++, flags >>>= 1) reversed = reversed * 2 + (flags & 1);
  const constraints = [...record.subarray(6, 12)];
  while (constraints.length > 0 && constraints.at(-1) === 0) constraints.pop();
  const tier = byte(1) & 0x20 ? 'H' : 'L';
  return ['hvc1', `${space}${byte(1) & 31}`, reversed.toString(16), `${tier}${byte(12)}`, ...constraints.map((value) => value.toString(16))].join('.');
}

function firstNal(record: Uint8Array, type: number): Uint8Array | undefined {
  let position = 23;
  for (let arrays = record[22] ?? 0; arrays > 0 && position + 3 <= record.length; arrays--) {
    const arrayType = (record[position] ?? 0) & 63;
    let count = ((record[position + 1] ?? 0) << 8) | (record[position + 2] ?? 0);
    position += 3;
    for (; count > 0 && position + 2 <= record.length; count--) {
      const length = ((record[position] ?? 0) << 8) | (record[position + 1] ?? 0);
      const nal = record.subarray(position + 2, position + 2 + length);
      if (arrayType === type && nal.length === length && length > 2) return nal;
      position += 2 + length;
    }
  }
  return undefined;
}

function skipProfileTierLevel(bits: BitReader, subLayers: number): void {
  bits.skip(96);
  const present = Array.from({ length: subLayers }, () => [bits.flag(), bits.flag()] as const);
  if (subLayers > 0) bits.skip(2 * (8 - subLayers));
  for (const [profile, level] of present) bits.skip((profile ? 88 : 0) + (level ? 8 : 0));
}

/** Between the bit depths and the VUI lie reference picture sets and scaling lists; a stream that uses unusual ones is taken as square. */
function readVuiPixelAspect(bits: BitReader, subLayers: number) {
  const orderBits = bits.ue() + 4;
  for (let i = bits.flag() ? 0 : subLayers; i <= subLayers; i++) skipCodes(bits, 3);
  skipCodes(bits, 6);
  if (bits.flag() && bits.flag()) return squarePixel;
  bits.skip(2);
  if (bits.flag()) {
    bits.skip(8);
    bits.ue();
    bits.ue();
    bits.skip(1);
  }
  let previous = 0;
  for (let i = 0, sets = Math.min(bits.ue(), 64); i < sets; i++) previous = skipReferenceSet(bits, i, previous);
  if (bits.flag()) for (let i = Math.min(bits.ue(), 32); i > 0; i--) bits.skip(orderBits + 1);
  bits.skip(2);
  const aspect = bits.flag() ? readPixelAspect(bits) : squarePixel;
  return bits.overrun ? squarePixel : aspect;
}

function skipCodes(bits: BitReader, count: number): void {
  for (; count > 0; count--) bits.ue();
}

/** ITU-T H.265 clause 7.3.7. @returns The number of pictures in the set. */
function skipReferenceSet(bits: BitReader, index: number, previous: number): number {
  if (index > 0 && bits.flag()) {
    bits.skip(1);
    bits.ue();
    let count = 0;
    for (let i = 0; i <= previous; i++) {
      const used = bits.flag();
      if (used || bits.flag()) count++;
    }
    return count;
  }
  const negative = Math.min(bits.ue(), 16);
  const positive = Math.min(bits.ue(), 16);
  for (let i = 0; i < negative + positive; i++) {
    bits.ue();
    bits.skip(1);
  }
  return negative + positive;
}
