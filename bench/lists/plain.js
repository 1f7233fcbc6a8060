import { html, render } from 'lit';
import { items, meta } from './items.js';

export function show(place) {
  const list = document.createElement('div');
  list.className = 'plain';
  place.append(list);
  render(
    items.map((item) => html`<div class="card"><img alt="" src=${item.poster} /><b>${item.title}</b><span>${meta(item)}</span></div>`),
    list,
  );
  return list;
}

export const cards = (list) => list.querySelectorAll('.card').length;
