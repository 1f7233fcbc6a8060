import type { AmfValue } from './amf.js';
import { decodeAmf } from './amf.js';
import type { AudioConfig, VideoConfig } from './codec-config.js';
import { configFromFrame, parseAudioConfig, parseFlvAudio } from './flv-audio.js';
import type { FlvClock } from './flv-clock.js';
import { createFlvClock } from './flv-clock.js';
import type { FlvTag } from './flv-tags.js';
import { flvAudio, flvVideo } from './flv-tags.js';
import { nameFlvVideoCodec, parseFlvVideo, parseVideoConfig, withFrameSize } from './flv-video.js';

/** One frame of picture or sound. `data` is a view into what was pushed. */
export interface FlvPacket<Config extends VideoConfig | AudioConfig = VideoConfig | AudioConfig> {
  readonly config: Config;
  readonly key: boolean;
  /** Milliseconds on the line of the demuxer's clock. */
  readonly dts: number;
  readonly pts: number;
  readonly data: Uint8Array;
  /** Where its tag begins in the file. */
  readonly offset: number;
  /** Bytes of that tag, with its header and the PreviousTagSize. */
  readonly size: number;
}

export interface FlvDecoderOptions {
  /** Turns time stamps of tags into packet times. Default: {@link createFlvClock}. */
  readonly clock?: Pick<FlvClock, 'rebase'>;
  /** What is known already when the tags begin in the middle of a file. */
  readonly video?: VideoConfig | undefined;
  readonly audio?: AudioConfig | undefined;
}

/** What tags have told so far. */
export interface FlvKnowledge {
  /** The latest configs. */
  readonly video: VideoConfig | undefined;
  readonly audio: AudioConfig | undefined;
  /** `onMetaData` of the file, as it says; nothing in it may be trusted. */
  readonly metadata: { readonly [key: string]: AmfValue } | undefined;
  /** Frames that came before any config, of a codec without one, or broken. */
  readonly dropped: number;
  /** A video codec that is there but unknown, by name. */
  readonly unknownVideo: string | undefined;
}

export interface FlvDecoder extends FlvKnowledge {
  /** The packet in a tag, with the config it is to be decoded by; `undefined` for tags that are something else, or broken. */
  decode(tag: FlvTag): FlvPacket | undefined;
}

/** Reads what is in tags, in their order. */
export function createFlvDecoder(options: FlvDecoderOptions = {}): FlvDecoder {
  const clock = options.clock ?? createFlvClock();
  let { video, audio } = options;
  let metadata: FlvKnowledge['metadata'];
  let dropped = 0;
  let unknownVideo: string | undefined;

  const takeVideo = (tag: FlvTag): FlvPacket | undefined => {
    const payload = parseFlvVideo(tag.data);
    if (!payload) {
      if (!video && tag.data.length > 1) unknownVideo ??= nameFlvVideoCodec(tag.data);
      return undefined;
    }
    if (payload.kind === 'config') {
      const known = video?.codec === payload.codec && equal(video.description, payload.body);
      if (!known) video = parseVideoConfig(payload.codec, payload.body.slice()) ?? video;
      return undefined;
    }
    if (payload.kind === 'end') return undefined;
    if (video?.codec !== payload.codec) {
      dropped++;
      return undefined;
    }
    if (payload.key && video.width === 0) video = withFrameSize(video, payload.body);
    const dts = clock.rebase('video', tag.timestamp);
    return { config: video, key: payload.key, dts, pts: dts + payload.compositionTime, data: payload.body, ...place(tag) };
  };

  const takeAudio = (tag: FlvTag): FlvPacket | undefined => {
    const payload = parseFlvAudio(tag.data);
    if (!payload || payload.kind === 'end') return undefined;
    if (payload.kind === 'config') {
      const known = audio?.codec === payload.codec && audio.description && equal(audio.description, payload.body);
      if (!known) audio = parseAudioConfig(payload.codec, payload.body.slice()) ?? audio;
      return undefined;
    }
    if (audio?.codec !== payload.codec) audio = configFromFrame(payload) ?? audio;
    if (audio?.codec !== payload.codec) {
      dropped++;
      return undefined;
    }
    const dts = clock.rebase('audio', tag.timestamp);
    return { config: audio, key: true, dts, pts: dts, data: payload.body, ...place(tag) };
  };

  const takeScript = (tag: FlvTag): undefined => {
    const [name, value] = decodeAmf(tag.data);
    if (name !== 'onMetaData' || typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date) return;
    metadata ??= value;
  };

  return {
    decode(tag) {
      return tag.type === flvVideo ? takeVideo(tag) : tag.type === flvAudio ? takeAudio(tag) : takeScript(tag);
    },
    get video() {
      return video;
    },
    get audio() {
      return audio;
    },
    get metadata() {
      return metadata;
    },
    get dropped() {
      return dropped;
    },
    get unknownVideo() {
      return unknownVideo;
    },
  };
}

export function isVideoPacket(packet: FlvPacket): packet is FlvPacket<VideoConfig> {
  return packet.config.kind === 'video';
}

export function isAudioPacket(packet: FlvPacket): packet is FlvPacket<AudioConfig> {
  return packet.config.kind === 'audio';
}

function place(tag: FlvTag): { offset: number; size: number } {
  return { offset: tag.offset, size: tag.bytes.length + 4 };
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
