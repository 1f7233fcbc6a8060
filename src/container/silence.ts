import type { AudioConfig } from './codec-config.js';

/**
 * One silent AAC-LC frame by number of channels (ISO/IEC 14496-3, raw_data_block with zero spectra), the same at every sample rate. HE-AAC
 * decoders take them too: a frame without SBR data is upsampled.
 */
const aacFrames: Readonly<Record<number, readonly number[]>> = {
  1: [0x00, 0xc8, 0x00, 0x80, 0x23, 0x80],
  2: [0x21, 0x00, 0x49, 0x90, 0x02, 0x19, 0x00, 0x23, 0x80],
  3: [0x00, 0xc8, 0x00, 0x80, 0x20, 0x84, 0x01, 0x26, 0x40, 0x08, 0x64, 0x00, 0x8e],
  4: [0x00, 0xc8, 0x00, 0x80, 0x20, 0x84, 0x01, 0x26, 0x40, 0x08, 0x64, 0x00, 0x80, 0x2c, 0x80, 0x08, 0x02, 0x38],
  5: [0x00, 0xc8, 0x00, 0x80, 0x20, 0x84, 0x01, 0x26, 0x40, 0x08, 0x64, 0x00, 0x82, 0x30, 0x04, 0x99, 0x00, 0x21, 0x90, 0x02, 0x38],
  6: [0x00, 0xc8, 0x00, 0x80, 0x20, 0x84, 0x01, 0x26, 0x40, 0x08, 0x64, 0x00, 0x82, 0x30, 0x04, 0x99, 0x00, 0x21, 0x90, 0x02, 0x00, 0xb2, 0x00, 0x20, 0x08, 0xe0],
}; // prettier-ignore

/** A packet that sounds like nothing, and its length in samples at the config's rate. */
export interface SilentPacket {
  readonly data: Uint8Array;
  readonly samples: number;
}

/**
 * Silence in the codec of a track, to fill its holes.
 * @returns `undefined` for codecs and layouts without known silence.
 */
export function silentPacket(config: AudioConfig): SilentPacket | undefined {
  if (config.codec === 'aac') {
    // Parametric stereo carries one channel (ISO/IEC 14496-3, 1.6.5).
    const frame = aacFrames[config.codecString === 'mp4a.40.29' ? 1 : config.channels];
    return frame && { data: Uint8Array.from(frame), samples: config.samplesPerPacket };
  }
  // RFC 6716, 3.1: TOC of one 20 ms CELT frame, then the two bytes that libopus writes for silence.
  if (config.codec === 'opus') return { data: Uint8Array.of(config.channels > 1 ? 0xfc : 0xf8, 0xff, 0xfe), samples: 960 };
  return config.codec === 'mp3' && config.samplesPerPacket !== 384 ? silentMp3(config) : undefined;
}

/** A layer III frame whose side information is all zeros decodes to silence (ISO/IEC 11172-3, 2.4.1.7). */
function silentMp3({ sampleRate, channels }: AudioConfig): SilentPacket {
  const version = sampleRate >= 32_000 ? 3 : sampleRate >= 16_000 ? 2 : 0;
  const rateIndex = [44_100, 48_000, 32_000].findIndex((rate) => rate >> (version === 3 ? 0 : version === 2 ? 1 : 2) === sampleRate);
  // The lowest of both tables, at index 1: 32 kbit/s in MPEG-1, 8 in the others.
  const size = version === 3 ? Math.floor((144 * 32_000) / sampleRate) : Math.floor((72 * 8_000) / sampleRate);
  const data = new Uint8Array(size);
  data.set([0xff, 0xe3 | (version << 3), (1 << 4) | (Math.max(0, rateIndex) << 2), channels === 1 ? 0xc0 : 0]);
  return { data, samples: version === 3 ? 1152 : 576 };
}
