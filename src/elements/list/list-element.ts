import { css, LitElement, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { PlayerError } from '../../core/player-error.js';
import type { FeedItem } from '../../feed/feed-item.js';
import type { FeedFilter } from '../../feed/feed-order.js';
import type { RejectedItem } from '../../feed/parse-feed.js';
import type { ListView } from './list-view.js';

/** What a list is doing. */
export type ListState = 'idle' | 'loading' | 'ready' | 'empty' | 'failed';

/**
 * Shows a feed: rooms on air first, then replays, each the newest first. A grid where there is room, rows and lines where there is less;
 * any number of items, of which only those in sight are in the page. It keeps itself up to date while it is seen.
 *
 * It scrolls by itself where the page gives it a height, else with the page.
 *
 * @element relive-list
 * @fires itemselect - An item was chosen: `event.item`. Cancel it to keep players out of it.
 * @fires error - The feed cannot be shown. Read `error`.
 * @fires itemsrejected - Items were left out. Read `rejected`.
 * @fires itemschange - There is something else to choose from.
 * @slot card - A `<template>` of what cards are made of, instead of picture, title and the rest. Elements in it with `data-field` show that
 *   field of the item, or `when`, `viewers`, `duration` and `kind` as a viewer reads them; those with a `part` can be styled as parts.
 * @slot empty - Shown where there is nothing to choose from.
 * @slot error - Shown where the feed cannot be loaded.
 * @slot loading - Shown until the feed is there, instead of skeletons.
 * @csspart list - All cards together.
 * @csspart card - One item; also `live` or `replay`, and `current` while a player shows it.
 * @csspart poster - The picture of a card.
 * @csspart badge - What lies over the picture: that it is live, or its duration.
 * @csspart duration - The duration.
 * @csspart title - The title.
 * @csspart meta - Stream, date and viewers.
 * @csspart viewers - How many are watching.
 * @csspart skeleton - Stands where a card will be.
 * @csspart message - What happened and what to do, in words.
 * @csspart notice - A line about what went wrong beside what is shown.
 * @csspart retry - The button that tries again.
 * @cssstate loading - On the way to the first items.
 * @cssstate ready - There are items.
 * @cssstate empty - There are none.
 * @cssstate failed - The feed cannot be shown. Read `error`.
 * @cssproperty [--relive-accent=#ff5a5f] - Colour of focus and of what is playing.
 * @cssproperty [--relive-font=system-ui, sans-serif] - Font of all text.
 * @cssproperty [--relive-radius=10px] - Radius of the pictures.
 * @cssproperty [--relive-card-width=232px] - The least width of a card in a grid. By default it grows with the list, to six columns.
 * @cssproperty [--relive-scroll-margin=12px] - What stays free above and below a card that is scrolled to, as for a bar that covers the page.
 */
export class ReliveListElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
      overflow-y: auto;
      font: 14px/1.4 var(--relive-font, system-ui, sans-serif);
    }
    :host([hidden]) {
      display: none;
    }
  `;

  /** Address of the feed. */
  @property() src = '';
  /** The items themselves, instead of `src`: an array, or a feed document. */
  @property({ attribute: false }) items: unknown;
  /** Id of the player that shows what is chosen, of both players, or of an element around them. */
  @property() for = '';
  /** What is shown: `all`, `live` or `replay`. */
  @property() filter: FeedFilter = 'all';
  /** Language of the list: English and Chinese. Where it is not set, the page's, else the browser's. */
  @property({ reflect: true, useDefault: true }) override lang = '';
  /** Time zone of dates, an IANA name as in `Asia/Shanghai`. Where it is not set, the viewer's own. */
  @property({ attribute: 'time-zone' }) timeZone = '';
  /** Seconds between two looks at a feed that does not tell of changes by itself. 0 never looks again. */
  @property({ type: Number, attribute: 'refresh-interval' }) refreshInterval = 15;
  @property({ attribute: 'crossorigin' }) crossOrigin: string | null = null;

  #view: ListView | undefined;
  #loading: Promise<void> | undefined;
  #error: PlayerError | null = null;
  #state: ListState = 'idle';
  readonly #internals = this.attachInternals?.();

  /** What the list is doing. */
  get state(): ListState {
    return this.#state;
  }

  /** Why the feed cannot be shown, or `null`. */
  get error(): PlayerError | null {
    return this.#error;
  }

  /** What is shown, in its order. */
  get shownItems(): readonly FeedItem[] {
    return this.#view?.items ?? [];
  }

  /** What was left out of the feed, and why. */
  get rejected(): readonly RejectedItem[] {
    return this.#view?.rejected ?? [];
  }

  /** What was chosen last, or `null`. */
  get current(): FeedItem | null {
    return this.#view?.current ?? null;
  }

  /** Looks for changes now. */
  async refresh(): Promise<void> {
    await this.#view?.refresh();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#view) this.#loading ??= this.#loadView();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#view?.willUpdate(changed);
  }

  protected override render(): unknown {
    return this.#view?.render() ?? nothing;
  }

  protected override updated(): void {
    this.#view?.updated();
  }

  /** Complete is what the view has shown and measured, too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    let complete = await super.getUpdateComplete();
    await this.#loading;
    for (let again = 0; again < 5 && (again === 0 || !complete); again++) complete = await super.getUpdateComplete();
    return complete;
  }

  /** All but the element itself comes over the network when a page has a list. */
  async #loadView(): Promise<void> {
    try {
      const { ListView } = await import('./list-view.js');
      this.#view = new ListView(this, (state, error) => this.#show(state, error));
      this.requestUpdate();
    } catch (cause) {
      this.#show('failed', new PlayerError('network', 'A part of the list could not be loaded. Check the connection and reload the page.', { cause }));
      this.#loading = undefined;
    }
  }

  #show(state: ListState, error: PlayerError | null): void {
    if (state === this.#state && error === this.#error) return;
    const states = this.#internals?.states;
    states?.delete(this.#state);
    states?.add(state);
    this.#state = state;
    const told = this.#error;
    this.#error = error;
    if (error && error !== told) this.dispatchEvent(new Event('error'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'relive-list': ReliveListElement;
  }
}
