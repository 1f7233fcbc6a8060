/** The last millisecond of 9999, the latest date that documents can show. */
const MAX_MS = 253_402_300_799_999;

/** A whole number from 0, or one written as text. `undefined` for all else and for what a double cannot hold exactly. */
export function readInteger(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** Epoch milliseconds of a Unix time in seconds. `undefined` for 0 and for what is no date. */
export function readWholeMs(seconds: unknown): number | undefined {
  return readEpochMs((readInteger(seconds) ?? 0) * 1000);
}

/** Epoch milliseconds. `undefined` for 0 and for what is no date. */
export function readEpochMs(value: unknown): number | undefined {
  const ms = readInteger(value) ?? 0;
  return ms > 0 && ms <= MAX_MS ? ms : undefined;
}

/** The number that orders pushes: up to 30 digits, as text where it is longer than a double holds. */
export function readSequence(value: unknown): bigint | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  return /^\d{1,30}$/.test(text) ? BigInt(text) : undefined;
}
