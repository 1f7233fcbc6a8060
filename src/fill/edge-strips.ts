import type { EdgeLine, EdgeStrip } from './edge-line.js';

export const edges = ['top', 'right', 'bottom', 'left'] as const;
export type Edge = (typeof edges)[number];
export type EdgeStrips = Readonly<Record<Edge, EdgeStrip>>;

/** How many lines of each edge are read: the most that can be padding, and enough behind it to see that it ends. */
export const stripDepth = 20;
/** How many places of a line are read. */
const samples = 96;

/** A canvas that edges are read through; keep it from frame to frame. */
export function stripCanvas(): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas');
  canvas.width = samples;
  canvas.height = 2 * stripDepth + samples;
  return canvas.getContext('2d', { alpha: false, willReadFrequently: true });
}

/**
 * Reads the edges of the frame on show, line by line at the picture's own size, in places spread along each line.
 *
 * @throws DOMException `SecurityError` where the picture comes from another site that does not allow reading it.
 */
export function readEdgeStrips(context: CanvasRenderingContext2D, media: HTMLVideoElement): EdgeStrips {
  const { videoWidth: width, videoHeight: height } = media;
  const depth = stripDepth;
  // Smoothing would blend lines into each other.
  context.imageSmoothingEnabled = false;
  context.drawImage(media, 0, 0, width, depth, 0, 0, samples, depth);
  context.drawImage(media, 0, height - depth, width, depth, 0, depth, samples, depth);
  context.drawImage(media, 0, 0, depth, height, 0, 2 * depth, depth, samples);
  context.drawImage(media, width - depth, 0, depth, height, depth, 2 * depth, depth, samples);
  const { data } = context.getImageData(0, 0, samples, 2 * depth + samples);
  const line = (x: number, y: number, stepX: number, stepY: number): EdgeLine => {
    const rgb = new Uint8ClampedArray(samples * 3);
    for (let sample = 0; sample < samples; sample++) {
      const at = ((y + sample * stepY) * samples + x + sample * stepX) * 4;
      rgb.set(data.subarray(at, at + 3), sample * 3);
    }
    return rgb;
  };
  const strip = (lineAt: (index: number) => EdgeLine): EdgeStrip => Array.from({ length: depth }, (_, index) => lineAt(index));
  return {
    top: strip((index) => line(0, index, 1, 0)),
    bottom: strip((index) => line(0, 2 * depth - 1 - index, 1, 0)),
    left: strip((index) => line(index, 2 * depth, 0, 1)),
    right: strip((index) => line(2 * depth - 1 - index, 2 * depth, 0, 1)),
  };
}
