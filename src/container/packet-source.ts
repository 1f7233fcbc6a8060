import type { MediaFormat } from '../core/media-format.js';
import type { Rotation } from './cmaf-init.js';
import type { AudioConfig, VideoConfig } from './codec-config.js';

/** One frame of a recording, in whatever container it was. */
export interface MediaPacket {
  readonly data: Uint8Array;
  readonly key: boolean;
  /** When it is shown or heard: seconds from the recording's first picture. */
  readonly time: number;
}

/** A stretch of a recording that is handed out in one piece. Seconds from the recording's first picture. */
export interface Segment {
  readonly start: number;
  readonly duration: number;
  /** Which init segment it needs. */
  readonly init: number;
}

/** The frames of one segment, in decode order. */
export interface SegmentPackets {
  readonly video: readonly MediaPacket[];
  readonly audio: readonly MediaPacket[];
  /** Where it really begins and ends: other than the listed times only where those are nominal. */
  readonly start: number;
  readonly end: number;
}

/** What the decoders of one init segment need; absent where the recording has no such track, or none that can be played. */
export interface TrackConfigs {
  readonly video?: VideoConfig | undefined;
  readonly audio?: AudioConfig | undefined;
}

/** A recording taken apart: what every format has to offer so that it can be put together again as CMAF. */
export interface PacketSource {
  readonly format: MediaFormat;
  /** Seconds. */
  readonly duration: number;
  /** Whether the listed segments begin at key frames exactly; if not, they are nominal and each tells its real times when read. */
  readonly exact: boolean;
  readonly segments: readonly Segment[];
  /** By number of the init segment. */
  readonly configs: readonly TrackConfigs[];
  /** Clockwise degrees by which the picture is to be turned. */
  readonly rotation: Rotation;
  /** When the first sound is heard, seconds. Sound packets lie on a grid from there. */
  readonly audioOrigin: number;
  /**
   * @param index - Of a listed segment.
   * @throws PlayerError
   */
  read(index: number, signal?: AbortSignal): Promise<SegmentPackets>;
  /** Whether more of it is still coming: then `duration` is an estimate, and `segments` and `configs` get longer. */
  readonly growing?: boolean;
  /** Waits until the listed segments reach beyond `time`, in seconds, or all of it has come. */
  grown?(time: number): Promise<void>;
  close(): void;
}
