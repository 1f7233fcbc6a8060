import type { FeedItem } from '../../feed/feed-item.js';
import { keyOf } from '../../feed/feed-item.js';
import { stepOf, Typeahead } from './card-keys.js';
import type { ReliveListElement } from './list-element.js';
import type { ListWindow } from './list-window.js';

interface Wishes {
  items(): readonly FeedItem[];
  select(item: FeedItem): void;
}

/** Where the keyboard is in a list: on one card, which stays in the page for as long as it has the focus, wherever it is scrolled to. */
export class ListFocus {
  /** What happens on the cards comes here. */
  readonly handleEvent = (event: Event): void => {
    if (event.type === 'click') this.#choose(event);
    else if (event.type === 'keydown') this.#press(event as KeyboardEvent);
    else if (event.type === 'focusin') this.#enter(event);
    else if (event.type === 'focusout') this.#leave();
  };

  #active = 0;
  #focused = false;
  /** The focus is on its way to another card. */
  #going = false;
  readonly #typeahead = new Typeahead();

  constructor(
    private readonly list: ReliveListElement,
    private readonly window: ListWindow,
    private readonly wishes: Wishes,
  ) {}

  /** The card that the tab key leads to. */
  get tabStop(): number {
    const { from, to, seenFrom } = this.window.range;
    return this.#focused || (this.#active >= from && this.#active < to) ? this.#active : seenFrom;
  }

  get focusedIndex(): number | undefined {
    return this.#focused ? this.#active : undefined;
  }

  /** The items that are in the page, in order: those in sight, and the one with the focus. */
  get indices(): number[] {
    const { from, to } = this.window.range;
    const indices = Array.from({ length: to - from }, (_, at) => from + at);
    if (!this.#focused || (this.#active >= from && this.#active < to)) return indices;
    return this.#active < from ? [this.#active, ...indices] : [...indices, this.#active];
  }

  /** Stays on the same item; where that is gone, on the one that took its place. */
  itemsChanged(before: readonly FeedItem[]): void {
    const items = this.wishes.items();
    const item = before[this.#active];
    const index = item ? items.findIndex((other) => other === item || keyOf(other) === keyOf(item)) : -1;
    if (index < 0 && this.#focused) this.#going = true;
    // Nothing is left to be focused, and what comes later must not take the focus from where it went.
    if (!items.length) this.#going = this.#focused = false;
    this.#active = index >= 0 ? index : Math.max(0, Math.min(this.#active, items.length - 1));
  }

  updated(): void {
    if (!this.#going) return;
    this.#going = false;
    const card = this.list.renderRoot.querySelector<HTMLElement>(`.card[data-index="${this.#active}"]`);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #go(index: number): void {
    this.#active = index;
    this.#going = this.#focused = true;
    this.list.requestUpdate();
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || indexOf(event) === undefined) return;
    const items = this.wishes.items();
    const { key } = event;
    const item = items[this.#active];
    if (item && (key === 'Enter' || (key === ' ' && !this.#typeahead.typing))) this.wishes.select(item);
    else {
      const { columns } = this.window.layout;
      const rightToLeft = getComputedStyle(this.list).direction === 'rtl';
      const next = stepOf(key, this.#active, { count: items.length, columns, page: this.window.page, rightToLeft });
      if (next !== undefined) this.#go(next);
      else if (Array.from(key).length === 1) {
        const found = this.#typeahead.type(key, { length: items.length, at: (index) => items[index]?.title ?? '' }, this.#active);
        if (found !== undefined) this.#go(found);
      } else return;
    }
    event.preventDefault();
  }

  #choose(event: Event): void {
    const index = indexOf(event);
    const item = index === undefined ? undefined : this.wishes.items()[index];
    if (item) this.wishes.select(item);
  }

  #enter(event: Event): void {
    const index = indexOf(event);
    if (index === undefined) return;
    this.#active = index;
    this.#focused = true;
    this.list.requestUpdate();
  }

  #leave(): void {
    if (this.#going) return;
    this.#focused = false;
    this.list.requestUpdate();
  }
}

function indexOf({ target }: Event): number | undefined {
  const index = target instanceof Element ? target.closest<HTMLElement>('.card')?.dataset['index'] : undefined;
  return index === undefined ? undefined : Number(index);
}
