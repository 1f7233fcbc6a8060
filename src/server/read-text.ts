/** Longer ids and names are no names, and would not fit an index entry of PostgreSQL (2704 bytes). */
export const MAX_NAME_LENGTH = 256;

/** The longest URL that is kept. Browsers and servers differ above some 2000 characters already. */
export const MAX_URL_LENGTH = 4096;

/**
 * A name that a store can hold: text that is not empty, or a number that stands for one.
 * @returns `undefined` for all else, for control characters, and for more than `maxLength` characters.
 */
export function readStoredName(value: unknown, maxLength = MAX_NAME_LENGTH): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  const name = value.trim();
  // PostgreSQL has no text with NUL, and no name has the others.
  if (name === '' || name.length > maxLength || /[\u0000-\u001f\u007f]/.test(name) || !name.isWellFormed()) return undefined;
  return name;
}

/** Text for people, cut at `maxLength` characters and made fit for a store. `undefined` when nothing is left. */
export function readShownText(value: unknown, maxLength: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .slice(0, maxLength)
    .toWellFormed()
    .trim();
  return text || undefined;
}
