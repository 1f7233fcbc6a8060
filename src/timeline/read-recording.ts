import type { Recording, RepairableField } from './recording.js';
import { REPAIRABLE_FIELDS } from './recording.js';
import { readFormat, readUrl } from './read-url.js';
import { isMissing, readDateMs, readEpochMs, readName, readNumber } from './read-value.js';
import { MAX_DURATION, settleTimes } from './settle-times.js';
import { shown, Unusable } from './unusable.js';

type Fields = Readonly<Record<string, unknown>>;

/** What the document around a recording tells. */
export interface Surroundings {
  readonly baseUrl?: string | URL | undefined;
  /** The stream of recordings that name none. */
  readonly stream?: string | undefined;
}

/**
 * Reads one recording of a document, or one that was read before.
 * @throws {Unusable} when it cannot be used.
 */
export function readRecording(input: unknown, surroundings: Surroundings = {}): Recording {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new Unusable(`A recording must be an object; it is ${shown(input)}.`);
  // A copy, so that a getter is asked once and cannot change its mind.
  const fields: Fields = { ...input };
  const repaired = new Set<RepairableField>(repairedBefore(fields.repaired));

  const { href, path } = readUrl(fields.url, surroundings.baseUrl);
  const format = readFormat(fields.format, path);
  const details = readDetails(fields, surroundings.stream, repaired);
  const times = settleTimes({
    startMs: readTime(fields, 'start'),
    endMs: readTime(fields, 'end'),
    duration: readDuration(fields.duration),
    size: details.size,
    format,
  });
  times.repaired.forEach((field) => repaired.add(field));
  const id = readName(fields.id);
  if (id === undefined && !isMissing(fields.id)) repaired.add('id');

  return {
    ...unknownFields(fields),
    id: id ?? idOfUrl(href),
    url: href,
    format,
    ...details,
    startMs: times.startMs,
    endMs: times.endMs,
    duration: times.duration,
    ...(repaired.size > 0 && { repaired: REPAIRABLE_FIELDS.filter((field) => repaired.has(field)) }),
  };
}

/** An id for a file that has none: the same in every list that names it. */
export function idOfUrl(url: string): string {
  return url.replace(/#.*$/s, '');
}

type Details = Pick<Recording, 'stream' | 'taskId' | 'size' | 'width' | 'height'>;

/** What a recording can do without: left off where it is not known (0), left off and noted where it makes no sense. */
function readDetails(fields: Fields, commonStream: string | undefined, repaired: Set<RepairableField>): Details {
  const details: { -readonly [field in keyof Details]: Details[field] } = {};
  const names = {
    stream: isMissing(fields.stream) ? commonStream : fields.stream,
    taskId: [fields.taskId, fields.task_id, fields.sessionId, fields.session_id].find((value) => !isMissing(value)),
  };
  for (const field of ['stream', 'taskId'] as const) {
    const name = readName(names[field]);
    if (name !== undefined) details[field] = name;
    else if (!isMissing(names[field])) repaired.add(field);
  }
  for (const field of ['size', 'width', 'height'] as const) {
    const number = isMissing(fields[field]) ? 0 : (readNumber(fields[field]) ?? -1);
    if (number > 0) details[field] = number;
    else if (number < 0) repaired.add(field);
  }
  return details;
}

function readTime(fields: Fields, name: 'start' | 'end'): number | undefined {
  // A field that is named for its unit leaves nothing to guess.
  const exact = fields[`${name}Ms`];
  if (!isMissing(exact)) return readEpochMs(`${name}Ms`, exact);
  return isMissing(fields[name]) ? undefined : readDateMs(name, fields[name]);
}

function readDuration(value: unknown): number | undefined {
  if (isMissing(value)) return undefined;
  const duration = readNumber(value) ?? -1;
  if (duration < 0 || duration > MAX_DURATION)
    throw new Unusable(`duration must be seconds, from 0 (not known) to ${MAX_DURATION} (7 days); it is ${shown(value)}.`);
  return duration || undefined;
}

function repairedBefore(value: unknown): RepairableField[] {
  return Array.isArray(value) ? REPAIRABLE_FIELDS.filter((field) => value.includes(field)) : [];
}

const KNOWN_FIELDS: ReadonlySet<string> = new Set([...REPAIRABLE_FIELDS, 'url', 'format', 'startMs', 'endMs', 'repaired']);

function unknownFields(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !KNOWN_FIELDS.has(name)));
}
