import { html } from 'lit';

const date = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** A card of the peers: as many elements as ours, that say as much. */
export const card = ({ title, stream, start, poster }) => html`<div class="card" role="option" tabindex="-1" aria-label=${title}>
  <div class="poster"><img alt="" src=${poster} /><span class="badge">9:00</span></div>
  <div class="text">
    <div class="title">${title}</div>
    <div class="meta"><span>${stream}</span> <span>${date.format(new Date(start))}</span></div>
  </div>
</div>`;
