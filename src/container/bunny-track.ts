import type { EncodedPacket, InputAudioTrack, InputVideoTrack, PacketRetrievalOptions } from 'mediabunny';
import { PlayerError } from '../core/player-error.js';
import { parseAacConfig } from './aac.js';
import { parseAdtsConfig, withoutAdts } from './adts.js';
import { lengthPrefixed } from './annex-b.js';
import { recordFromAnnexB } from './annex-b-record.js';
import { parseAvcConfig } from './avc.js';
import type { AudioCodec, AudioConfig, PixelAspect, VideoConfig } from './codec-config.js';
import { parseHevcConfig } from './hevc.js';
import { parseMp3Config } from './mp3.js';
import { opusHead, parseOpusConfig } from './opus.js';

/** The part of mediabunny's EncodedPacketSink that reading needs. */
export interface PacketSink {
  getFirstPacket(options?: PacketRetrievalOptions): Promise<EncodedPacket | null>;
  getFirstKeyPacket(options?: PacketRetrievalOptions): Promise<EncodedPacket | null>;
  getPacket(time: number, options?: PacketRetrievalOptions): Promise<EncodedPacket | null>;
  getNextPacket(packet: EncodedPacket, options?: PacketRetrievalOptions): Promise<EncodedPacket | null>;
  getKeyPacket(time: number, options?: PacketRetrievalOptions): Promise<EncodedPacket | null>;
  getNextKeyPacket(packet: EncodedPacket, options?: PacketRetrievalOptions): Promise<EncodedPacket | null>;
  packets(start?: EncodedPacket, end?: EncodedPacket, options?: PacketRetrievalOptions): AsyncGenerator<EncodedPacket, void, unknown>;
}

/** A track as CMAF wants it. */
export interface BunnyTrack<Config> {
  readonly config: Config;
  readonly sink: PacketSink;
  /** A packet's bytes as an MP4 sample. */
  sample(data: Uint8Array): Uint8Array;
}

const asIs = (data: Uint8Array) => data;

/** @throws PlayerError `unsupported-codec` for codecs that no browser plays in CMAF. */
export async function describeVideo(track: InputVideoTrack, sink: PacketSink): Promise<BunnyTrack<VideoConfig>> {
  const codec = await track.getCodec();
  const decoder = await track.getDecoderConfig();
  if (!decoder || (codec !== 'avc' && codec !== 'hevc' && codec !== 'av1' && codec !== 'vp9')) {
    const name = codec ?? String(await track.getInternalCodecId());
    throw new PlayerError('unsupported-codec', `The picture of this recording is in ${name}, which cannot be played here.`);
  }
  const pixelAspect = await track.getPixelAspectRatio();
  const description = bytesOf(decoder.description);
  const size = { width: decoder.codedWidth ?? (await track.getCodedWidth()), height: decoder.codedHeight ?? (await track.getCodedHeight()) };
  const config: VideoConfig = { kind: 'video', codec, codecString: decoder.codec, ...size, pixelAspect, description: description ?? new Uint8Array(0) };
  if (codec !== 'avc' && codec !== 'hevc') return { config, sink, sample: asIs };
  const parse = codec === 'avc' ? parseAvcConfig : parseHevcConfig;
  if (description) {
    const shape = parse(description);
    const exact = shape && { width: shape.width, height: shape.height, pixelAspect: exactAspect(pixelAspect, shape.pixelAspect) };
    return { config: { ...config, ...exact }, sink, sample: asIs };
  }
  const key = await sink.getFirstKeyPacket();
  const record = key && recordFromAnnexB(codec, key.data);
  if (!record) throw new PlayerError('bad-input', 'There is no whole picture in this recording.');
  return { config: { ...config, ...parse(record), codecString: decoder.codec, description: record }, sink, sample: lengthPrefixed };
}

/** The container's pixel aspect rules, but it may have been rounded from a size; the stream's own says it exactly if it means the same. */
function exactAspect(container: PixelAspect, stream: PixelAspect): PixelAspect {
  const factor = (container.num * stream.den) / (container.den * stream.num);
  return Math.abs(factor - 1) < 0.02 ? stream : container;
}

/** @returns A config of a codec that CMAF cannot hold, too, so that it can be named; `undefined` where nothing is known of the sound. */
export async function describeAudio(track: InputAudioTrack, sink: PacketSink): Promise<BunnyTrack<AudioConfig> | undefined> {
  const codec = await track.getCodec();
  const decoder = await track.getDecoderConfig();
  if (!codec || !decoder) return undefined;
  const first = (await sink.getFirstPacket())?.data ?? new Uint8Array(0);
  const description = bytesOf(decoder.description);
  const { sampleRate, numberOfChannels: channels } = decoder;
  if (codec === 'aac') {
    const config = description ? parseAacConfig(description) : parseAdtsConfig(first);
    return config && { config, sink, sample: description ? asIs : withoutAdts };
  }
  const config = codec === 'mp3' ? parseMp3Config(first) : codec === 'opus' ? parseOpusConfig(description ?? opusHead(channels)) : undefined;
  if (config) return { config, sink, sample: asIs };
  const name = (codec.startsWith('pcm') ? 'pcm' : codec) as AudioCodec;
  return { config: { kind: 'audio', codec: name, codecString: decoder.codec, sampleRate, channels, samplesPerPacket: 0 }, sink, sample: asIs };
}

function bytesOf(buffer: ArrayBuffer | SharedArrayBuffer | ArrayBufferView | undefined): Uint8Array | undefined {
  if (!buffer) return undefined;
  return ArrayBuffer.isView(buffer) ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength) : new Uint8Array(buffer);
}
