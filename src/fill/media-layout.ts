import type { PixelSize } from '../core/video-quality.js';
import type { FillRect, Rotation } from './fill-geometry.js';
import type { Rect } from './rect.js';

/** How the viewer sees the picture. `mirror` swaps left and right as seen, after rotation. */
export interface Turn {
  readonly rotation: Rotation;
  readonly mirror: boolean;
}

/** CSS of an element that shows the whole picture, stretched (`object-fit: fill`), absolutely positioned in the box. Lengths in CSS pixels. */
export interface MediaLayout {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The centre of what is shown, from the element's own top left. */
  readonly originX: number;
  readonly originY: number;
  /** As in CSS; `none` where the picture stands as it came. */
  readonly transform: string;
  /** As in CSS; `none` where nothing is cut or the box itself cuts it. */
  readonly clipPath: string;
}

/**
 * Where to put a `<video>` or a canvas that has the whole picture, padding included, so that `fill.source` lies on `fill.target`.
 *
 * The element may be larger than the box, which must clip it. One way for every engine: `object-view-box` would be shorter, but is
 * Chromium's alone, and `object-fit` cannot cut one edge only.
 * @param video - As in the input of the geometry.
 */
export function mediaLayout(fill: FillRect, video: PixelSize, box: PixelSize, { rotation, mirror }: Turn): MediaLayout {
  const { source } = fill;
  const target = rotation || mirror ? overlap(fill.target, box) : fill.target;
  const upright = rotation % 180 === 0;
  const scaleX = (upright ? target.width : target.height) / source.width;
  const scaleY = (upright ? target.height : target.width) / source.height;
  const originX = (source.x + source.width / 2) * scaleX;
  const originY = (source.y + source.height / 2) * scaleY;
  const turns = [mirror ? 'scaleX(-1)' : '', rotation ? `rotate(${rotation}deg)` : ''].filter(Boolean);
  return {
    left: target.x + target.width / 2 - originX,
    top: target.y + target.height / 2 - originY,
    width: video.width * scaleX,
    height: video.height * scaleY,
    originX,
    originY,
    transform: turns.join(' ') || 'none',
    clipPath: fills(fill.target, box) ? 'none' : clip(source, video, scaleX, scaleY),
  };
}

/**
 * Half a pixel over each edge of the box that the target reaches. Browsers round an element to device pixels before they turn it, and
 * the box would show through beside it.
 */
function overlap({ x, y, width, height }: Rect, box: PixelSize): Rect {
  const left = x === 0 ? 0.5 : 0;
  const top = y === 0 ? 0.5 : 0;
  const right = x + width >= box.width ? 0.5 : 0;
  const bottom = y + height >= box.height ? 0.5 : 0;
  return { x: x - left, y: y - top, width: width + left + right, height: height + top + bottom };
}

function fills(target: FillRect['target'], box: PixelSize): boolean {
  return target.x === 0 && target.y === 0 && target.width === box.width && target.height === box.height;
}

function clip({ x, y, width, height }: FillRect['source'], video: PixelSize, scaleX: number, scaleY: number): string {
  const edges = [y * scaleY, (video.width - x - width) * scaleX, (video.height - y - height) * scaleY, x * scaleX];
  return edges.some((edge) => edge > 0) ? `inset(${edges.map((edge) => `${edge}px`).join(' ')})` : 'none';
}
