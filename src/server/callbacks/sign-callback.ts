import { createHash, timingSafeEqual } from 'node:crypto';

/** What the guide signs with: MD5 of the key followed by the time at which the message expires, as lower-case hex. */
export function signCallback(key: string, t: number | string): string {
  return createHash('md5').update(`${key}${t}`).digest('hex');
}

/** `expired`: signed with the key, but it came after its time, as the last retries of a callback do. */
export type CallbackVerdict = 'valid' | 'expired' | 'forged';

/** The part of an event that is checked. `t` is in Unix seconds. The sign covers nothing but `t`. */
export interface SignedEvent {
  readonly t?: unknown;
  readonly sign?: unknown;
}

/** As milliseconds that is March 1973, as seconds the year 5138. */
const FIRST_EPOCH_MS = 1e11;

/**
 * Checks sign and expiry of an event. Takes the same time whatever is wrong with the sign.
 *
 * @param now - A date, or epoch seconds or milliseconds, told apart by size.
 */
export function verifyCallback(event: SignedEvent, key: string, now: number | Date = Date.now()): CallbackVerdict {
  const t = typeof event.t === 'number' || typeof event.t === 'string' ? String(event.t) : '';
  const sign = typeof event.sign === 'string' ? event.sign : '';
  const same = equalInConstantTime(sign, signCallback(key, t));
  // An empty key would let anyone sign.
  if (key === '' || !same || !/^\d{1,15}$/.test(t)) return 'forged';
  return Number(t) >= epochSeconds(now) ? 'valid' : 'expired';
}

/** Compares two secrets without telling by its duration where they differ. */
export function equalInConstantTime(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function epochSeconds(now: number | Date): number {
  const time = Number(now);
  return Math.floor(Math.abs(time) < FIRST_EPOCH_MS ? time : time / 1000);
}
