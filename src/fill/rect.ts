import type { PixelSize } from '../core/video-quality.js';

/** A rectangle; x to the right, y down. */
export interface Rect extends PixelSize {
  readonly x: number;
  readonly y: number;
}

/** How much lies off each edge. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export const noInsets: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

/** What is left of a size when its edges are cut. */
export function inset({ width, height }: PixelSize, { top, right, bottom, left }: Insets): Rect {
  return { x: left, y: top, width: Math.max(0, width - left - right), height: Math.max(0, height - top - bottom) };
}
