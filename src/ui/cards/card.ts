import { html, nothing, type TemplateResult } from 'lit';
import type { FeedItem } from '../../feed/feed-item.js';
import { cardFromTemplate } from './card-template.js';
import { cardText, type CardLanguage, type CardText } from './card-text.js';
import { placed } from './placed.js';
import { posterArt } from './poster-art.js';

/** Where a card stands, and what is known of it. */
export interface CardPlace {
  readonly index: number;
  readonly count: number;
  readonly columns: number;
  /** Whether the keyboard is here. */
  readonly active: boolean;
  /** Whether a player shows it. */
  readonly current: boolean;
  /** A picture made from the recording, where the feed gives none. */
  readonly picture?: HTMLCanvasElement | undefined;
  /** A poster could not be loaded. */
  readonly onBroken: () => void;
  /** What the page wants a card to be made of. */
  readonly template?: HTMLTemplateElement | undefined;
}

/** Posters that cannot be loaded, which art stands in for. */
const broken = new Set<string>();

/** One item of a list. All text is text: nothing that a feed says becomes markup. */
export function card(item: FeedItem, place: CardPlace, language: CardLanguage): TemplateResult {
  const { index, count, columns, active, current, template } = place;
  const text = textOf(item, language);
  return html`<div
    part="card ${item.kind}${current ? ' current' : ''}"
    class="card"
    role="option"
    data-index=${index}
    tabindex=${active ? 0 : -1}
    aria-posinset=${index + 1}
    aria-setsize=${count}
    aria-selected=${current}
    ${placed(index % columns, Math.floor(index / columns))}
  >
    ${template ? cardFromTemplate(template, item, text) : [poster(item, text, language, place), texts(text, current ? language.words.playing : '')]}
  </div>`;
}

/** Dates and numbers are written once: that takes longer than all else of a card. */
const written = new WeakMap<FeedItem, { readonly language: CardLanguage; readonly text: CardText }>();

function textOf(item: FeedItem, language: CardLanguage): CardText {
  const known = written.get(item);
  if (known?.language === language) return known.text;
  const text = cardText(item, language);
  written.set(item, { language, text });
  return text;
}

function poster(item: FeedItem, text: CardText, { words }: CardLanguage, { current, picture, onBroken }: CardPlace): TemplateResult {
  const fail = ({ target }: Event) => {
    broken.add((target as HTMLImageElement).src);
    onBroken();
  };
  return html`<div part="poster" class="poster" aria-hidden="true">
    ${item.poster && !broken.has(item.poster) ? html`<img alt="" loading="lazy" decoding="async" draggable="false" src=${item.poster} @error=${fail} />` : (picture ?? posterArt(item))}
    ${item.kind === 'live' ? html`<span part="badge" class="badge live"><i></i>${words.live}</span>` : nothing}
    ${text.duration ? html`<span part="badge duration" class="badge duration">${text.duration}</span>` : nothing}
    ${current ? html`<span class="now"><i></i><i></i><i></i></span>` : nothing}
  </div>`;
}

function texts({ kind, title, stream, when, viewers, spokenDuration }: CardText, playing: string): TemplateResult {
  const more = [spokenDuration, playing].filter(Boolean).map((each) => `, ${each}`);
  return html`<div class="text">
    <span class="unseen">${kind}, </span>
    <div part="title" class="title">${title}</div>
    <div part="meta" class="meta">
      ${stream ? html`<span class="stream">${stream}</span>` : nothing} ${when ? html`<span>${when}</span>` : nothing}
      ${viewers ? html`<span part="viewers">${viewers}</span>` : nothing}
    </div>
    ${more.length ? html`<span class="unseen">${more.join('')}</span>` : nothing}
  </div>`;
}

/** As many as fill what is seen; they stand where cards will. */
export function skeletons(amount: number): TemplateResult {
  return html`<div class="skeletons" aria-hidden="true">
    ${Array.from({ length: amount }, () => html`<div part="skeleton" class="skeleton"><div class="poster"></div><div class="text"><div class="bone"></div><div class="bone short"></div></div></div>`)}
  </div>`;
}
