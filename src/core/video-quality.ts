/** A size in pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** One orientation of a quality: the size that is asked for, and the one that an encoder of 16-aligned sizes makes of it. */
export interface QualitySize {
  readonly expected: PixelSize;
  readonly aligned: PixelSize;
}

/** What a preset is recommended for: the picture of a show room, a mobile game, either of two hosts who share the screen, or the finest there is. */
export type QualityUse = 'show' | 'game' | 'co-host' | 'co-host, small' | 'blu-ray';

/** A preset of a pusher's `setVideoQuality`. */
export interface VideoQuality {
  /** "540p"; with the ratio where it is not 16:9: "480p 4:3". */
  readonly label: string;
  readonly landscape: QualitySize;
  readonly portrait: QualitySize;
  /** The bitrate that it is meant for, in kbit/s. */
  readonly minKbps: number;
  readonly maxKbps: number;
  /** Frames a second. */
  readonly fps: number;
  /** Empty for most. */
  readonly uses: readonly QualityUse[];
}

export type Orientation = 'landscape' | 'portrait';

/** Hardware encoders that need it make each side a multiple of this many pixels: a macroblock (ISO/IEC 14496-10, 3.91). */
export const alignmentStep = 16;

/** A side as an aligning encoder makes it: never smaller, at most 15 pixels larger. */
export function alignedSide(side: number): number {
  return Math.ceil(side / alignmentStep) * alignmentStep;
}

function preset(label: string, width: number, height: number, minKbps: number, maxKbps: number, ...uses: QualityUse[]): VideoQuality {
  const size = (width: number, height: number): QualitySize => ({
    expected: { width, height },
    aligned: { width: alignedSide(width), height: alignedSide(height) },
  });
  return { label, landscape: size(width, height), portrait: size(height, width), minKbps, maxKbps, fps: 15, uses };
}

/** Every preset of `setVideoQuality`, from small to large. */
export const videoQualities: readonly VideoQuality[] = [
  preset('160p 1:1', 160, 160, 100, 150),
  preset('180p', 320, 180, 250, 400),
  preset('240p 4:3', 320, 240, 250, 375),
  preset('270p 1:1', 270, 270, 200, 300),
  preset('270p', 480, 270, 350, 550),
  preset('360p 4:3', 480, 360, 400, 600, 'co-host, small'),
  preset('480p 1:1', 480, 480, 350, 525),
  preset('360p', 640, 360, 500, 900, 'co-host'),
  preset('480p 4:3', 640, 480, 600, 900),
  preset('540p', 960, 540, 800, 1500, 'show'),
  preset('720p', 1280, 720, 1000, 1800, 'show', 'game'),
  preset('1080p', 1920, 1080, 2500, 3000, 'blu-ray'),
];

/** What a size is, in the terms of `setVideoQuality`. */
export interface FoundQuality {
  readonly quality: VideoQuality;
  readonly orientation: Orientation;
  /** Whether the size is not the expected one but what alignment made of it, as 368x640 is of 360x640. */
  readonly aligned: boolean;
}

/**
 * The preset of a picture of this size, given or aligned, upright or lying.
 *
 * @returns `undefined` for a size that no preset makes.
 */
export function findVideoQuality(width: number, height: number): FoundQuality | undefined {
  const orientation = width < height ? 'portrait' : 'landscape';
  for (const quality of videoQualities) {
    const { expected, aligned } = quality[orientation];
    // Some encoders align only one side: 1920x1080 and 1920x1088, but 544x960 as well as 540x960.
    const isWidth = width === expected.width || width === aligned.width;
    const isHeight = height === expected.height || height === aligned.height;
    if (isWidth && isHeight) return { quality, orientation, aligned: width !== expected.width || height !== expected.height };
  }
  return undefined;
}

/** A short name for a size: the preset's label, else the shorter side, as in "1440p". */
export function qualityLabel(width: number, height: number): string {
  return findVideoQuality(width, height)?.quality.label ?? `${Math.min(width, height)}p`;
}
