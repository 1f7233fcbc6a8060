import { parseAv1Config, withAv1Size } from './av1.js';
import { parseAvcConfig } from './avc.js';
import type { VideoConfig } from './codec-config.js';
import { modExPacket, skipModEx } from './flv-mod-ex.js';
import { firstTrack } from './flv-multitrack.js';
import { fourCc } from './four-cc.js';
import { parseHevcConfig } from './hevc.js';
import { parseVp9Config, withVp9Size } from './vp9.js';

/** What the data of a video tag is. */
export interface FlvVideo {
  readonly kind: 'config' | 'frame' | 'end';
  readonly codec: VideoConfig['codec'];
  readonly key: boolean;
  /** Milliseconds from decode to presentation. */
  readonly compositionTime: number;
  /** The decoder configuration record, or the frame as an MP4 sample. */
  readonly body: Uint8Array;
}

/** Legacy codec ids: 7 by the FLV specification; 12 and 13 by the custom of Chinese CDNs, laid out like 7. */
const legacyCodecs: Readonly<Record<number, VideoConfig['codec']>> = { 7: 'avc', 12: 'hevc', 13: 'av1' };
const enhancedCodecs: Readonly<Record<string, VideoConfig['codec']>> = { avc1: 'avc', hvc1: 'hevc', av01: 'av1', vp09: 'vp9' };

const keyFrame = 1;
const generatedKeyFrame = 4;
const command = 5;

const sequenceStart = 0;
const codedFrames = 1;
const sequenceEnd = 2;
const codedFramesX = 3;
const metadata = 4;
const multitrack = 6;

/**
 * Reads the data of a video tag: legacy (FLV specification v10.1, E.4.3) or enhanced (Enhanced RTMP v1 and v2, "ExVideoTagHeader").
 * @returns `undefined` for what is not to be decoded: commands, metadata, unknown codecs, cut data.
 */
export function parseFlvVideo(data: Uint8Array): FlvVideo | undefined {
  const first = data[0] ?? 0;
  const frameType = (first >> 4) & 7;
  const key = frameType === keyFrame || frameType === generatedKeyFrame;
  if (first & 0x80) return parseEnhanced(data, frameType, key);
  const codec = legacyCodecs[first & 15];
  if (!codec || frameType === command || data.length < 5) return undefined;
  return read(codec, data[1] ?? 0, key, data.subarray(2), true);
}

/** The codec id or FourCC of a video tag as a person would name it, to say what cannot be played. */
export function nameFlvVideoCodec(data: Uint8Array): string {
  const first = data[0] ?? 0;
  if (first & 0x80) return fourCc(data, 1);
  return { 2: 'Sorenson H.263', 3: 'Screen video', 4: 'VP6', 5: 'VP6 with alpha', 6: 'Screen video 2', 14: 'H.266' }[first & 15] ?? `FLV video codec ${first & 15}`;
}

/** The config that `record` describes, or `undefined` when it cannot be used. */
export function parseVideoConfig(codec: VideoConfig['codec'], record: Uint8Array): VideoConfig | undefined {
  return { avc: parseAvcConfig, hevc: parseHevcConfig, av1: parseAv1Config, vp9: parseVp9Config }[codec](record);
}

/** `config` with the size from a key frame, for codecs whose record may leave it out. */
export function withFrameSize(config: VideoConfig, keyFrameBody: Uint8Array): VideoConfig {
  if (config.codec === 'av1') return withAv1Size(config, keyFrameBody);
  return config.codec === 'vp9' ? withVp9Size(config, keyFrameBody) : config;
}

function parseEnhanced(data: Uint8Array, frameType: number, key: boolean): FlvVideo | undefined {
  const unwrapped = skipModEx(data, (data[0] ?? 0) & 15, 1);
  const { at } = unwrapped;
  let { packetType } = unwrapped;
  if (packetType === metadata || packetType === modExPacket || frameType === command) return undefined;
  let name = fourCc(data, at);
  let body = data.subarray(at + 4);
  if (packetType === multitrack) {
    const track = firstTrack(data, at);
    if (!track) return undefined;
    ({ packetType, codec: name, body } = track);
  }
  const codec = enhancedCodecs[name];
  return codec && read(codec, packetType, key, body, packetType === codedFrames && (codec === 'avc' || codec === 'hevc'));
}

function read(codec: VideoConfig['codec'], packetType: number, key: boolean, data: Uint8Array, timed: boolean): FlvVideo | undefined {
  const isFrame = packetType === codedFrames || packetType === codedFramesX;
  const kind = packetType === sequenceStart ? 'config' : isFrame ? 'frame' : packetType === sequenceEnd ? 'end' : undefined;
  if (!kind || (timed && data.length < 3)) return undefined;
  const body = timed ? data.subarray(3) : data;
  if (kind !== 'end' && body.length === 0) return undefined;
  const compositionTime = timed && isFrame ? (((data[0] ?? 0) << 24) | ((data[1] ?? 0) << 16) | ((data[2] ?? 0) << 8)) >> 8 : 0;
  return { kind, codec, key, compositionTime, body };
}
