import { PlayerError } from '../../core/player-error.js';

/** A table of colours by colour. */
export interface Lut {
  /** Entries along each side, 2 to 64. */
  readonly size: number;
  /** RGBA bytes, red fastest, then green, then blue: `size`³ × 4 of them. */
  readonly data: Uint8Array;
}

/**
 * Reads a 3D table in the `.cube` format (Adobe Cube LUT Specification 1.0).
 *
 * @throws PlayerError `bad-input` for a 1D table, one of another domain than 0 to 1, or one whose entries do not add up.
 */
export function parseCube(text: string): Lut {
  let size = 0;
  const values: number[] = [];
  for (const line of text.split(/\r?\n/)) {
    const words = line.replace(/#.*/, '').trim().split(/\s+/);
    const [keyword = '', ...rest] = words;
    if (keyword === 'LUT_3D_SIZE') size = Number(rest[0]);
    else if (keyword === 'LUT_1D_SIZE') throw new PlayerError('bad-input', 'This .cube file has a 1D table; a 3D one is needed.');
    else if ((keyword === 'DOMAIN_MIN' && rest.some((value) => Number(value) !== 0)) || (keyword === 'DOMAIN_MAX' && rest.some((value) => Number(value) !== 1)))
      throw new PlayerError('bad-input', 'This .cube file is for other values than 0 to 1.');
    else if (words.length === 3 && words.every((word) => Number.isFinite(Number(word)))) values.push(...words.map((word) => Number(word) * 255), 255);
  }
  if (!(size >= 2 && size <= 64) || values.length !== size ** 3 * 4)
    throw new PlayerError('bad-input', `This .cube file has ${values.length / 4} entries for a size of ${size}; a size is 2 to 64, and needs its cube.`);
  return { size, data: Uint8Array.from(values, (value) => Math.max(0, Math.min(255, Math.round(value)))) };
}
