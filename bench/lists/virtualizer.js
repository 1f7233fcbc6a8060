import { LitVirtualizer } from '@lit-labs/virtualizer/LitVirtualizer.js';
import { grid } from '@lit-labs/virtualizer/layouts/grid.js';
import { card } from './card.js';
import { items } from './items.js';

customElements.define('bench-virtualizer', LitVirtualizer);

export function show(place) {
  const list = document.createElement('bench-virtualizer');
  Object.assign(list, {
    scroller: true,
    items,
    layout: grid({ itemSize: { width: '280px', height: '236px' }, gap: '20px' }),
    renderItem: card,
  });
  place.append(list);
  return list;
}

export const cards = (list) => list.querySelectorAll('.card').length;
