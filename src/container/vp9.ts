import { plausible, squarePixel } from './avc.js';
import { BitReader } from './bit-reader.js';
import type { VideoConfig } from './codec-config.js';

/**
 * Reads a VPCodecConfigurationRecord (VP codec ISO media file format binding). Writers differ on whether the four bytes of the box's
 * version and flags come first.
 * @returns Width and height 0: only a key frame says them, see {@link withVp9Size}. `undefined` when it is no such record.
 */
export function parseVp9Config(bytes: Uint8Array): VideoConfig | undefined {
  const boxed = bytes.length >= 12 && bytes[0] === 1 && bytes[1] === 0 && bytes[2] === 0 && bytes[3] === 0;
  const record = boxed ? bytes.subarray(4) : bytes;
  const [profile = 255, level = 0, depth = 0] = record;
  if (record.length < 8 || profile > 3) return undefined;
  const two = (value: number) => String(value).padStart(2, '0');
  const codecString = `vp09.${two(profile)}.${two(level)}.${two(depth >> 4 || 8)}`;
  return { kind: 'video', codec: 'vp9', codecString, width: 0, height: 0, pixelAspect: squarePixel, description: record };
}

/** `config` with the size in the uncompressed header of a key frame (VP9 bitstream specification, 6.2), or `config` itself. */
export function withVp9Size(config: VideoConfig, frame: Uint8Array): VideoConfig {
  const bits = new BitReader(frame.subarray(0, 32));
  if (bits.read(2) !== 2) return config;
  const profile = bits.read(1) + bits.read(1) * 2;
  if (profile === 3) bits.skip(1);
  if (bits.flag() || bits.flag()) return config;
  bits.skip(2);
  if (bits.read(24) !== 0x498342) return config;
  if (profile >= 2) bits.skip(1);
  const rgb = bits.read(3) === 7;
  if (!rgb) bits.skip(1 + (profile % 2 ? 3 : 0));
  else if (profile % 2) bits.skip(1);
  const width = bits.read(16) + 1;
  const height = bits.read(16) + 1;
  return bits.overrun || !plausible(width, height) ? config : { ...config, width, height };
}
