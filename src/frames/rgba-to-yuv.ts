import { yuvPlanes, type YuvFormat } from './yuv-layout.js';

/** Weights of red and blue in luma (ITU-R BT.601-7 2.5.1, BT.709-6 3.2). */
const weights = { bt601: [0.299, 0.114], bt709: [0.2126, 0.0722] } as const;

/**
 * RGBA to Y′CbCr of limited range, each chroma sample the mean of four pixels. For pictures that the browser does not keep as Y′CbCr.
 *
 * @param to - Laid out as {@link yuvPlanes} says.
 */
export function rgbaToYuv(rgba: Uint8Array, width: number, height: number, matrix: keyof typeof weights, format: YuvFormat, to: Uint8Array): void {
  const [kr, kb] = weights[matrix];
  const kg = 1 - kr - kb;
  const [, u, v] = yuvPlanes(format, width, height);
  if (!u) return;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      to[y * width + x] = 16.5 + (219 / 255) * (kr * (rgba[at] ?? 0) + kg * (rgba[at + 1] ?? 0) + kb * (rgba[at + 2] ?? 0));
    }
  for (let y = 0; y < u.height; y++)
    for (let x = 0; x < u.width; x++) {
      const [red, green, blue] = blockMean(rgba, width, height, x * 2, y * 2);
      const luma = kr * red + kg * green + kb * blue;
      const cb = 128.5 + ((224 / 255) * (blue - luma)) / (2 * (1 - kb));
      const cr = 128.5 + ((224 / 255) * (red - luma)) / (2 * (1 - kr));
      const at = y * u.stride + (v ? x : x * 2);
      to[u.offset + at] = cb;
      to[v ? v.offset + at : u.offset + at + 1] = cr;
    }
}

/** Mean of the two by two pixels at x, y; at an odd edge the outermost counts twice. */
function blockMean(rgba: Uint8Array, width: number, height: number, x: number, y: number): [number, number, number] {
  const x2 = Math.min(x + 1, width - 1);
  const y2 = Math.min(y + 1, height - 1);
  const at = [(y * width + x) * 4, (y * width + x2) * 4, (y2 * width + x) * 4, (y2 * width + x2) * 4];
  const mean = (channel: number) => at.reduce((sum, pixel) => sum + (rgba[pixel + channel] ?? 0), 0) / 4;
  return [mean(0), mean(1), mean(2)];
}
