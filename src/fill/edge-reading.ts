import { differingSamples, lineDifference, lineTone, type EdgeStrip, type LineTone } from './edge-line.js';

/** The fewest and the most lines that are taken for padding. Alignment to 16 adds at most 15; one dark line is how a shade begins. */
const [fewestLines, mostLines] = [2, 15];

/** What one frame tells about one edge. */
export interface EdgeReading {
  readonly kind: 'black' | 'green' | 'smear' | 'none';
  /** How many outermost lines could be padding. */
  readonly lines: number;
  /** Whether the picture is seen to begin right after them. In a dark scene it is not. */
  readonly ends: boolean;
  /** Which places of the edge have picture behind the lines; only for flat padding that ends. */
  readonly picture?: readonly boolean[];
}

/** Black in limited range read as full range is 16; compression and dithering add a little. */
const blackest = 20;
/** Padding is flat; a dark wall, a night sky or a vignette is not. */
const flatSpread = 3;
/** How far two lines of the same padding differ in tone. */
const sameTone = 4;
/** A sample that differs by more belongs to the picture. */
const clearStep = 24;
/** Part of the line behind the padding that has to be clearly different in this frame for the frame to count. */
const clearPart = 0.3;

/**
 * Reads an edge. Lines that are flat black or green up to a straight border are padding; so are lines that repeat the one behind them,
 * where an encoder would add as many.
 *
 * @param smear - How many lines alignment would have added here. Smears are looked for only as such: stripes look like them.
 */
export function readEdge(strip: EdgeStrip, smear: number): EdgeReading {
  const tones = strip.map(lineTone);
  const [first] = tones;
  const kind = first && paddingColour(first);
  if (kind && first) return readFlat(strip, tones, kind, first);
  return isSmear(strip, first, smear) ? { kind: 'smear', lines: smear, ends: true } : { kind: 'none', lines: 0, ends: true };
}

function paddingColour({ red, green, blue, luma, spread }: LineTone): 'black' | 'green' | undefined {
  if (luma <= blackest && spread <= flatSpread && Math.max(red, green, blue) - Math.min(red, green, blue) <= 16) return 'black';
  // Y′CbCr of all zeros, from BT.709 limited (0, 77, 0) to BT.601 with Y′ of 16 (0, 154, 0).
  if (red <= 32 && blue <= 32 && green >= 60 && green <= 175 && spread <= 2 * flatSpread) return 'green';
  return undefined;
}

function readFlat(strip: EdgeStrip, tones: readonly LineTone[], kind: 'black' | 'green', first: LineTone): EdgeReading {
  const differs = tones.findIndex((tone) => paddingColour(tone) !== kind || Math.abs(tone.luma - first.luma) > (kind === 'black' ? sameTone : 2 * sameTone));
  const lines = differs < 0 ? strip.length : differs;
  // The next line may be half padding: compression and chroma at half size blur the border.
  const [padding, picture] = [strip[0], strip[lines + 1]];
  if (lines < fewestLines || lines > mostLines || !padding || !picture) return { kind, lines, ends: false };
  const clear = differingSamples(padding, picture, clearStep);
  return clear.filter(Boolean).length < clear.length * clearPart ? { kind, lines, ends: false } : { kind, lines, ends: true, picture: clear };
}

/** Whether the first lines are one and the same, which has texture, and those behind them are not. */
function isSmear(strip: EdgeStrip, first: LineTone | undefined, lines: number): boolean {
  if (lines < fewestLines || !first || first.spread < 12) return false;
  const steps = strip.slice(1).map((line, index) => lineDifference(line, strip[index] as typeof line));
  const within = mean(steps.slice(0, lines - 1));
  // The border itself is left out: compression makes it one or the other.
  const behind = mean(steps.slice(lines, lines + 4));
  return within <= 1 && behind >= Math.max(0.6, 3 * within);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
