import { shown, Unusable } from './unusable.js';

/** Year 9999: past it a number is no date in milliseconds but one in microseconds, or a mistake. */
const MAX_DATE_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** As milliseconds that is March 1973, as seconds the year 5138: below it an epoch time is in seconds. */
const FIRST_EPOCH_MS = 1e11;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const ISO_DATE =
  /^(\d{4}-\d\d-\d\d)(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)? ?(Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/i;

/** Not there, or written as nothing. */
export function isMissing(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** A finite number, or one written as text. `undefined` for all else. */
export function readNumber(value: unknown): number | undefined {
  if (typeof value === 'string') return NUMBER.test(value.trim()) ? readNumber(Number(value)) : undefined;
  // Adding 0 makes -0 an ordinary 0.
  return typeof value === 'number' && Number.isFinite(value) ? value + 0 : undefined;
}

/** A name: text that is not empty, or a number that stands for one. `undefined` for all else. */
export function readName(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/**
 * A wall-clock time in whole epoch milliseconds, from 1970 to 9999.
 *
 * Read are ISO 8601 text (without an offset it is UTC, so that it means the same everywhere), a `Date`, and epoch
 * seconds or milliseconds as number or text, told apart by size: below 1e11 it is seconds.
 * @throws {Unusable} for anything else.
 */
export function readDateMs(field: string, value: unknown): number {
  const number = readNumber(value);
  const ms = number !== undefined ? (Math.abs(number) < FIRST_EPOCH_MS ? number * 1000 : number) : readCalendarDateMs(value);
  if (ms === undefined || !(ms >= 0 && ms <= MAX_DATE_MS))
    throw new Unusable(`${field} must be an ISO 8601 date or epoch seconds or milliseconds, from 1970 to 9999; it is ${shown(value)}.`);
  return Math.round(ms);
}

/** As `readDateMs`, for a number that is known to be in milliseconds. */
export function readEpochMs(field: string, value: unknown): number {
  const ms = readNumber(value);
  if (ms === undefined || !(ms >= 0 && ms <= MAX_DATE_MS))
    throw new Unusable(`${field} must be epoch milliseconds, from 1970 to 9999; it is ${shown(value)}.`);
  return Math.round(ms);
}

function readCalendarDateMs(value: unknown): number | undefined {
  if (value instanceof Date) return value.getTime();
  const parts = typeof value === 'string' ? ISO_DATE.exec(value.trim()) : null;
  if (!parts) return undefined;
  const [, day = '', time = '00:00', seconds = '00', fraction = '', offset = 'Z'] = parts;
  // Engines disagree on 30 February: some take it for 1 March.
  const midnight = new Date(`${day}T00:00:00.000Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return undefined;
  const zone = offset.toUpperCase().replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2');
  return Date.parse(`${day}T${time}:${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}${zone}`);
}
