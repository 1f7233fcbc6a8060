import type { FeedCursor } from './feed-cursor.js';
import { Refusal } from '../refusal.js';
import { readStoredName } from '../read-text.js';
import { readDateMs } from '../../timeline/read-value.js';
import { readCursor } from './feed-cursor.js';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
const MAX_STREAMS = 100;

/** What is asked of the feed. */
export interface FeedQuery {
  readonly kind: 'all' | 'live' | 'replay';
  readonly limit: number;
  readonly streams: readonly string[];
  /** What has a moment in this time. Epoch milliseconds. */
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
  /** In title or stream, in any case. */
  readonly text?: string | undefined;
  readonly curated?: boolean | undefined;
  readonly after?: FeedCursor | undefined;
}

/** @throws {Refusal} 400 that names the parameter which cannot be. Parameters that are not known are ignored. */
export function readFeedQuery(search: URLSearchParams): FeedQuery {
  const after = search.get('after');
  return {
    kind: oneOf('kind', search.get('kind') ?? 'all', ['all', 'live', 'replay'] as const),
    limit: readLimit(search.get('limit')),
    streams: readStreams(search.getAll('stream')),
    fromMs: readDate('from', search.get('from')),
    toMs: readDate('to', search.get('to')),
    text: readName('q', search.get('q')),
    curated: search.has('curated') ? oneOf('curated', search.get('curated') ?? '', ['true', 'false'] as const) === 'true' : undefined,
    after: after === null ? undefined : readCursor(after),
  };
}

function readLimit(value: string | null): number {
  if (value === null) return DEFAULT_LIMIT;
  const limit = /^\d{1,6}$/.test(value) ? Number(value) : 0;
  if (limit < 1) throw new Refusal(400, `limit must be a whole number from 1 to ${MAX_LIMIT}.`);
  return Math.min(limit, MAX_LIMIT);
}

function readStreams(values: readonly string[]): string[] {
  if (values.length > MAX_STREAMS) throw new Refusal(400, `stream may be given ${MAX_STREAMS} times at most.`);
  return values.map((value) => readName('stream', value) ?? '');
}

function readName(parameter: string, value: string | null): string | undefined {
  if (value === null) return undefined;
  const name = readStoredName(value);
  if (name === undefined) throw new Refusal(400, `${parameter} must be text of 1 to 256 characters.`);
  return name;
}

function readDate(parameter: string, value: string | null): number | undefined {
  if (value === null) return undefined;
  try {
    return readDateMs(parameter, value);
  } catch (error) {
    throw new Refusal(400, error instanceof Error ? error.message : `${parameter} must be a date.`);
  }
}

function oneOf<Value extends string>(parameter: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Refusal(400, `${parameter} must be ${allowed.join(' or ')}.`);
  return found;
}
