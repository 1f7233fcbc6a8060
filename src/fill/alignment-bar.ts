import { alignedSide, alignmentStep, videoQualities, type PixelSize } from '../core/video-quality.js';

/** The largest part of a side that is given up for a picture without bars. */
const largestCut = 0.03;
/** Two ratios that differ by less are one: a pixel in a picture of 640, a layout's rounding. */
const sameRatio = 0.003;

/** What alignment makes of each preset's ratio, beside the ratio itself. */
const alignedRatios = videoQualities.flatMap(({ landscape, portrait }) =>
  [landscape, portrait].map(({ expected, aligned }) => ({ expected: expected.width / expected.height, aligned: aligned.width / aligned.height })),
);

const presetSides = [...new Set(videoQualities.flatMap(({ landscape }) => [landscape.expected.width, landscape.expected.height]))];

/** How many pixels alignment adds to a side of a preset to make it this long: 8 for 368. 0 where no preset's side comes to that. */
export function addedByAlignment(side: number): number {
  const preset = presetSides.find((expected) => alignedSide(expected) === side);
  return preset === undefined ? 0 : side - preset;
}

/**
 * Whether the bars that `contain` would leave come from 16-alignment alone: the picture is within an alignment step of the box's
 * aspect ratio, or has a ratio that alignment makes of a preset of the box's ratio, and at most 3 % of a side would be cut.
 */
export function isAlignmentBar(picture: PixelSize, box: PixelSize): boolean {
  const ratio = picture.width / picture.height;
  const wanted = box.width / box.height;
  const side = ratio > wanted ? picture.width : picture.height;
  const part = 1 - Math.min(ratio / wanted, wanted / ratio);
  if (part > largestCut) return false;
  if (part * side < alignmentStep) return true;
  return alignedRatios.some(({ expected, aligned }) => near(ratio, aligned) && near(wanted, expected));
}

function near(a: number, b: number): boolean {
  return Math.abs(a / b - 1) < sameRatio;
}
