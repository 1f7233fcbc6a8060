import type { Quality } from '../core/quality.js';
import { readFormat } from '../timeline/read-url.js';
import { isMissing, readDateMs, readName, readNumber } from '../timeline/read-value.js';
import { shown, Unusable } from '../timeline/unusable.js';
import { TITLE_LIMIT, type FeedItem, type ListedRecording, type LiveItem, type ReplayItem } from './feed-item.js';

type Fields = Readonly<Record<string, unknown>>;
type Base = string | URL | undefined;
/** Most items need none: a list may have a hundred thousand. */
class Repairs {
  #fields: string[] | undefined;

  add(field: string): void {
    if (!this.#fields?.includes(field)) (this.#fields ??= []).push(field);
  }

  /** As it is told of the item. */
  get told(): readonly string[] | undefined {
    return this.#fields;
  }
}

const streamProtocols = new Set(['http:', 'https:', 'ws:', 'wss:']);
const fileProtocols = new Set(['http:', 'https:']);
const posterProtocols = new Set(['http:', 'https:', 'blob:']);

/**
 * Reads one item of a feed.
 * @throws {Unusable} when it cannot be used.
 */
export function readItem(input: unknown, base?: Base): FeedItem {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new Unusable(`An item must be an object; it is ${shown(input)}.`);
  // A copy, so that a getter is asked once and cannot change its mind.
  const fields: Fields = { ...input };
  const { kind } = fields;
  if (kind === 'live') return readLive(fields, base);
  if (kind === 'replay') return readReplay(fields, base);
  throw new Unusable(`kind must be live or replay; it is ${shown(kind)}.`);
}

function readLive(fields: Fields, base: Base): LiveItem {
  const repairs = repairedBefore(fields);
  const src = absolute(fields.src, base, streamProtocols);
  if (src === undefined) throw new Unusable(`src must be an http, https, ws or wss URL; it is ${shown(fields.src)}.`);
  const startedAt = date('startedAt', fields, repairs);
  const qualities = isMissing(fields.qualities) ? undefined : readQualities(fields.qualities, base, repairs);
  const id = readName(fields.id) ?? readName(fields.stream) ?? src;
  if (isMissing(fields.id)) repairs.add('id');
  const item = common('live', fields, id, base, repairs);
  item['src'] = src;
  if (qualities?.length) item['qualities'] = qualities;
  if (startedAt) item['startedAt'] = startedAt;
  return finished<LiveItem>(item, repairs);
}

function readReplay(fields: Fields, base: Base): ReplayItem {
  const repairs = repairedBefore(fields);
  const recordings = readRecordings(fields.recordings, base, repairs);
  const start = date('start', fields, repairs);
  const end = date('end', fields, repairs);
  const duration = amount('duration', fields, repairs);
  const id = readName(fields.id) ?? recordings[0]?.url ?? '';
  if (isMissing(fields.id)) repairs.add('id');
  const item = common('replay', fields, id, base, repairs);
  item['recordings'] = recordings;
  if (start) item['start'] = start;
  if (end) item['end'] = end;
  if (duration) item['duration'] = duration;
  return finished<ReplayItem>(item, repairs);
}

/** What both kinds have. Put together field by field: spreading costs more than all checks. */
function common(kind: FeedItem['kind'], fields: Fields, id: string, base: Base, repairs: Repairs): Record<string, unknown> {
  const item: Record<string, unknown> = { kind, id };
  const stream = readName(fields.stream) ?? id;
  item['stream'] = stream;
  item['title'] = readTitle(fields.title, stream, repairs);
  if (!isMissing(fields.poster)) {
    const poster = drawing(fields.poster) ?? absolute(fields.poster, base, posterProtocols);
    if (poster === undefined) repairs.add('poster');
    else item['poster'] = poster;
  }
  const viewers = amount('viewers', fields, repairs);
  if (viewers !== undefined) item['viewers'] = Math.floor(viewers);
  for (const name of Object.keys(fields)) if (!KNOWN_FIELDS.has(name)) Object.defineProperty(item, name, { value: fields[name], enumerable: true, writable: true, configurable: true });
  return item;
}

function finished<Kind extends FeedItem>(item: Record<string, unknown>, repairs: Repairs): Kind {
  if (repairs.told) item['repaired'] = repairs.told;
  return item as unknown as Kind;
}

/** On one line, and no longer than anyone reads. */
function readTitle(value: unknown, stream: string, repairs: Repairs): string {
  const title = readName(value);
  if (title === undefined) {
    if (!isMissing(value)) repairs.add('title');
    return stream.slice(0, TITLE_LIMIT).replace(/\s+/g, ' ');
  }
  if (title.length <= TITLE_LIMIT) return title.replace(/\s+/g, ' ');
  repairs.add('title');
  // Put together anew from its characters: a slice would keep all of a huge text in memory.
  return `${Array.from(title.slice(0, TITLE_LIMIT * 2)).slice(0, TITLE_LIMIT - 1).join('').replace(/\s+/g, ' ')}…`;
}

/** Those whose address can be used. */
function readRecordings(value: unknown, base: Base, repairs: Repairs): ListedRecording[] {
  if (!Array.isArray(value) || !value.length) throw new Unusable(`recordings must be a list that is not empty; it is ${Array.isArray(value) ? 'empty' : shown(value)}.`);
  const found: ListedRecording[] = [];
  let problem: unknown;
  for (const entry of value as readonly unknown[]) {
    try {
      if (typeof entry !== 'object' || entry === null) throw new Unusable(`A recording must be an object; it is ${shown(entry)}.`);
      const fields: Fields = { ...entry };
      const url = absolute(fields.url, base, fileProtocols);
      if (url === undefined) throw new Unusable(`url must be an http or https URL; it is ${shown(fields.url)}.`);
      readFormat(fields.format, isMissing(fields.format) ? new URL(url).pathname : '');
      found.push({ ...fields, url });
    } catch (error) {
      problem ??= error;
    }
  }
  if (!found.length) throw problem;
  if (problem) repairs.add('recordings');
  return found;
}

/** Those that a viewer can choose: with a name, and an address that can be played where they have one. */
function readQualities(value: unknown, base: Base, repairs: Repairs): Quality[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const qualities = list.flatMap((entry): Quality[] => {
    if (typeof entry !== 'object' || entry === null) return [];
    const fields: Fields = { ...entry };
    const id = readName(fields.id) ?? readName(fields.label);
    const url = isMissing(fields.url) ? undefined : absolute(fields.url, base, streamProtocols);
    if (id === undefined || (!isMissing(fields.url) && url === undefined)) return [];
    const numbers = Object.fromEntries(
      (['width', 'height', 'bitrate', 'framerate'] as const).flatMap((name) => {
        const number = readNumber(fields[name]);
        return number !== undefined && number > 0 ? [[name, number]] : [];
      }),
    );
    return [{ id: id.slice(0, TITLE_LIMIT), label: (readName(fields.label) ?? id).slice(0, TITLE_LIMIT), ...numbers, ...(url && { url }) }];
  });
  if (!Array.isArray(value) || qualities.length < list.length) repairs.add('qualities');
  return qualities;
}

/** What a URL is, is told by the URL parser itself, not by how the text looks: `java\nscript:` is a script too. */
function absolute(value: unknown, base: Base, protocols: ReadonlySet<string>): string | undefined {
  if (typeof value !== 'string' || !value.trim()) return undefined;
  try {
    const url = base === undefined ? new URL(value.trim()) : new URL(value.trim(), base);
    return protocols.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** A picture in the feed itself. */
function drawing(value: unknown): string | undefined {
  return typeof value === 'string' && /^data:image\/[\w.+-]+[;,]/i.test(value) ? value : undefined;
}

function date(field: string, fields: Fields, repairs: Repairs): string | undefined {
  const value = fields[field];
  if (isMissing(value)) return undefined;
  try {
    // Most come as they go out, and a list may have a hundred thousand. Of days that no month may have, engines make others.
    if (typeof value === 'string' && /^[12]\d{3}-\d\d-(0[1-9]|1\d|2[0-8])T\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) && Date.parse(value) >= 0) return value;
    return new Date(readDateMs(field, value)).toISOString();
  } catch {
    repairs.add(field);
    return undefined;
  }
}

function amount(field: string, fields: Fields, repairs: Repairs): number | undefined {
  if (isMissing(fields[field])) return undefined;
  const number = readNumber(fields[field]);
  if (number !== undefined && number >= 0) return number;
  repairs.add(field);
  return undefined;
}

const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  ...['kind', 'id', 'stream', 'title', 'poster', 'viewers', 'repaired'],
  ...['src', 'qualities', 'startedAt'],
  ...['recordings', 'start', 'end', 'duration'],
]);

function repairedBefore({ repaired: before }: Fields): Repairs {
  const repairs = new Repairs();
  if (Array.isArray(before)) for (const field of before.slice(0, 20)) if (typeof field === 'string') repairs.add(field);
  return repairs;
}
