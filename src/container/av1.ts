import { plausible, squarePixel } from './avc.js';
import { BitReader } from './bit-reader.js';
import type { VideoConfig } from './codec-config.js';

const sequenceHeader = 1;

/**
 * Reads an AV1CodecConfigurationRecord (AV1 codec ISO media file format binding, 2.3).
 * @returns Width and height 0 when the record has no sequence header; see {@link withAv1Size}. `undefined` when it is no such record.
 */
export function parseAv1Config(record: Uint8Array): VideoConfig | undefined {
  const [marker, profileLevel = 0, flags = 0] = record;
  if (marker !== 0x81 || record.length < 4) return undefined;
  const depth = flags & 0x40 ? (flags & 0x20 ? 12 : 10) : 8;
  const two = (value: number) => String(value).padStart(2, '0');
  const codecString = `av01.${profileLevel >> 5}.${two(profileLevel & 31)}${flags & 0x80 ? 'H' : 'M'}.${two(depth)}`;
  const config: VideoConfig = { kind: 'video', codec: 'av1', codecString, width: 0, height: 0, pixelAspect: squarePixel, description: record };
  return withAv1Size(config, record.subarray(4));
}

/** `config` with the size that the first sequence header among `obus` says, or `config` itself. */
export function withAv1Size(config: VideoConfig, obus: Uint8Array): VideoConfig {
  let position = 0;
  while (position < obus.length) {
    const header = obus[position] ?? 0;
    const type = (header >> 3) & 15;
    position += header & 4 ? 2 : 1;
    let length = obus.length - position;
    if (header & 2) {
      length = 0;
      for (let shift = 0; shift < 28; shift += 7) {
        const byte = obus[position++] ?? 0;
        length |= (byte & 127) << shift;
        if (byte < 128) break;
      }
    }
    if (type === sequenceHeader) {
      const size = readSequenceSize(obus.subarray(position, position + length));
      return size ? { ...config, ...size } : config;
    }
    position += length;
  }
  return config;
}

/** AV1 specification, 5.5.1, up to max_frame_height_minus_1. */
function readSequenceSize(payload: Uint8Array): { width: number; height: number } | undefined {
  const bits = new BitReader(payload);
  bits.skip(4);
  if (bits.flag()) bits.skip(5);
  else {
    let decoderModel = 0;
    if (bits.flag()) {
      bits.skip(64);
      if (bits.flag()) bits.ue();
      if (bits.flag()) {
        decoderModel = bits.read(5) + 1;
        bits.skip(32 + 10);
      }
    }
    const displayDelay = bits.flag();
    for (let points = bits.read(5); points >= 0; points--) {
      bits.skip(12);
      if (bits.read(5) > 7) bits.skip(1);
      if (decoderModel && bits.flag()) bits.skip(2 * decoderModel + 1);
      if (displayDelay && bits.flag()) bits.skip(4);
    }
  }
  const widthBits = bits.read(4) + 1;
  const heightBits = bits.read(4) + 1;
  const width = bits.read(widthBits) + 1;
  const height = bits.read(heightBits) + 1;
  return bits.overrun || !plausible(width, height) ? undefined : { width, height };
}
