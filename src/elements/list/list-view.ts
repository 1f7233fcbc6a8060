import { html, nothing, type PropertyValues } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { PlayerError } from '../../core/player-error.js';
import { keyOf, type FeedItem } from '../../feed/feed-item.js';
import { newRooms } from '../../feed/feed-order.js';
import { cardStyles } from '../../ui/cards/card-styles.js';
import { card, skeletons } from '../../ui/cards/card.js';
import { emptyFace, errorFace, notice } from '../../ui/cards/list-face.js';
import { cardLanguage, type CardLanguage } from '../../ui/cards/card-text.js';
import { listWords } from '../../ui/cards/list-words.js';
import { Language } from '../../ui/language/language.js';
import { adopt } from '../../ui/theme/adopt.js';
import { cssVariable } from '../../ui/theme/css-variable.js';
import { ring } from '../../ui/theme/ring.js';
import { theme } from '../../ui/theme/theme.js';
import { FirstFrames } from './first-frames.js';
import { ItemSelectEvent } from './item-select-event.js';
import type { ListState, ReliveListElement } from './list-element.js';
import { ListFeed, type FeedChange } from './list-feed.js';
import { ListFocus } from './list-focus.js';
import { ListWindow, type Anchor } from './list-window.js';
import type { PlayerDriver } from './player-driver.js';
import { watchFeed } from './watch-feed.js';
import { whileSeen } from './while-seen.js';

/** How long cards take to their new places. Milliseconds. */
const slide = 240;

/** What a list shows, and what happens in it. */
export class ListView {
  /** What is shown, in its order. */
  items: readonly FeedItem[] = [];
  current: FeedItem | null = null;

  #anchor: { readonly at: Anchor; readonly key: string } | undefined;
  #announcement = '';
  #written: CardLanguage | undefined;
  /** How many posters could not be loaded. */
  #broken = 0;
  readonly #onBroken = () => {
    this.#broken++;
    this.list.requestUpdate();
  };
  /** Something else than the scroll position has changed. */
  #unsettled = true;
  #driver: Promise<PlayerDriver> | undefined;
  /** Begins to keep the feed up to date anew. */
  #watch = () => {};
  #connection: AbortController | undefined;
  readonly #language: Language;
  readonly #feed = new ListFeed((change) => this.#follow(change));
  readonly #window: ListWindow;
  readonly #focus: ListFocus;
  readonly #frames: FirstFrames;

  constructor(
    private readonly list: ReliveListElement,
    private readonly onState: (state: ListState, error: PlayerError | null) => void,
  ) {
    this.#language = new Language(list);
    const find = (selector: string) => list.renderRoot.querySelector<HTMLElement>(selector);
    this.#window = new ListWindow(
      { host: list, cards: () => find('.cards'), probe: () => find('.probe') },
      (anchor) => this.#moved(anchor),
      () => this.items.length,
    );
    this.#focus = new ListFocus(list, this.#window, { items: () => this.items, select: (item) => this.select(item) });
    this.#frames = new FirstFrames(() => list.requestUpdate(), () => this.#credentials);
    adopt(list.renderRoot, theme, ring, cardStyles);
    list.addController(this);
    this.#open();
  }

  get rejected() {
    return this.#feed.rejected;
  }

  hostConnected(): void {
    const { list } = this;
    const { signal } = (this.#connection = new AbortController());
    this.#window.attach(signal);
    this.#watch = whileSeen(list, (seen) => this.#keepUp(seen), signal);
    // Elsewhere, something else is in sight.
    this.#unsettled = true;
    list.requestUpdate();
  }

  hostDisconnected(): void {
    this.#connection?.abort();
    this.#frames.want([]);
  }

  willUpdate(changed: PropertyValues<ReliveListElement>): void {
    if (changed.has('src') || changed.has('items') || changed.has('crossOrigin')) this.#open();
    else if (changed.has('filter')) this.#arrange();
    if (changed.has('refreshInterval')) this.#watch();
    if (changed.has('for')) void this.#driver?.then((driver) => driver.forget());
  }

  updated(): void {
    const anchor = this.#anchor;
    this.#anchor = undefined;
    if (!this.items.length) {
      // What the filter lets through may be further down.
      if (this.#hasMore) void this.#feed.more();
      return;
    }
    const unsettled = this.#unsettled;
    this.#unsettled = false;
    if (unsettled || anchor) this.#window.settle();
    if (anchor) {
      const index = this.items.findIndex((item) => keyOf(item) === anchor.key);
      if (index >= 0) this.#window.keep(anchor.at, index);
    }
    this.#focus.updated();
    const { seenFrom, seenTo } = this.#window.range;
    this.#frames.want(this.items.slice(seenFrom, seenTo));
    this.#wantMore();
  }

  async refresh(): Promise<void> {
    await this.#feed.refresh();
  }

  /** Chooses an item as a viewer does. */
  select(item: FeedItem): void {
    if (!this.list.dispatchEvent(new ItemSelectEvent(item))) return;
    this.current = item;
    this.list.requestUpdate();
    this.#drive()
      ?.then((driver) => driver.play(item))
      .catch((error: unknown) => this.onState(this.list.state, PlayerError.from(error)));
  }

  render(): unknown {
    const { error, loading, stale, moreError } = this.#feed;
    const words = this.#words;
    const retry = () => void this.#feed.retry();
    return html`<div class="frame" lang=${this.#language.words.lang}>
      <div class="probe"></div>
      <slot name="card" hidden @slotchange=${() => this.#measureAnew()}></slot>
      ${error ? errorFace(error, words, retry) : this.items.length ? this.#cards() : loading || this.#hasMore ? html`<slot name="loading">${skeletons(12)}</slot>` : this.#given ? emptyFace(words) : nothing}
      ${moreError ? notice(words.moreFailed, words, () => void this.#feed.more()) : nothing}
      ${stale && this.items.length ? html`<div class="stale">${notice(words.notUpToDate, words, () => void this.#feed.refresh())}</div>` : nothing}
      <p class="unseen" role="status">${this.#announcement}</p>
    </div>`;
  }

  #cards(): unknown {
    const { items, current } = this;
    const { columns } = this.#window.layout;
    const words = this.#words;
    const language = (this.#written = cardLanguage(words, this.#language.locale, this.list.timeZone, this.#written));
    const { tabStop, handleEvent } = this.#focus;
    const template = this.list.querySelector<HTMLTemplateElement>(':scope > template[slot="card"]') ?? undefined;
    const currentKey = current && keyOf(current);
    const shown = this.#focus.indices.filter((index) => index < items.length);
    return html`<div part="list" class="cards" role="listbox" aria-label=${words.list} ${cssVariable('--_total', `${this.#window.height}px`)} 
      @click=${handleEvent} @keydown=${handleEvent} @focusin=${handleEvent} @focusout=${handleEvent}>
      ${repeat(
        shown,
        (index) => keyOf(items[index] as FeedItem),
        (index) => {
          const item = items[index] as FeedItem;
          const place = { index, count: items.length, columns, active: index === tabStop, current: keyOf(item) === currentKey, picture: this.#frames.pictureOf(item), onBroken: this.#onBroken, template };
          // While one scrolls, only the cards that are new have to be made.
          return guard([item, language, this.#broken, ...Object.values(place)], () => card(item, place, language));
        },
      )}
    </div>`;
  }

  get #words() {
    return listWords(this.#language.words.lang);
  }

  get #credentials(): RequestCredentials {
    return this.list.crossOrigin === 'use-credentials' ? 'include' : 'same-origin';
  }

  /** Whether there is anything to show a list of. */
  get #given(): boolean {
    return this.list.items !== undefined || this.list.src !== '';
  }

  /** Whether there is more of what is shown. Rooms come first: once there are replays, there are no more rooms. */
  get #hasMore(): boolean {
    const { hasMore, moreError, items } = this.#feed;
    return hasMore && !moreError && !(this.list.filter === 'live' && items.at(-1)?.kind === 'replay');
  }

  #open(): void {
    const { items, src, baseURI } = this.list;
    if (items !== undefined) this.#feed.show(items, baseURI);
    else if (src) void this.#feed.open({ src, base: baseURI, credentials: this.#credentials });
    else this.#feed.close();
    this.#watch();
  }

  #follow(change: FeedChange): void {
    const { list } = this;
    const rejected = this.#feed.rejected.length;
    if (change === 'refreshed' || change === 'more') this.#tellArrivals();
    this.#unsettled = true;
    if (change !== 'state') this.#arrange();
    if (change === 'opened') {
      this.#announcement = this.items.length ? this.#words.counted(this.items.length, this.items.filter(({ kind }) => kind === 'live').length) : '';
      this.#watch();
    }
    if (rejected && change !== 'state') list.dispatchEvent(new Event('itemsrejected'));
    const { error, loading } = this.#feed;
    this.onState(error ? 'failed' : this.items.length ? 'ready' : loading || this.#hasMore ? 'loading' : this.#given ? 'empty' : 'idle', error);
    list.requestUpdate();
    if (this.current) void this.#driver?.then((driver) => driver.follow(this.#feed.items));
    else if (this.items.length) void this.#adopt();
  }

  /** Shows what the feed has and the filter lets through. What is in sight stays where it is. */
  #arrange(): void {
    this.#unsettled = true;
    const { filter } = this.list;
    const all = this.#feed.items;
    const items = filter === 'live' || filter === 'replay' ? all.filter(({ kind }) => kind === filter) : all;
    const before = this.items;
    const anchor = this.#window.anchor(this.#focus.focusedIndex);
    if (anchor) {
      const keys = new Set(items.map(keyOf));
      const key = anchor.indices.map((index) => before[index]).find((item) => item && keys.has(keyOf(item)));
      if (key) this.#anchor = { at: { ...anchor, row: Math.floor(before.indexOf(key) / this.#window.layout.columns) }, key: keyOf(key) };
    } else if (before.length && items.length) this.#slide();
    this.items = items;
    this.#focus.itemsChanged(before);
    if (items.length !== before.length || items.some((item, at) => item !== before[at])) this.list.dispatchEvent(new Event('itemschange'));
  }

  /** Cards go to their new places instead of being there at once. */
  #slide(): void {
    const cards = this.list.renderRoot.querySelector('.cards');
    if (!cards) return;
    cards.classList.add('sliding');
    setTimeout(() => cards.classList.remove('sliding'), slide);
  }

  /** Cards are made of something else. */
  async #measureAnew(): Promise<void> {
    this.list.requestUpdate();
    await this.list.updateComplete;
    this.#window.measure();
  }

  #tellArrivals(): void {
    const rooms = newRooms(this.#feed.items, this.items);
    if (rooms) this.#announcement = this.#words.arrived(rooms);
  }

  #moved(anchor?: Anchor): void {
    if (anchor) {
      const item = this.items[anchor.indices[0] ?? 0];
      if (item) this.#anchor = { at: anchor, key: keyOf(item) };
    }
    if (!this.#window.certain) this.#unsettled = true;
    this.list.requestUpdate();
  }

  /** The next page is loaded when the end of this one comes near. */
  #wantMore(): void {
    const { seenFrom, seenTo } = this.#window.range;
    if (this.#hasMore && seenTo > seenFrom && seenTo + (seenTo - seenFrom) >= this.items.length) void this.#feed.more();
  }

  /** Looks for changes for as long as somebody sees the list. */
  #keepUp(signal: AbortSignal): void {
    if (this.list.items !== undefined || !this.list.src) return;
    watchFeed({
      refresh: async () => {
        await this.#feed.refresh();
        return !this.#feed.stale && !this.#feed.error;
      },
      events: () => this.#feed.events,
      age: () => this.#feed.age,
      interval: () => this.list.refreshInterval,
      withCredentials: this.#credentials === 'include',
      signal,
    });
  }

  /** What a player that the page names shows already is the current item. */
  async #adopt(): Promise<void> {
    const driver = await this.#drive()?.catch(() => undefined);
    const item = this.current ? undefined : driver?.adopt(this.#feed.items);
    if (!item) return;
    this.current = item;
    this.list.requestUpdate();
  }

  /** What shows the chosen items, where the page names it. */
  #drive(): Promise<PlayerDriver> | undefined {
    if (!this.list.for) return undefined;
    return (this.#driver ??= import('./player-driver.js').then(({ PlayerDriver }) => new PlayerDriver(this.list, { select: (item) => this.select(item), refresh: () => this.refresh() })));
  }
}
