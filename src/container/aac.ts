import { BitReader } from './bit-reader.js';
import type { AudioConfig } from './codec-config.js';

/** Sampling frequencies by index, ISO/IEC 14496-3 table 1.18. */
export const aacSampleRates = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350] as const;

const channelCounts = [0, 1, 2, 3, 4, 5, 6, 8] as const;

/**
 * Reads an AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1).
 *
 * With explicit SBR signalling `sampleRate` is the extended one and a packet has twice the samples; implicit SBR shows its core rate, as
 * the container's clock does.
 * @returns `undefined` when it is cut short or says no rate.
 */
export function parseAacConfig(description: Uint8Array): AudioConfig | undefined {
  const bits = new BitReader(description);
  let objectType = readObjectType(bits);
  const coreRate = readSampleRate(bits);
  const layout = bits.read(4);
  let sampleRate = coreRate;
  const signalled = objectType;
  if (objectType === 5 || objectType === 29) {
    sampleRate = readSampleRate(bits);
    objectType = readObjectType(bits);
  }
  const shortFrames = [1, 2, 3, 4, 6, 7, 17, 19, 20, 21, 22, 23].includes(objectType) && bits.flag();
  const channels = signalled === 29 && layout === 1 ? 2 : (channelCounts[layout] ?? 2) || 2;
  if (description.length < 2 || signalled === 0 || !plausibleRate(coreRate) || !plausibleRate(sampleRate)) return undefined;
  return {
    kind: 'audio', codec: 'aac', codecString: `mp4a.40.${signalled}`, sampleRate, channels, description,
    samplesPerPacket: Math.round(((shortFrames ? 960 : 1024) * sampleRate) / coreRate),
  }; // prettier-ignore
}

/** The AudioSpecificConfig of AAC-LC. `sampleRate` must be one of {@link aacSampleRates}, `channels` 1 to 6. */
export function aacLcConfig(sampleRate: number, channels: number): AudioConfig {
  const index = Math.max(0, aacSampleRates.indexOf(sampleRate as (typeof aacSampleRates)[number]));
  const description = Uint8Array.of((2 << 3) | (index >> 1), ((index & 1) << 7) | (channels << 3));
  return { kind: 'audio', codec: 'aac', codecString: 'mp4a.40.2', sampleRate: aacSampleRates[index] ?? 44_100, channels, description, samplesPerPacket: 1024 };
}

function readObjectType(bits: BitReader): number {
  const type = bits.read(5);
  return type === 31 ? 32 + bits.read(6) : type;
}

function readSampleRate(bits: BitReader): number {
  const index = bits.read(4);
  return index === 15 ? bits.read(24) : (aacSampleRates[index] ?? 0);
}

function plausibleRate(rate: number): boolean {
  return rate >= 4_000 && rate <= 192_000;
}
