import type { AudioConfig } from './codec-config.js';

/**
 * Reads the header of an MPEG audio frame (ISO/IEC 11172-3, 2.4.1.3; 13818-3 for the lower rates).
 * @returns `undefined` when the bytes do not begin with one.
 */
export function parseMp3Config(frame: Uint8Array): AudioConfig | undefined {
  const [sync, flags = 0, rates = 0, mode = 0] = frame;
  const version = (flags >> 3) & 3;
  const layer = (flags >> 1) & 3;
  const rateIndex = (rates >> 2) & 3;
  if (sync !== 0xff || (flags & 0xe0) !== 0xe0 || version === 1 || layer === 0 || rateIndex === 3 || rates >> 4 === 15) return undefined;
  const sampleRate = ([44_100, 48_000, 32_000][rateIndex] ?? 44_100) >> (version === 3 ? 0 : version === 2 ? 1 : 2);
  const samplesPerPacket = layer === 3 ? 384 : layer === 1 && version !== 3 ? 576 : 1152;
  return { kind: 'audio', codec: 'mp3', codecString: version === 3 ? 'mp4a.6B' : 'mp4a.69', sampleRate, channels: mode >> 6 === 3 ? 1 : 2, samplesPerPacket };
}
