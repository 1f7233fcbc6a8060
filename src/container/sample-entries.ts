import { box, fullBox, u16, u32 } from './boxes.js';
import type { AudioConfig, VideoConfig } from './codec-config.js';
import { joinChunks } from './join-chunks.js';
import { opusHead } from './opus.js';

const zeros = (count: number) => new Uint8Array(count);
const bytes = (...values: readonly number[]) => Uint8Array.from(values);

/** How a picture is coded: the entry of a video track's `stsd` (ISO/IEC 14496-12, 12.1.3). */
export function videoSampleEntry(video: VideoConfig): Uint8Array {
  const { num, den } = video.pixelAspect;
  const pixelAspect = num === den ? [] : [box('pasp', u32(num, den))];
  const resolution = 72 * 0x1_0000;
  const head = [zeros(6), u16(1), zeros(16), u16(video.width, video.height), u32(resolution, resolution, 0), u16(1), zeros(32), u16(24, 0xffff)];
  return box(entryType(video), ...head, configBoxes[video.codec](video), ...pixelAspect);
}

/** How sound is coded: the entry of an audio track's `stsd` (ISO/IEC 14496-12, 12.2.3). */
export function audioSampleEntry(audio: AudioConfig): Uint8Array {
  // Rates that do not fit into 16 bits are left to the codec's own configuration.
  const rate = audio.sampleRate < 0x1_0000 ? audio.sampleRate : 0;
  const head = [zeros(6), u16(1), zeros(8), u16(audio.channels, 16, 0, 0, rate, 0)];
  return audio.codec === 'opus' ? box('Opus', ...head, opusBox(audio)) : box('mp4a', ...head, streamDescriptor(audio));
}

/** H.265 is `hvc1` even where sets come in band as well, as Apple's HLS authoring specification asks. */
function entryType({ codec, codecString }: VideoConfig): string {
  if (codec === 'avc') return codecString.startsWith('avc3') ? 'avc3' : 'avc1';
  return { hevc: 'hvc1', av1: 'av01', vp9: 'vp09' }[codec];
}

const configBoxes: Readonly<Record<VideoConfig['codec'], (video: VideoConfig) => Uint8Array>> = {
  avc: ({ description }) => box('avcC', description),
  hevc: ({ description }) => box('hvcC', description),
  av1: (video) => box('av1C', av1Record(video)),
  vp9: (video) => fullBox('vpcC', 1, 0, vp9Record(video), u16(0)),
};

/** An AV1CodecConfigurationRecord; where the recording has none, its four fixed bytes by the codec string (AV1 binding, 2.3 and 5). */
function av1Record({ description, codecString }: VideoConfig): Uint8Array {
  if (description[0] === 0x81 && description.length >= 4) return description;
  const [, profile = '0', level = '0', depth = '8', monochrome = '0', chroma = '110'] = codecString.split('.');
  const deep = Number(depth) > 8 ? (Number(depth) > 10 ? 0x60 : 0x40) : 0;
  const [x = 1, y = 1, position = 0] = [...chroma].map(Number);
  const shape = (level.endsWith('H') ? 0x80 : 0) | deep | (Number(monochrome) << 4) | (x << 3) | (y << 2) | position;
  return bytes(0x81, (Number(profile) << 5) | parseInt(level), shape, 0);
}

/** Profile, level, depth and colours of a VPCodecConfigurationRecord, by the codec string where the recording has none (VP binding). */
function vp9Record({ description, codecString }: VideoConfig): Uint8Array {
  if (description.length >= 6) return description.subarray(0, 6);
  const parts = codecString.split('.').slice(1).map(Number);
  const [profile = 0, level = 10, depth = 8, chroma = 1, primaries = 1, transfer = 1, matrix = 1, fullRange = 0] = parts;
  return bytes(profile, level, (depth << 4) | (chroma << 1) | fullRange, primaries, transfer, matrix);
}

/** `esds` (ISO/IEC 14496-14, 5.6). MP3 is said to be MPEG-1 audio at every rate. */
function streamDescriptor({ codec, description }: AudioConfig): Uint8Array {
  const objectType = codec === 'mp3' ? 0x6b : 0x40;
  const audioStream = 0x15;
  const specific = description ? [descriptor(5, description)] : [];
  const decoder = descriptor(4, bytes(objectType, audioStream), zeros(3), u32(0, 0), ...specific);
  return fullBox('esds', 0, 0, descriptor(3, u16(1), zeros(1), decoder, descriptor(6, bytes(2))));
}

/** A descriptor with its size in four bytes of seven bits (ISO/IEC 14496-1, 8.3.3). */
function descriptor(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const size = content.reduce((sum, part) => sum + part.length, 0);
  const head = bytes(tag, 0x80 | ((size >> 21) & 127), 0x80 | ((size >> 14) & 127), 0x80 | ((size >> 7) & 127), size & 127);
  return joinChunks([head, ...content]);
}

/** `dOps`: an `OpusHead` whose numbers have their high byte first ("Encapsulation of Opus in ISO Base Media File Format", 4.3.2). */
function opusBox({ description, channels }: AudioConfig): Uint8Array {
  const head = description ?? opusHead(channels);
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const family = head[18] ?? 0;
  const mapping = family === 0 ? zeros(0) : head.subarray(19, 21 + (head[9] ?? 0));
  return box('dOps', bytes(0, head[9] ?? channels), u16(view.getUint16(10, true)), u32(view.getUint32(12, true)), u16(view.getUint16(16, true)), bytes(family), mapping);
}
