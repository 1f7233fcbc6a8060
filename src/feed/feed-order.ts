import type { FeedItem } from './feed-item.js';
import { keyOf } from './feed-item.js';

/** Which items a list shows. */
export type FeedFilter = 'all' | 'live' | 'replay';

/** When an item began, in epoch milliseconds; `-Infinity` where nobody knows. */
export function beganMs(item: FeedItem): number {
  const date = item.kind === 'live' ? item.startedAt : item.start;
  return date === undefined ? -Infinity : Date.parse(date);
}

/** Rooms on air first, then replays, each the newest first. Items that cannot be told apart keep their order. */
export function sortItems(items: readonly FeedItem[]): FeedItem[] {
  const ranked = items.map((item) => ({ item, live: item.kind === 'live', ms: beganMs(item) }));
  ranked.sort((a, b) => Number(b.live) - Number(a.live) || (a.ms === b.ms ? 0 : b.ms - a.ms));
  return ranked.map(({ item }) => item);
}

/** Whether rooms are known that lie further down than `first`, the first items read anew, reaches. */
export function hasRoomsBelow(known: readonly FeedItem[], first: readonly FeedItem[]): boolean {
  const last = sortItems(first).at(-1);
  return last?.kind === 'live' && known.some((item) => item.kind === 'live' && beganMs(item) < beganMs(last));
}

/**
 * What is known after the first page, or the first few, were read anew.
 *
 * As far down as they reach, they alone say what there is; what lies further down stays.
 * @param known - In order.
 * @param first - Their items.
 * @param whole - Whether nothing follows them.
 */
export function mergeFirstPage(known: readonly FeedItem[], first: readonly FeedItem[], whole: boolean): FeedItem[] {
  const fresh = sortItems(first);
  const last = fresh.at(-1);
  if (whole || !last) return fresh;
  const keys = new Set(fresh.map(keyOf));
  return [...fresh, ...known.filter((item) => isBehind(item, last) && !keys.has(keyOf(item)))];
}

/** What is known after another page was read. What is known already stays as it was told last. */
export function addPage(known: readonly FeedItem[], page: readonly FeedItem[]): FeedItem[] {
  const keys = new Set(known.map(keyOf));
  const more = page.filter((item) => !keys.has(keyOf(item)));
  return more.length ? sortItems([...known, ...more]) : [...known];
}

/** The newest replay of what a room showed, once the room is closed. */
export function replayOf(items: readonly FeedItem[], { stream, startedAt }: { readonly stream: string; readonly startedAt?: string | undefined }): FeedItem | undefined {
  const since = startedAt === undefined ? -Infinity : Date.parse(startedAt);
  return items
    .filter((item) => item.kind === 'replay' && item.stream === stream && !(item.end !== undefined && Date.parse(item.end) < since))
    .reduce<FeedItem | undefined>((newest, item) => (newest && beganMs(newest) >= beganMs(item) ? newest : item), undefined);
}

/** How many rooms of `now` were not there before. */
export function newRooms(now: readonly FeedItem[], before: readonly FeedItem[]): number {
  const known = new Set(before.flatMap((item) => (item.kind === 'live' ? [item.id] : [])));
  return now.filter(({ kind, id }) => kind === 'live' && !known.has(id)).length;
}

function isBehind(item: FeedItem, last: FeedItem): boolean {
  if (item.kind !== last.kind) return last.kind === 'live';
  return beganMs(item) <= beganMs(last);
}
