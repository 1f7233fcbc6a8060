import { html } from 'lit';
import { LitVirtualizer } from '@lit-labs/virtualizer/LitVirtualizer.js';
import { grid } from '@lit-labs/virtualizer/layouts/grid.js';
import { items, meta } from './items.js';

customElements.define('bench-virtualizer', LitVirtualizer);

export function show(place) {
  const list = document.createElement('bench-virtualizer');
  Object.assign(list, {
    scroller: true,
    items,
    layout: grid({ itemSize: { width: '280px', height: '236px' }, gap: '20px' }),
    renderItem: (item) => html`<div class="card"><img alt="" src=${item.poster} /><b>${item.title}</b><span>${meta(item)}</span></div>`,
  });
  place.append(list);
  return list;
}

export const cards = (list) => list.querySelectorAll('.card').length;
