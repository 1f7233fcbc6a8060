/** Tells the time somewhere, the way people there write it. Instants are epoch milliseconds. */
export interface Clock {
  /** Time of day; with seconds where they matter. */
  time(ms: number, seconds?: boolean): string;
  /** Day and month. */
  date(ms: number): string;
  /** How far this clock is ahead of UTC at that instant, in milliseconds. */
  offsetMs(ms: number): number;
  /** Whether both instants are on the same day there. */
  sameDay(oneMs: number, otherMs: number): boolean;
}

const clocks = new Map<string, Clock>();

/**
 * @param locale - Decides between 12 and 24 hours, and how a date is written.
 * @param timeZone - An IANA name. The viewer's own where it is empty, or none that the browser knows.
 */
export function clockOf(locale: string, timeZone: string): Clock {
  const key = `${locale} ${timeZone}`;
  let clock = clocks.get(key);
  if (!clock) clocks.set(key, (clock = createClock(locale, timeZone)));
  return clock;
}

function createClock(locale: string, zone: string): Clock {
  const [language] = Intl.DateTimeFormat.supportedLocalesOf(isLocale(locale) ? locale : 'en');
  const timeZone = isTimeZone(zone) ? zone : undefined;
  const format = (options: Intl.DateTimeFormatOptions, by = language) => new Intl.DateTimeFormat(by, { ...options, timeZone });
  // “09:05” where a day has 24 hours, “9:05 AM” where it has twice 12.
  const hour = format({ hour: 'numeric' }).resolvedOptions().hour12 ? 'numeric' : '2-digit';
  const minutes = format({ hour, minute: '2-digit' });
  const seconds = format({ hour, minute: '2-digit', second: '2-digit' });
  const date = format({ day: 'numeric', month: 'short' });
  const offset = format({ timeZoneName: 'longOffset' }, 'en');
  const offsetMs = (ms: number) => {
    const [, sign, hours = 0, minutes = 0, seconds = 0] = /GMT([+-])(\d+):(\d+)(?::(\d+))?/.exec(offset.format(ms)) ?? [];
    return (sign === '-' ? -1000 : 1000) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
  };
  const day = (ms: number) => Math.floor((ms + offsetMs(ms)) / 86_400_000);
  return {
    // What was reckoned in seconds may be a hair short of a whole one.
    time: (ms, exact = false) => (exact ? seconds : minutes).format(ms + 1),
    date: (ms) => date.format(ms),
    offsetMs,
    sameDay: (oneMs, otherMs) => day(oneMs) === day(otherMs),
  };
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
