import type { MediaFormat } from '../core/media-format.js';
import { PlayerError } from '../core/player-error.js';
import { aacLcConfig } from './aac.js';
import { asPlayerError } from './as-player-error.js';
import { writeFragment } from './cmaf-fragment.js';
import type { Rotation } from './cmaf-init.js';
import { isWritable, videoTimescale, writeInitSegment } from './cmaf-init.js';
import type { AudioConfig, VideoConfig } from './codec-config.js';
import { audioTrack, stillTrack, videoTrack } from './fragment-tracks.js';
import type { PacketSource, Segment, SegmentPackets, TrackConfigs } from './packet-source.js';
import { messagesIn, type RecordedMessage } from './segment-messages.js';
import type { StillPicture } from './still-picture.js';
import { blankPicture } from './still-picture.js';

/** Times that are closer than this are the same. Seconds. */
const rounding = 0.001;

export interface ReaderOptions {
  /**
   * Whether this browser can play a type, as `MediaSource.isTypeSupported` says. Sound that it cannot play becomes silence; a picture that
   * it cannot play is an error. Default: everything can be played.
   */
  readonly canPlay?: (mimeType: string) => boolean | Promise<boolean>;
  /** What to show where there is sound alone: a poster, encoded. Default: a near-black picture. */
  readonly stillPicture?: () => StillPicture | Promise<StillPicture>;
}

/** One track of what a reader puts out. */
export interface ReaderTrack<Config extends VideoConfig | AudioConfig> {
  readonly config: Config;
  /** Made here, since the recording has none that can be played. */
  readonly synthetic: boolean;
}

export interface SegmentRequest {
  /** Seconds added to all times, to place the recording on a longer timeline. 0 or more. Default 0. */
  readonly timeOffset?: number;
  /** Seconds from the recording's first picture at which the segment is cut, where another recording takes over. */
  readonly until?: number;
  readonly signal?: AbortSignal;
}

/** A CMAF media segment and what it covers: seconds from the recording's first picture, without the request's `timeOffset`. */
export interface SegmentData {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** `false` where no key frame was near: it plays after the segment before it, but a seek to it shows nothing until the next key frame. */
  readonly startsWithKeyFrame: boolean;
  /** Messages that the pusher put into its pictures. */
  readonly messages: readonly RecordedMessage[];
}

/** A picture that can be decoded by itself. */
export interface KeyPicture {
  /** RFC 6381 string, and what a decoder has to know before (avcC, hvcC); empty where it is all in the frame. */
  readonly codec: string;
  readonly description: Uint8Array;
  /** The frame as an MP4 sample. */
  readonly data: Uint8Array;
  /** Seconds from the recording's first picture. */
  readonly time: number;
  /** The segment that it is in, and the type of that with its init segment. */
  readonly segment: number;
  readonly mimeType: string;
}

/** A recording of any format as CMAF: one muxed picture and sound, in segments that begin at key frames. */
export interface RecordingReader {
  readonly format: MediaFormat;
  /** Seconds from the first picture to the end of the last one, or of the last sound where that is later. */
  readonly duration: number;
  /** Whether `segments` are key frame to key frame. If not, they are nominal, and what is read covers the key frames before them. */
  readonly exact: boolean;
  readonly segments: readonly Segment[];
  /** Whether more of it is still coming: then `duration` is an estimate, and `segments` get more. */
  readonly growing: boolean;
  /** Whether there is nothing to see in it but a still picture. */
  readonly soundOnly: boolean;
  /** Of the first init segment. */
  readonly video: ReaderTrack<VideoConfig>;
  readonly audio: ReaderTrack<AudioConfig>;
  /** A sound track that is there but cannot be played here, and so is silent: its codec, to tell the viewer. */
  readonly silencedCodec: string | undefined;
  /** Clockwise degrees; the init segment says them too. */
  readonly rotation: Rotation;
  /** Type of an init segment with `codecs`, for `SourceBuffer.changeType`. */
  mimeType(init?: number): string;
  /** Ticks a second of the video track's decode times. */
  readonly timescale: number;
  /** @param init - `init` of the segment that is to follow. Default 0. */
  initSegment(init?: number): Promise<Uint8Array>;
  /** @throws PlayerError also when the segment cannot be read; the others may still be fine. */
  segment(index: number, request?: SegmentRequest): Promise<SegmentData>;
  /** The last key frame at or before `time`, or one soon after it; `undefined` where the recording has no picture of its own. @throws PlayerError */
  keyPicture(time: number, signal?: AbortSignal): Promise<KeyPicture | undefined>;
  /** Waits until the segments reach beyond `time`, in seconds, or all of the recording has come. @throws PlayerError */
  grown(time: number): Promise<void>;
  /** The segment in which `time` lies, clamped to the first and last. */
  segmentAt(time: number): number;
  close(): void;
}

/**
 * Puts a recording together again as CMAF.
 * @throws PlayerError `unsupported-codec` when the picture cannot be played here.
 */
export async function createReader(source: PacketSource, options: ReaderOptions = {}): Promise<RecordingReader> {
  const canPlay = options.canPlay ?? (() => true);
  const still = source.configs.every(({ video }) => video) ? undefined : await (options.stillPicture?.() ?? blankPicture());
  let silencedCodec: string | undefined;

  const describe = async (configs: TrackConfigs) => {
    const video = { config: configs.video ?? (still as StillPicture).config, synthetic: !configs.video };
    if (!(await canPlay(`video/mp4; codecs="${video.config.codecString}"`)))
      throw new PlayerError('unsupported-codec', `This browser cannot play the picture of the recording (${video.config.codecString}).`);
    const sound = configs.audio;
    const playable = sound && isWritable(sound) && (await canPlay(`audio/mp4; codecs="${sound.codecString}"`));
    if (sound && !playable) silencedCodec = sound.codecString || sound.codec;
    const audio = { config: playable ? sound : aacLcConfig(44_100, 2), synthetic: !playable };
    return { video, audio };
  };
  const tracks = await Promise.all(source.configs.map(describe));
  const describeMore = async () => {
    for (const configs of source.configs.slice(tracks.length)) tracks.push(await describe(configs));
  };
  const track = (init: number) => {
    const found = tracks[init];
    if (!found) throw new RangeError(`There is no init segment ${init}.`);
    return found;
  };
  let closed = false;

  const segment = async (index: number, { timeOffset = 0, until, signal }: SegmentRequest = {}): Promise<SegmentData> => {
    if (!source.segments[index] && !source.growing) throw new RangeError(`There is no segment ${index}.`);
    if (closed) throw new PlayerError('aborted', 'The recording was closed.');
    const packets = cutAt(await source.read(index, signal), until);
    const listed = source.segments[index];
    if (!listed) throw new RangeError(`There is no segment ${index}.`);
    await describeMore();
    const { video, audio } = track(listed.init);
    const picture = video.synthetic ? stillTrack((still as StillPicture).data, packets, timeOffset) : videoTrack(packets, timeOffset);
    const sound = audioTrack(audio.synthetic ? { ...packets, audio: [] } : packets, audio.config, audio.synthetic ? 0 : source.audioOrigin, timeOffset);
    const filled = [picture, sound].filter((each) => each.samples.length > 0);
    const startsWithKeyFrame = picture.samples[0]?.key ?? false;
    const messages = video.synthetic ? [] : messagesIn(packets, video.config);
    return { bytes: writeFragment(index + 1, filled), start: packets.start, end: packets.end, startsWithKeyFrame, messages };
  };

  const segmentAt = (time: number): number => {
    const next = source.segments.findIndex((listed) => listed.start > time);
    return next < 0 ? source.segments.length - 1 : Math.max(0, next - 1);
  };

  const mimeType = (init = 0) => `video/mp4; codecs="${track(init).video.config.codecString}, ${track(init).audio.config.codecString}"`;

  const keyPicture = async (time: number, signal?: AbortSignal): Promise<KeyPicture | undefined> => {
    if (source.growing && !source.segments.some(({ start, duration }) => time < start + duration)) return undefined;
    const index = segmentAt(time);
    const init = source.segments[index]?.init ?? 0;
    const config = source.configs[init]?.video;
    if (!config) return undefined;
    const keys = (await source.read(index, signal)).video.filter(({ key }) => key);
    const picture = keys.findLast((key) => key.time <= time + rounding) ?? keys[0];
    // Copies: both are views into much more.
    return picture && { codec: config.codecString, description: config.description.slice(), data: picture.data.slice(), time: picture.time, segment: index, mimeType: mimeType(init) };
  };

  return {
    format: source.format,
    get duration() {
      return source.duration;
    },
    exact: source.exact,
    get segments() {
      return source.segments;
    },
    get growing() {
      return source.growing === true;
    },
    soundOnly: source.configs.every(({ video }) => !video),
    video: track(0).video,
    audio: track(0).audio,
    silencedCodec,
    rotation: source.rotation,
    timescale: videoTimescale,
    mimeType,
    async initSegment(init = 0) {
      const { video, audio } = track(init);
      return writeInitSegment(video.config, audio.config, video.synthetic ? 0 : source.rotation);
    },
    segment: (index, request) =>
      segment(index, request).catch((error: unknown) => {
        if (closed) throw new PlayerError('aborted', 'The recording was closed.', { cause: error });
        return rethrow(error);
      }),
    async grown(time) {
      await source.grown?.(time).catch(rethrow);
      await describeMore();
    },
    segmentAt,
    keyPicture: (time, signal) => keyPicture(time, signal).catch(rethrow),
    close() {
      closed = true;
      source.close();
    },
  };
}

/**
 * What of a segment lies before `until`.
 *
 * Pictures are cut in decode order: after one that is left out, none can be kept, since it may need it. So of B frames up to a few are lost,
 * and the last picture stays until the cut.
 */
function cutAt(packets: SegmentPackets, until = Infinity): SegmentPackets {
  if (packets.end <= until) return packets;
  const cut = packets.video.findIndex(({ time }) => time >= until - rounding);
  const video = cut < 0 ? packets.video : packets.video.slice(0, cut);
  return { ...packets, video, audio: packets.audio.filter(({ time }) => time < until), end: until };
}

function rethrow(error: unknown): never {
  throw error instanceof RangeError ? error : asPlayerError(error);
}
