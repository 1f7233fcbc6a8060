import type { FeedItem } from '../../feed/feed-item.js';

/** Somebody chose an item. Cancelled, it is not played: the page does something else with it. */
export class ItemSelectEvent extends Event {
  /** @param item - As it is in the feed, with absolute addresses. */
  constructor(readonly item: FeedItem) {
    super('itemselect', { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    itemselect: ItemSelectEvent;
  }
}
