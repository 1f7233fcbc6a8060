import { parseFlvAudio, type FlvAudio } from '../../container/flv-audio.js';
import { encodeFlvHeader, encodeFlvTag } from '../../container/flv-tag-writer.js';
import { flvAudio, flvVideo, type FlvTag } from '../../container/flv-tags.js';
import { nameFlvVideoCodec, parseFlvVideo, parseVideoConfig, type FlvVideo } from '../../container/flv-video.js';
import { normalAudio, normalVideo } from './flv-normalize.js';
import { createLiveClock } from './live-clock.js';

/** Sound that mpegts.js can carry. */
const playableAudio = new Set(['aac', 'mp3', 'opus']);

/** How long a claimed track is waited for: this much of the other one, or this much time. Milliseconds. */
const patience = 600;

/** A track of which nothing comes for so long, while the other one goes on, is over. Milliseconds. */
const longestSilence = { audio: 3000, video: 12_000 };

/** What comes out of a sanitizer. */
export interface SanitizerOutput {
  /** Bytes of a stream that a plain FLV player can play. `begins`: it is the header of a new one, and the one before is over. */
  bytes(bytes: Uint8Array, begins: boolean): void;
  /** A frame of a track goes out with `bytes`, decoded at `time`. Milliseconds. */
  frame?(media: FlvAudio | FlvVideo, time: number): void;
  /** The picture cannot be decoded here. `codec` is an RFC 6381 string, or the name of a codec that has none in FLV. */
  undecodable(codec: string): void;
  /** Sound is left out. */
  silenced(codec: string): void;
}

/** Straightens a live FLV stream, tag by tag. */
export interface FlvSanitizer {
  /** What the header of the stream claims. Without a header nothing is claimed. */
  claim(tracks: { audio: boolean; video: boolean }): void;
  push(tag: FlvTag): void;
  /** How often the stream's clock jumped. */
  readonly jumps: number;
}

/** Legacy codec ids that are H.264, H.265 and AV1. */
const legacyVideo = new Set([7, 12, 13]);

/** Whether the data of a video tag that says nothing here is of a codec that nobody knows, rather than a command or metadata. */
function isUnknownVideo(data: Uint8Array): boolean {
  const first = data[0] ?? 0;
  const enhanced = (first & 0x80) !== 0;
  return data.length > 4 && (enhanced ? (first & 15) === 0 && parseFlvVideo(data) === undefined : !legacyVideo.has(first & 15));
}

interface Held {
  readonly type: FlvTag['type'];
  readonly time: number;
  readonly data: Uint8Array;
  readonly media: FlvAudio | FlvVideo;
}

/**
 * Makes of what pushers send what players expect: time stamps that go on, only tracks that are there, a key frame first.
 *
 * Where the tracks or a codec change, a new stream begins, since a running pipeline of Media Source Extensions takes neither.
 * @param canDecode - Whether the browser decodes a codec, given as an RFC 6381 string.
 */
export function createFlvSanitizer(output: SanitizerOutput, canDecode: (codec: string) => boolean, now = () => performance.now()): FlvSanitizer {
  const clock = createLiveClock(now);
  let claimed = { audio: false, video: false };
  /** Tracks of the stream that goes out; none while it is not decided yet. */
  let running: { audio: string | undefined; video: string | undefined } | undefined;
  let waiting: Held[] = [];
  let firstArrival: number | undefined;
  let needsKey = false;
  const configs = new Map<FlvTag['type'], Uint8Array>();
  const codecs: { audio: string | undefined; video: string | undefined } = { audio: undefined, video: undefined };
  const silenced = new Set<string>();
  const lastTimes = { audio: 0, video: 0 };

  function emit({ type, time, data, media }: Held): void {
    output.bytes(encodeFlvTag(type, time, data), false);
    output.frame?.(media, time);
  }

  function begin(): void {
    running = { ...codecs };
    needsKey = codecs.video !== undefined;
    output.bytes(encodeFlvHeader({ audio: codecs.audio !== undefined, video: codecs.video !== undefined }), true);
    for (const [type, data] of configs) output.bytes(encodeFlvTag(type, waiting[0]?.time ?? 0, data), false);
    lastTimes.audio = lastTimes.video = waiting.at(-1)?.time ?? 0;
    const held = waiting;
    waiting = [];
    for (const tag of held) pass(tag);
  }

  /** Whether the tracks are known: all that are claimed have come, or one was waited for long enough. */
  function decided(): boolean {
    const { audio, video } = codecs;
    if (!audio && !video) return false;
    if (video && !waiting.some(({ type, media }) => type === flvVideo && (media as FlvVideo).key)) return false;
    if ((audio || !claimed.audio) && (video || !claimed.video)) return true;
    const span = (waiting.at(-1)?.time ?? 0) - (waiting[0]?.time ?? 0);
    return span > patience || now() - (firstArrival ?? now()) > patience;
  }

  /** Nothing can be shown before a key frame, and sound that runs ahead of it would only stall. */
  function pass(tag: Held): void {
    if (needsKey) {
      if (tag.type !== flvVideo || !(tag.media as FlvVideo).key) return;
      needsKey = false;
    }
    emit(tag);
  }

  function take(tag: Held): void {
    const [own, other] = tag.type === flvVideo ? (['video', 'audio'] as const) : (['audio', 'video'] as const);
    lastTimes[own] = tag.time;
    if (running?.[other] && tag.time - lastTimes[other] > longestSilence[other]) forget(other);
    if (running && running.audio === codecs.audio && running.video === codecs.video) return pass(tag);
    if (running) {
      // Tracks or codecs are others now: what follows is a new stream, from its next key frame on.
      running = undefined;
      waiting = [];
      firstArrival = undefined;
    }
    firstArrival ??= now();
    waiting.push(tag);
    dropBeforeKey();
    if (decided()) begin();
  }

  function forget(track: 'audio' | 'video'): void {
    codecs[track] = undefined;
    configs.delete(track === 'audio' ? flvAudio : flvVideo);
    claimed = { ...claimed, [track]: false };
  }

  /** While a key frame is waited for, what lies before it need not be kept. */
  function dropBeforeKey(): void {
    if (!codecs.video) return;
    const key = waiting.findIndex(({ type, media }) => type === flvVideo && (media as FlvVideo).key);
    if (key < 0 && waiting.length > 500) waiting.shift();
  }

  function config(type: FlvTag['type'], time: number, data: Uint8Array): void {
    const before = configs.get(type);
    configs.set(type, data);
    const same = before && before.length === data.length && before.every((byte, index) => byte === data[index]);
    if (running && running.audio === codecs.audio && running.video === codecs.video && !same) output.bytes(encodeFlvTag(type, time, data), false);
  }

  function pushVideo(data: Uint8Array, timestamp: number): void {
    const video = parseFlvVideo(data);
    if (!video && isUnknownVideo(data)) output.undecodable(nameFlvVideoCodec(data));
    if (!video || video.kind === 'end') return;
    const normal = normalVideo(video, data);
    const time = clock.rebase('video', timestamp);
    if (video.kind === 'frame') {
      if (codecs.video) take({ type: flvVideo, time, data: normal, media: video });
      return;
    }
    const parsed = parseVideoConfig(video.codec, video.body);
    if (parsed && !canDecode(parsed.codecString)) return output.undecodable(parsed.codecString);
    codecs.video = video.codec;
    config(flvVideo, time, normal);
  }

  function pushAudio(data: Uint8Array, timestamp: number): void {
    const audio = parseFlvAudio(data);
    if (!audio || audio.kind === 'end') return;
    if (!playableAudio.has(audio.codec)) {
      if (!silenced.has(audio.codec)) output.silenced(audio.codec);
      silenced.add(audio.codec);
      claimed = { ...claimed, audio: false };
      return;
    }
    const normal = normalAudio(audio, data);
    const time = clock.rebase('audio', timestamp);
    if (audio.kind === 'config') {
      codecs.audio = audio.codec;
      return config(flvAudio, time, normal);
    }
    if (audio.codec !== 'aac') codecs.audio = audio.codec;
    if (codecs.audio === audio.codec) take({ type: flvAudio, time, data: normal, media: audio });
  }

  return {
    claim: (tracks) => (claimed = tracks),
    push({ type, data, timestamp }) {
      if (type === flvVideo) pushVideo(data, timestamp);
      else if (type === flvAudio) pushAudio(data, timestamp);
    },
    get jumps() {
      return clock.jumps;
    },
  };
}
