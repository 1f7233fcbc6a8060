/**
 * The frame number of a test picture, drawn as a bar code so that a test can read it back from a canvas.
 *
 * The bar is 16 pixels tall, lies along the top edge and spans the whole width, in 20 cells of equal width:
 *
 *     white black | 16 bits, most significant first, white is 1 | black white
 *
 * The four outer cells are guards: without them a picture that has no bar code would read as a number.
 */
export const barHeight = 16;
const bits = 16;
const cells = bits + 4;

/**
 * @typedef {{ readonly width: number, readonly height: number, readonly data: ArrayLike<number> }} Pixels RGBA, as in ImageData.
 */

/** @param {number} frameNumber 0 to 65535 @returns {boolean[]} the cells from left to right, `true` is white */
export function barCells(frameNumber) {
  const digits = Array.from({ length: bits }, (_, bit) => ((frameNumber >> (bits - 1 - bit)) & 1) === 1);
  return [true, false, ...digits, false, true];
}

/**
 * Whether a point of the bar is white.
 * @param {boolean[]} bar from `barCells` @param {number} x in pixels @param {number} width of the picture
 */
export function isWhite(bar, x, width) {
  return bar[Math.min(cells - 1, Math.floor((x * cells) / width))] === true;
}

/**
 * The frame number that a picture shows.
 *
 * The picture may be scaled if `sourceWidth` says how wide it was. Cells are judged by a few pixels around their
 * middle, which neither compression nor a crop of some pixels at the edges reaches.
 * @param {Pixels} image @param {number} [sourceWidth] @returns {number | undefined} `undefined` if there is no bar code
 */
export function readFrameNumber(image, sourceWidth = image.width) {
  const scale = image.width / sourceWidth;
  const y = Math.round((barHeight / 2) * scale);
  const whites = Array.from({ length: cells }, (_, cell) => brightness(image, ((cell + 0.5) * image.width) / cells, y) > 127);
  const guards = [whites[0], !whites[1], !whites[cells - 2], whites[cells - 1]];
  if (guards.includes(false)) return undefined;
  return whites.slice(2, -2).reduce((number, white) => number * 2 + (white ? 1 : 0), 0);
}

/** @param {Pixels} image @param {number} centreX @param {number} centreY */
function brightness({ width, height, data }, centreX, centreY) {
  let sum = 0;
  let count = 0;
  for (let y = Math.max(0, centreY - 2); y <= Math.min(height - 1, centreY + 2); y++) {
    for (let x = Math.max(0, Math.round(centreX) - 2); x <= Math.min(width - 1, Math.round(centreX) + 2); x++) {
      const at = (y * width + x) * 4;
      sum += 0.299 * Number(data[at]) + 0.587 * Number(data[at + 1]) + 0.114 * Number(data[at + 2]);
      count++;
    }
  }
  return sum / count;
}
