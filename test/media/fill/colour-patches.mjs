// Patches of known Y′CbCr, and what they are in RGB under each matrix and range.
export const patchSize = 32;
const columns = 4;
const rows = 3;

/** Y′, Cb, Cr as stored, limited range. In full range the same numbers are other colours, all of them in gamut too. */
export const patches = /** @type {readonly (readonly [number, number, number])[]} */ ([
  [16, 128, 128], [64, 128, 128], [128, 128, 128], [200, 128, 128],
  [235, 128, 128], [110, 110, 170], [120, 100, 110], [90, 165, 120],
  [150, 90, 140], [140, 140, 100], [100, 150, 150], [180, 120, 120],
]);

export const colourClips = /** @type {const} */ ([
  { name: 'colour-601-limited', matrix: 'bt601', range: 'limited' },
  { name: 'colour-601-full', matrix: 'bt601', range: 'full' },
  { name: 'colour-709-limited', matrix: 'bt709', range: 'limited' },
  { name: 'colour-709-full', matrix: 'bt709', range: 'full' },
]);

/** The middle of a patch in a picture of 128x96. @param {number} index */
export function patchCentre(index) {
  return { x: (index % columns) * patchSize + patchSize / 2, y: Math.floor(index / columns) * patchSize + patchSize / 2 };
}

/** One picture of 128x96 as I420. @returns {Buffer} */
export function colourPicture() {
  const width = columns * patchSize;
  const height = rows * patchSize;
  const plane = (/** @type {0 | 1 | 2} */ channel, /** @type {number} */ step) => {
    const bytes = Buffer.alloc((width / step) * (height / step));
    for (let y = 0; y < height; y += step)
      for (let x = 0; x < width; x += step) {
        const patch = Math.floor(y / patchSize) * columns + Math.floor(x / patchSize);
        bytes[(y / step) * (width / step) + x / step] = patches[patch]?.[channel] ?? 0;
      }
    return bytes;
  };
  return Buffer.concat([plane(0, 1), plane(1, 2), plane(2, 2)]);
}

/**
 * @param {readonly [number, number, number]} patch @param {'bt601' | 'bt709'} matrix @param {'limited' | 'full'} range
 * @returns {[number, number, number]} RGB, 0 to 255 (ITU-R BT.601-7 2.5, BT.709-6 3 and 4)
 */
export function patchRgb([y, cb, cr], matrix, range) {
  const [kr, kb] = matrix === 'bt601' ? [0.299, 0.114] : [0.2126, 0.0722];
  const luma = range === 'full' ? y / 255 : (y - 16) / 219;
  const blue = (cb - 128) / (range === 'full' ? 255 : 224);
  const red = (cr - 128) / (range === 'full' ? 255 : 224);
  const r = luma + 2 * (1 - kr) * red;
  const b = luma + 2 * (1 - kb) * blue;
  const g = (luma - kr * r - kb * b) / (1 - kr - kb);
  const byte = (/** @type {number} */ value) => Math.round(Math.max(0, Math.min(1, value)) * 255);
  return [byte(r), byte(g), byte(b)];
}
