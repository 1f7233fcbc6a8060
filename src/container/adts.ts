import { aacSampleRates, parseAacConfig } from './aac.js';
import type { AudioConfig } from './codec-config.js';

/**
 * The config that an ADTS header says (ISO/IEC 14496-3, 1.A.2.2).
 * @returns `undefined` when the bytes do not begin with one.
 */
export function parseAdtsConfig(frame: Uint8Array): AudioConfig | undefined {
  const [sync, flags = 0, rates = 0, rest = 0] = frame;
  if (sync !== 0xff || (flags & 0xf6) !== 0xf0) return undefined;
  const objectType = (rates >> 6) + 1;
  const rateIndex = (rates >> 2) & 15;
  const layout = ((rates & 1) << 2) | (rest >> 6);
  if (rateIndex >= aacSampleRates.length) return undefined;
  return parseAacConfig(Uint8Array.of((objectType << 3) | (rateIndex >> 1), ((rateIndex & 1) << 7) | ((layout || 2) << 3)));
}

/** A frame without its ADTS header; as it is where it has none. */
export function withoutAdts(frame: Uint8Array): Uint8Array {
  if (frame[0] !== 0xff || ((frame[1] ?? 0) & 0xf6) !== 0xf0) return frame;
  return frame.subarray((frame[1] ?? 0) & 1 ? 7 : 9);
}
