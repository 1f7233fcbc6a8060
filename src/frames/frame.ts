/** What a tap hands over: a WebCodecs frame, a WebGL2 texture, or bytes. */
export type FrameFormat = 'video-frame' | 'texture' | 'i420' | 'nv12' | 'rgba';

/** A plane of a frame's bytes. */
export interface FramePlane {
  /** Where it begins in `data`, in bytes. */
  readonly offset: number;
  /** Bytes from one row to the next. */
  readonly stride: number;
  /** In samples: of both chroma planes half the frame's, rounded up. */
  readonly width: number;
  readonly height: number;
}

/** How numbers become colours, in the words of WebCodecs (`VideoColorSpaceInit`); `null` where the browser does not say. */
export interface FrameColorSpace {
  readonly matrix: string | null;
  readonly primaries: string | null;
  readonly transfer: string | null;
  /** Whether luma goes from 0 to 255; from 16 to 235 otherwise. */
  readonly fullRange: boolean | null;
}

/** What one of the formats has of a frame. */
export interface FrameContent {
  /** Of what is handed over, in pixels, before rotation. */
  readonly width: number;
  readonly height: number;
  /** Format `video-frame`. */
  readonly videoFrame?: VideoFrame;
  /** Format `texture`: RGBA, row 0 is the top, linear, clamped. It lives in `gl` and has the next frame's picture when that comes. */
  readonly texture?: WebGLTexture;
  readonly gl?: WebGL2RenderingContext;
  /** Formats `i420` (Y, U, V), `nv12` (Y, UV) and `rgba`: only until the frame is closed; the next frame is written into the same bytes. */
  readonly data?: Uint8Array<ArrayBuffer>;
  readonly planes?: readonly FramePlane[];
  /** All formats but `texture`. */
  readonly colorSpace?: FrameColorSpace;
}

/** One frame of the picture. It belongs to the callback until that returns, or its promise settles. */
export interface Frame extends FrameContent {
  readonly format: FrameFormat;
  /** Clockwise degrees by which the picture has to be turned to stand upright. */
  readonly rotation: number;
  /** Seconds on the media element's timeline, of this very frame. */
  readonly mediaTime: number;
  /** When it happened; `null` where that is not known. */
  readonly wallTime: Date | null;
  /** The recording that it is of; `null` in a live stream. */
  readonly recording: unknown;
  /** Gives back what the frame holds. Done after the callback anyway. */
  close(): void;
}
