import type { FeedItem } from '../../feed/feed-item.js';
import { clockOf } from '../timeline/clock.js';
import { elapsedText, spokenTime } from '../timeline/spoken-time.js';
import type { ListWords } from './list-words.js';

/** How a card's texts are written. */
export interface CardLanguage {
  readonly words: ListWords;
  readonly locale: string;
  /** An IANA name; the viewer's own zone where it is empty. */
  readonly timeZone: string;
  readonly nowMs: number;
}

const hourMs = 3_600_000;

/** How cards are written now: `known` itself for as long as nothing in it changes, so that what was written by it can be kept. */
export function cardLanguage(words: ListWords, locale: string, timeZone: string, known?: CardLanguage): CardLanguage {
  const nowMs = Date.now();
  const same = known?.words === words && known.locale === locale && known.timeZone === timeZone;
  // Dates are told by today and yesterday, and a day may begin at any full hour somewhere.
  return same && Math.floor(known.nowMs / hourMs) === Math.floor(nowMs / hourMs) ? known : { words, locale, timeZone, nowMs };
}

/** What a card says. */
export interface CardText {
  /** Live or replay, which the eye sees by itself. */
  readonly kind: string;
  readonly title: string;
  /** The stream, where the title does not say it already. */
  readonly stream: string;
  /** When it began. */
  readonly when: string;
  readonly viewers: string;
  readonly duration: string;
  /** The duration, for those who listen. */
  readonly spokenDuration: string;
}

export function cardText(item: FeedItem, language: CardLanguage): CardText {
  const { words } = language;
  const { amount, locale } = formats(language.locale);
  const live = item.kind === 'live';
  const { title } = item;
  const stream = item.stream === title ? '' : item.stream;
  const date = live ? item.startedAt : item.start;
  const moment = date === undefined ? '' : momentText(Date.parse(date), language);
  const when = live && moment ? words.since(moment) : moment;
  const viewers = item.viewers === undefined ? '' : (live ? words.watching : words.viewed)(amount(item.viewers));
  const seconds = live ? undefined : item.duration;
  const duration = seconds ? elapsedText(seconds) : '';
  const spokenDuration = seconds ? spokenTime(seconds, locale) : '';
  return { kind: live ? words.live : words.replay, title, stream, when, viewers, duration, spokenDuration };
}

/** “10:05” today, “yesterday 10:05”, “12 Mar, 10:05”, and with its year where that is another. */
export function momentText(ms: number, { locale, timeZone, nowMs }: CardLanguage): string {
  const clock = clockOf(locale, timeZone);
  const time = clock.time(ms);
  if (clock.sameDay(ms, nowMs)) return time;
  if (clock.sameDay(ms, nowMs - 86_400_000)) return `${formats(locale).yesterday} ${time}`;
  const year = (at: number) => new Date(at + clock.offsetMs(at)).getUTCFullYear();
  return year(ms) === year(nowMs) ? `${clock.date(ms)} ${time}` : `${formats(locale).date(ms + clock.offsetMs(ms))} ${time}`;
}

interface Formats {
  /** The language itself, or English where a page names one that is none. */
  readonly locale: string;
  readonly yesterday: string;
  /** Day, month and year, of a time that is in its zone already. */
  date(ms: number): string;
  /** “980”, “1.2K”, “3.4万”. */
  amount(count: number): string;
}

const known = new Map<string, Formats>();

/** Made once a language: a formatter costs more than a card. */
function formats(tag: string): Formats {
  let found = known.get(tag);
  if (!found) {
    const locale = canonical(tag);
    const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
    const amount = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
    found = {
      locale,
      yesterday: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-1, 'day'),
      date: (ms) => date.format(ms),
      amount: (count) => amount.format(count),
    };
    known.set(tag, found);
  }
  return found;
}

function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
