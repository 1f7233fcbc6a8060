import type { PixelSize } from '../core/video-quality.js';
import { isAlignmentBar } from './alignment-bar.js';
import { inset, noInsets, type Insets, type Rect } from './rect.js';

/** How a picture fills its box. `auto` contains it, unless the bars would come from 16-alignment alone; then it covers. */
export type FillMode = 'auto' | 'contain' | 'cover' | 'stretch';
/** Degrees, clockwise. */
export type Rotation = 0 | 90 | 180 | 270;

export interface FillInput {
  readonly mode: FillMode;
  /** Size to show the picture at, before rotation: in pixels, sample aspect ratio applied, as `videoWidth` and `videoHeight` are. */
  readonly video: PixelSize;
  /** What of the picture is padding and is not shown, in its pixels. Default none. */
  readonly padding?: Insets;
  /** The box in CSS pixels. */
  readonly box: PixelSize;
  /** Default 0. */
  readonly rotation?: Rotation;
  /** Device pixels in a CSS pixel, default 1. Bars are whole device pixels. */
  readonly pixelRatio?: number;
}

/** How a picture lies in its box. */
export interface FillRect {
  /** What `auto` chose, or what was asked for. */
  readonly mode: Exclude<FillMode, 'auto'>;
  /** The part of the picture that is shown, in pixels of the picture before rotation. */
  readonly source: Rect;
  /** Where it is shown, in CSS pixels of the box, after rotation. */
  readonly target: Rect;
  /** How many pixels of the picture are cut away at each of its edges, before rotation. */
  readonly removed: Insets;
}

/**
 * Lays a picture into a box.
 *
 * What is cut off is cut off alike on opposite edges. `contain` keeps the aspect ratio to within a device pixel, `cover` exactly.
 * @returns `undefined` while the picture or the box has no area.
 */
export function fillGeometry(input: FillInput): FillRect | undefined {
  const { mode, video, padding = noInsets, box, rotation = 0, pixelRatio = 1 } = input;
  const picture = inset(video, padding);
  const upright = rotation % 180 === 0;
  /** The box as the picture sees it. */
  const seen = upright ? box : { width: box.height, height: box.width };
  if (!(hasArea(picture) && hasArea(seen))) return undefined;
  const chosen = mode === 'auto' ? (isAlignmentBar(picture, seen) ? 'cover' : 'contain') : mode;
  const source = chosen === 'cover' ? crop(picture, seen) : picture;
  const shown = chosen === 'contain' ? containedSize(picture, seen) : seen;
  const target = centred(upright ? shown : { width: shown.height, height: shown.width }, box, pixelRatio);
  return { mode: chosen, source, target, removed: cutOff(video, source) };
}

function hasArea({ width, height }: PixelSize): boolean {
  return width > 0 && height > 0;
}

/** The largest part of the picture, in its middle, that has the box's aspect ratio. */
function crop({ x, y, width, height }: Rect, box: PixelSize): Rect {
  const keptWidth = Math.min(width, (height * box.width) / box.height);
  const keptHeight = Math.min(height, (width * box.height) / box.width);
  return { x: x + (width - keptWidth) / 2, y: y + (height - keptHeight) / 2, width: keptWidth, height: keptHeight };
}

function containedSize({ width, height }: PixelSize, box: PixelSize): PixelSize {
  const scale = Math.min(box.width / width, box.height / height);
  return { width: width * scale, height: height * scale };
}

/** In the middle of the box, its edges on device pixels: a fraction of one would be a line that shimmers. */
function centred({ width, height }: PixelSize, box: PixelSize, pixelRatio: number): Rect {
  const x = bar(box.width - width, width, pixelRatio);
  const y = bar(box.height - height, height, pixelRatio);
  return { x, y, width: box.width - 2 * x, height: box.height - 2 * y };
}

/** One of the two bars that share `space`. A picture thinner than two device pixels keeps its fractions, or it could vanish. */
function bar(space: number, shown: number, pixelRatio: number): number {
  return shown * pixelRatio < 2 ? space / 2 : Math.round((space / 2) * pixelRatio) / pixelRatio;
}

function cutOff({ width, height }: PixelSize, { x, y, width: shownWidth, height: shownHeight }: Rect): Insets {
  return { top: y, right: width - x - shownWidth, bottom: height - y - shownHeight, left: x };
}
