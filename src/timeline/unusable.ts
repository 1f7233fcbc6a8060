/** Says, as a sentence that names the field, why an input cannot be used. */
export class Unusable extends Error {
  override name = 'Unusable';
}

/** A value as a message shows it: short, on one line, and safe for every kind of value. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (value === null || value === undefined) return 'missing';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'function') return 'a function';
  return String(value).slice(0, 60);
}
