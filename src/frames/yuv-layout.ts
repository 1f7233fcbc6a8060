import type { FramePlane } from './frame.js';

/** Formats of luma and half-size chroma: three planes, or chroma interleaved in the second. */
export type YuvFormat = 'i420' | 'nv12';

/** Planes without padding between rows, one behind the other. Chroma of an odd size is rounded up. */
export function yuvPlanes(format: YuvFormat, width: number, height: number): FramePlane[] {
  const [halfWidth, halfHeight] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const luma = { offset: 0, stride: width, width, height };
  const chroma = { width: halfWidth, height: halfHeight };
  const size = halfWidth * halfHeight;
  if (format === 'nv12') return [luma, { ...chroma, offset: width * height, stride: halfWidth * 2 }];
  return [luma, { ...chroma, offset: width * height, stride: halfWidth }, { ...chroma, offset: width * height + size, stride: halfWidth }];
}

/** Bytes of a frame in either format. */
export function yuvSize(width: number, height: number): number {
  return width * height + 2 * Math.ceil(width / 2) * Math.ceil(height / 2);
}

/** Copies a frame from one format to the other. Both are laid out as {@link yuvPlanes} says. */
export function convertYuv(from: Uint8Array, to: Uint8Array, toFormat: YuvFormat, width: number, height: number): void {
  const luma = width * height;
  const size = Math.ceil(width / 2) * Math.ceil(height / 2);
  to.set(from.subarray(0, luma));
  for (let at = 0; at < size; at++) {
    const [u, v, pair] = [luma + at, luma + size + at, luma + 2 * at];
    if (toFormat === 'nv12') {
      to[pair] = from[u] ?? 0;
      to[pair + 1] = from[v] ?? 0;
    } else {
      to[u] = from[pair] ?? 0;
      to[v] = from[pair + 1] ?? 0;
    }
  }
}
