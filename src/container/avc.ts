import { BitReader, unescapeNal } from './bit-reader.js';
import type { PixelAspect, VideoConfig } from './codec-config.js';
import { hex } from './codec-config.js';

/** What a sequence parameter set says. */
export interface SequenceShape {
  readonly width: number;
  readonly height: number;
  readonly pixelAspect: PixelAspect;
  /** 0 monochrome, 1 4:2:0, 2 4:2:2, 3 4:4:4. */
  readonly chromaFormat: number;
  /** Bits a sample beyond 8. */
  readonly extraLumaBits: number;
  readonly extraChromaBits: number;
}

export const squarePixel: PixelAspect = { num: 1, den: 1 };

/** Sample aspect ratios by aspect_ratio_idc, ITU-T H.264 table E-1 (the same numbers in H.265). */
const pixelAspects = [
  [1, 1], [1, 1], [12, 11], [10, 11], [16, 11], [40, 33], [24, 11], [20, 11], [32, 11],
  [80, 33], [18, 11], [15, 11], [64, 33], [160, 99], [4, 3], [3, 2], [2, 1],
] as const; // prettier-ignore

/** Profiles whose SPS says the chroma format, ITU-T H.264 clause 7.3.2.1.1. */
export const chromaProfiles: ReadonlySet<number> = new Set([44, 83, 86, 100, 110, 118, 122, 128, 134, 135, 138, 139, 244]);

/** The pixel aspect at the start of VUI parameters. A ratio with a zero means unknown, hence square. */
export function readPixelAspect(bits: BitReader): PixelAspect {
  if (!bits.flag()) return squarePixel;
  const idc = bits.read(8);
  const [num, den] = idc === 255 ? [bits.read(16), bits.read(16)] : (pixelAspects[idc] ?? [1, 1]);
  return num && den ? { num, den } : squarePixel;
}

/**
 * Reads a sequence parameter set, NAL header included (ITU-T H.264 clause 7.3.2.1.1).
 * @returns `undefined` when it is cut short or its size makes no sense.
 */
export function parseAvcSps(nal: Uint8Array): SequenceShape | undefined {
  const bits = new BitReader(unescapeNal(nal));
  bits.skip(8);
  const profile = bits.read(8);
  bits.skip(16);
  bits.ue();
  let chromaFormat = 1;
  let separatePlanes = false;
  let [extraLumaBits, extraChromaBits] = [0, 0];
  if (chromaProfiles.has(profile)) {
    chromaFormat = bits.ue();
    if (chromaFormat === 3) separatePlanes = bits.flag();
    [extraLumaBits, extraChromaBits] = [bits.ue(), bits.ue()];
    bits.skip(1);
    if (bits.flag()) for (let i = 0; i < (chromaFormat === 3 ? 12 : 8); i++) if (bits.flag()) skipScalingList(bits, i < 6 ? 16 : 64);
  }
  bits.ue();
  const orderType = bits.ue();
  if (orderType === 0) bits.ue();
  else if (orderType === 1) {
    bits.skip(1);
    bits.se();
    bits.se();
    for (let i = Math.min(bits.ue(), 255); i > 0; i--) bits.se();
  }
  bits.ue();
  bits.skip(1);
  const columns = bits.ue() + 1;
  const rows = bits.ue() + 1;
  const framesOnly = bits.flag() ? 1 : 0;
  if (!framesOnly) bits.skip(1);
  bits.skip(1);
  let [left, right, top, bottom] = [0, 0, 0, 0];
  if (bits.flag()) [left, right, top, bottom] = [bits.ue(), bits.ue(), bits.ue(), bits.ue()];
  const pixelAspect = bits.flag() ? readPixelAspect(bits) : squarePixel;
  const monochrome = chromaFormat === 0 || separatePlanes;
  const cropX = monochrome || chromaFormat === 3 ? 1 : 2;
  const cropY = (monochrome || chromaFormat !== 1 ? 1 : 2) * (2 - framesOnly);
  const width = columns * 16 - cropX * (left + right);
  const height = rows * 16 * (2 - framesOnly) - cropY * (top + bottom);
  return bits.overrun || !plausible(width, height) ? undefined : { width, height, pixelAspect, chromaFormat, extraLumaBits, extraChromaBits };
}

/**
 * Reads an AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3.1).
 * @returns `undefined` when it holds no usable sequence parameter set.
 */
export function parseAvcConfig(record: Uint8Array): VideoConfig | undefined {
  const [version, profile = 0, compatibility = 0, level = 0, , sets = 0] = record;
  const length = ((record[6] ?? 0) << 8) | (record[7] ?? 0);
  if (version !== 1 || (sets & 31) === 0 || length < 4 || 8 + length > record.length) return undefined;
  const shape = parseAvcSps(record.subarray(8, 8 + length));
  if (!shape) return undefined;
  const { width, height, pixelAspect } = shape;
  return { kind: 'video', codec: 'avc', codecString: `avc1.${hex(profile, compatibility, level)}`, width, height, pixelAspect, description: record };
}

/** Whether a picture of this size can be real: not empty, not beyond what any level allows. */
export function plausible(width: number, height: number): boolean {
  return width > 0 && height > 0 && width <= 16_384 && height <= 16_384;
}

function skipScalingList(bits: BitReader, size: number): void {
  let last = 8;
  let next = 8;
  for (let i = 0; i < size && next !== 0; i++) {
    next = (last + bits.se() + 256) % 256;
    if (next !== 0) last = next;
  }
}
