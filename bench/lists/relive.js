import { items } from './items.js';

/** @param {HTMLElement} place @returns {HTMLElement} what scrolls */
export function show(place) {
  const list = document.createElement('relive-list');
  list.items = items;
  place.append(list);
  return list;
}

export const cards = (list) => list.shadowRoot.querySelectorAll('[part~=card]').length;
