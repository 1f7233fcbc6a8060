/** One line along an edge of the picture: RGB of each sample, three bytes each, 0 to 255. */
export type EdgeLine = Uint8ClampedArray;

/** The lines of an edge, from the outermost inwards. */
export type EdgeStrip = readonly EdgeLine[];

/** What a line is like as a whole. Bytes, 0 to 255. */
export interface LineTone {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** Mean luma, by the weights of BT.601; they need not be exact here. */
  readonly luma: number;
  /** Standard deviation of luma along the line. */
  readonly spread: number;
}

export function lineTone(line: EdgeLine): LineTone {
  const count = line.length / 3;
  let [red, green, blue, squares] = [0, 0, 0, 0];
  for (let at = 0; at < line.length; at += 3) {
    red += line[at] ?? 0;
    green += line[at + 1] ?? 0;
    blue += line[at + 2] ?? 0;
    squares += lumaAt(line, at) ** 2;
  }
  [red, green, blue] = [red / count, green / count, blue / count];
  const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
  return { red, green, blue, luma, spread: Math.sqrt(Math.max(0, squares / count - luma ** 2)) };
}

/** How far two lines differ on average, all channels alike. */
export function lineDifference(a: EdgeLine, b: EdgeLine): number {
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
}

/** Which samples of two lines differ by more than `threshold` in some channel. */
export function differingSamples(a: EdgeLine, b: EdgeLine, threshold: number): boolean[] {
  const differs = (at: number) => Math.abs((a[at] ?? 0) - (b[at] ?? 0)) > threshold;
  return Array.from({ length: a.length / 3 }, (_, sample) => differs(sample * 3) || differs(sample * 3 + 1) || differs(sample * 3 + 2));
}

function lumaAt(line: EdgeLine, at: number): number {
  return 0.299 * (line[at] ?? 0) + 0.587 * (line[at + 1] ?? 0) + 0.114 * (line[at + 2] ?? 0);
}
