import { render } from 'lit';
import { card } from './card.js';
import { items } from './items.js';

export function show(place) {
  const list = document.createElement('div');
  list.className = 'plain';
  place.append(list);
  render(
    items.map(card),
    list,
  );
  return list;
}

export const cards = (list) => list.querySelectorAll('.card').length;
