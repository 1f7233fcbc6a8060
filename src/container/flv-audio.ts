import { parseAacConfig } from './aac.js';
import type { AudioCodec, AudioConfig } from './codec-config.js';
import { modExPacket, skipModEx } from './flv-mod-ex.js';
import { firstTrack } from './flv-multitrack.js';
import { fourCc } from './four-cc.js';
import { parseMp3Config } from './mp3.js';
import { opusHead, parseOpusConfig } from './opus.js';

/** What the data of an audio tag is. */
export interface FlvAudio {
  readonly kind: 'config' | 'frame' | 'end';
  readonly codec: AudioCodec;
  readonly body: Uint8Array;
  /** What the tag's own header says of the sound; right for uncompressed codecs only. */
  readonly sampleRate: number;
  readonly channels: number;
}

/** Sound formats of the FLV specification v10.1, E.4.2.1; 13 is Opus by custom. */
const legacyCodecs: Readonly<Record<number, AudioCodec>> = {
  0: 'pcm', 1: 'adpcm', 2: 'mp3', 3: 'pcm', 4: 'nellymoser', 5: 'nellymoser', 6: 'nellymoser', 7: 'alaw', 8: 'ulaw', 10: 'aac', 11: 'speex', 13: 'opus', 14: 'mp3',
}; // prettier-ignore
const enhancedCodecs: Readonly<Record<string, AudioCodec>> = { mp4a: 'aac', '.mp3': 'mp3', Opus: 'opus', fLaC: 'flac', 'ac-3': 'ac3', 'ec-3': 'eac3' };

const enhancedFormat = 9;
const sequenceStart = 0;
const codedFrames = 1;
const sequenceEnd = 2;
const multitrack = 5;

/**
 * Reads the data of an audio tag: legacy (FLV specification v10.1, E.4.2) or enhanced (Enhanced RTMP v2, "ExAudioTagHeader").
 * @returns `undefined` for what is not to be decoded: channel layouts, unknown codecs, cut data.
 */
export function parseFlvAudio(data: Uint8Array): FlvAudio | undefined {
  const first = data[0] ?? 0;
  const format = first >> 4;
  if (format === enhancedFormat) return parseEnhanced(data);
  const codec = legacyCodecs[format];
  if (!codec || data.length < 2) return undefined;
  const telephone = codec === 'alaw' || codec === 'ulaw';
  const sampleRate = telephone ? 8000 : ([5512, 11_025, 22_050, 44_100][(first >> 2) & 3] ?? 44_100);
  const shape = { codec, sampleRate, channels: (first & 1) + 1 };
  if (codec !== 'aac') return { kind: 'frame', ...shape, body: data.subarray(1) };
  if (data.length < 3) return undefined;
  return { kind: data[1] === 0 ? 'config' : 'frame', ...shape, body: data.subarray(2) };
}

/** The config that a sequence start describes, or `undefined` when it cannot be used. */
export function parseAudioConfig(codec: AudioCodec, record: Uint8Array): AudioConfig | undefined {
  if (codec === 'aac') return parseAacConfig(record);
  return codec === 'opus' ? parseOpusConfig(record) : undefined;
}

/** The config of a codec that needs no sequence start, from its first frame. */
export function configFromFrame(audio: FlvAudio): AudioConfig | undefined {
  const { codec, sampleRate, channels, body } = audio;
  if (codec === 'aac') return undefined;
  if (codec === 'mp3') return parseMp3Config(body);
  if (codec === 'opus') return parseOpusConfig(opusHead(2));
  return { kind: 'audio', codec, codecString: '', sampleRate, channels, samplesPerPacket: 0 };
}

function parseEnhanced(data: Uint8Array): FlvAudio | undefined {
  const unwrapped = skipModEx(data, (data[0] ?? 0) & 15, 1);
  const { at } = unwrapped;
  let { packetType } = unwrapped;
  if (packetType === modExPacket) return undefined;
  let name = fourCc(data, at);
  let body = data.subarray(at + 4);
  if (packetType === multitrack) {
    const track = firstTrack(data, at);
    if (!track) return undefined;
    ({ packetType, codec: name, body } = track);
  }
  const codec = enhancedCodecs[name];
  const kind = packetType === sequenceStart ? 'config' : packetType === codedFrames ? 'frame' : packetType === sequenceEnd ? 'end' : undefined;
  if (!codec || !kind || (kind === 'frame' && body.length === 0)) return undefined;
  return { kind, codec, sampleRate: 44_100, channels: 2, body };
}
