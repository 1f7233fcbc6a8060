import { readUrl } from '../timeline/read-url.js';
import { isMissing } from '../timeline/read-value.js';
import { shown, Unusable } from '../timeline/unusable.js';
import { keyOf, type FeedItem } from './feed-item.js';
import { readItem } from './read-item.js';

/** Longer lists are a mistake or an attack. */
const MAX_ITEMS = 1_000_000;

export interface FeedParseOptions {
  /** What relative addresses resolve against: the feed's own. Without it an item with one is left out. */
  readonly baseUrl?: string | URL | undefined;
}

export interface RejectedItem {
  /** Where it stood in the list; -1 when the feed itself is meant. */
  readonly index: number;
  readonly input: unknown;
  /** A sentence that names the field and what it may be. */
  readonly reason: string;
}

export interface ParsedFeed {
  readonly items: readonly FeedItem[];
  readonly rejected: readonly RejectedItem[];
  /** Absolute address of the next page. */
  readonly next?: string;
}

/**
 * Reads a feed document, a list of items, or JSON text of either. What it gives may be read again.
 *
 * An item that cannot be used, or that repeats another of its kind, is left out and reported in `rejected`; fields that an item can do
 * without are left off where they make no sense, and named in its `repaired`. Never throws.
 */
export function parseFeed(input: unknown, { baseUrl }: FeedParseOptions = {}): ParsedFeed {
  const items: FeedItem[] = [];
  const rejected: RejectedItem[] = [];
  let next: string | undefined;
  try {
    const { list, ...document } = readDocument(input);
    const known = new Set<string>();
    for (let index = 0; index < list.length; index++) {
      let entry: unknown;
      try {
        entry = list[index];
        const item = readItem(entry, baseUrl);
        const key = keyOf(item);
        if (known.has(key)) throw new Unusable(`id must be unique among items of a kind; ${shown(item.id)} is another's.`);
        known.add(key);
        items.push(item);
      } catch (error) {
        rejected.push({ index, input: entry, reason: reasonOf(error) });
      }
    }
    next = nextPage(document.next, baseUrl, rejected);
  } catch (error) {
    rejected.push({ index: -1, input, reason: reasonOf(error) });
  }
  return { items, rejected, ...(next !== undefined && { next }) };
}

interface Document {
  readonly list: readonly unknown[];
  readonly next?: unknown;
}

function readDocument(input: unknown): Document {
  const document = typeof input === 'string' ? parseJson(input) : input;
  if (Array.isArray(document)) return { list: checkedList(document) };
  if (typeof document !== 'object' || document === null || !('items' in document))
    throw new Unusable(`A feed must be an object with items, a list of items, or JSON text of either; it is ${shown(document)}.`);
  const { version = 1, items, next }: { version?: unknown; items?: unknown; next?: unknown } = document;
  if (version !== 1) throw new Unusable(`version must be 1; it is ${shown(version)}.`);
  if (!Array.isArray(items)) throw new Unusable(`items must be a list; it is ${shown(items)}.`);
  return { list: checkedList(items), next };
}

function checkedList(list: readonly unknown[]): readonly unknown[] {
  if (list.length > MAX_ITEMS) throw new Unusable(`items must be at most ${MAX_ITEMS}; they are ${list.length}.`);
  return list;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Unusable(`A feed must be JSON where it is text; it is ${shown(text)}.`);
  }
}

function nextPage(value: unknown, baseUrl: string | URL | undefined, rejected: RejectedItem[]): string | undefined {
  if (isMissing(value)) return undefined;
  try {
    const { href } = readUrl(value, baseUrl);
    if (URL.canParse(href)) return href;
    throw new Unusable('next is relative, and what it is relative to is not known.');
  } catch (error) {
    rejected.push({ index: -1, input: value, reason: reasonOf(error) });
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Unusable ? error.message : 'The input must be plain data; reading it failed.';
}
