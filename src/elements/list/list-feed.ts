import { PlayerError } from '../../core/player-error.js';
import { keyOf, type FeedItem } from '../../feed/feed-item.js';
import { addPage, hasRoomsBelow, mergeFirstPage, sortItems } from '../../feed/feed-order.js';
import type { RejectedItem } from '../../feed/parse-feed.js';
import { loadFeed, readFeed, type LoadedFeed } from './load-feed.js';

/** What happened to a feed. `refreshed`: what was known may have moved. */
export type FeedChange = 'opened' | 'refreshed' | 'more' | 'state';

interface Source {
  readonly src: string;
  readonly base: string;
  readonly credentials: RequestCredentials;
}

/** A feed as far as it has been read: its pages as one list, kept up to date from its first page. */
export class ListFeed {
  /** Live rooms first, then replays, each the newest first. */
  items: readonly FeedItem[] = [];
  rejected: readonly RejectedItem[] = [];
  /** Why there is nothing to show. */
  error: PlayerError | null = null;
  loading = false;
  /** Why the last look for changes failed. What is shown may be out of date. */
  stale: PlayerError | null = null;
  /** Why the next page could not be loaded. */
  moreError: PlayerError | null = null;
  /** Address of server-sent events about changes. */
  events: string | undefined;

  #source: Source | undefined;
  #session = new AbortController();
  #next: string | undefined;
  #visited = new Set<string>();
  #paged = false;
  #readAt = -Infinity;
  #loadingMore = false;
  #refreshing: Promise<void> | undefined;

  constructor(private readonly onChange: (change: FeedChange) => void) {}

  /** How long ago its first page was read. Seconds. */
  get age(): number {
    return (performance.now() - this.#readAt) / 1000;
  }

  /** Whether there is more to load. */
  get hasMore(): boolean {
    return this.#next !== undefined;
  }

  /** Shows nothing. */
  close(): void {
    this.#reset();
    this.onChange('opened');
  }

  /** Shows what a page hands over. */
  show(items: unknown, base: string): void {
    this.#reset();
    try {
      const { items: list, rejected } = readFeed(items, base);
      this.items = sortItems(list);
      this.rejected = rejected;
    } catch (error) {
      this.error = PlayerError.from(error);
    }
    this.onChange('opened');
  }

  /** Loads the first page. */
  async open(source: Source): Promise<void> {
    this.#reset();
    this.#source = source;
    this.loading = true;
    this.onChange('opened');
    const { signal } = this.#session;
    const page = await this.#load(source.src, signal);
    if (signal.aborted) return;
    this.loading = false;
    this.#readAt = performance.now();
    if (page instanceof PlayerError) this.error = page;
    else {
      this.items = sortItems(page.items);
      this.rejected = page.rejected;
      this.events = page.events;
      this.#follow(page.next);
    }
    this.onChange('opened');
  }

  /** Starts over, as after an error. */
  async retry(): Promise<void> {
    if (this.#source) await this.open(this.#source);
  }

  /** Loads the next page, if there is one and it is not on its way. */
  async more(): Promise<void> {
    const next = this.#next;
    if (next === undefined || this.#loadingMore) return;
    const { signal } = this.#session;
    this.#loadingMore = true;
    this.moreError = null;
    const page = await this.#load(next, signal);
    if (signal.aborted) return;
    this.#loadingMore = false;
    if (page instanceof PlayerError) this.moreError = page;
    else {
      this.#paged = true;
      this.items = addPage(this.items, page.items);
      this.rejected = [...this.rejected, ...page.rejected];
      this.#follow(page.next);
    }
    this.onChange('more');
  }

  /** Reads the first page anew, and those behind it as far as rooms are known: rooms close, recordings stay. Does nothing while that is under way. */
  refresh(): Promise<void> {
    return (this.#refreshing ??= this.#refresh().finally(() => (this.#refreshing = undefined)));
  }

  async #refresh(): Promise<void> {
    if (!this.#source || this.loading) return;
    const { signal } = this.#session;
    const page = await this.#load(this.#source.src, signal);
    if (signal.aborted) return;
    this.#readAt = performance.now();
    if (page instanceof PlayerError) {
      // What is said already is not said again each time.
      if (this.error) return;
      this.stale = page;
      return this.onChange('state');
    }
    const wasStale = this.stale;
    const hadNothing = this.error !== null;
    this.stale = this.error = null;
    this.events = page.events;
    // Pages further down are asked for from where the last one ended, whatever came in above.
    if (!this.#paged) this.#follow(page.next);
    const { items: first, rejected, next } = await this.#readRooms(page, signal);
    if (signal.aborted) return;
    const items = mergeFirstPage(this.items, first, next === undefined);
    this.rejected = rejected;
    if (!hadNothing && same(items, this.items)) {
      if (wasStale) this.onChange('state');
      return;
    }
    this.items = items;
    this.onChange(hadNothing ? 'opened' : 'refreshed');
  }

  /** A first page with those behind it as far as rooms are known, or as far as they can be read. */
  async #readRooms(first: LoadedFeed, signal: AbortSignal): Promise<LoadedFeed> {
    let read = first;
    const visited = new Set<string>();
    while (read.next !== undefined && !visited.has(read.next) && hasRoomsBelow(this.items, read.items)) {
      visited.add(read.next);
      const page = await this.#load(read.next, signal);
      if (signal.aborted || page instanceof PlayerError) break;
      read = { ...page, items: [...read.items, ...page.items], rejected: [...read.rejected, ...page.rejected] };
    }
    return read;
  }

  async #load(src: string, signal: AbortSignal): Promise<LoadedFeed | PlayerError> {
    const { base = '', credentials = 'same-origin' } = this.#source ?? {};
    try {
      return await loadFeed(src, { base, credentials, signal });
    } catch (error) {
      return PlayerError.from(error);
    }
  }

  /** A feed whose pages lead back to one another ends where they do. */
  #follow(next: string | undefined): void {
    const known = next !== undefined && this.#visited.has(next) && this.#paged;
    this.#next = known ? undefined : next;
    if (next !== undefined) this.#visited.add(next);
  }

  #reset(): void {
    this.#session.abort();
    this.#session = new AbortController();
    this.#source = this.#next = this.events = undefined;
    this.#visited = new Set();
    this.#paged = this.#loadingMore = this.loading = false;
    this.#refreshing = undefined;
    this.items = this.rejected = [];
    this.error = this.stale = this.moreError = null;
  }
}

/** Whether two lists show the same. Items are small, and most looks find nothing new. */
function same(one: readonly FeedItem[], other: readonly FeedItem[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at] || (keyOf(item) === keyOf(other[at] as FeedItem) && JSON.stringify(item) === JSON.stringify(other[at])));
}
