import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../language/words.js';
import { delayText } from './delay-text.js';
import type { PlayerActions, PlayerFacts } from './player-facts.js';

/** A red dot at the live edge; behind it, a hollow one and the way back. */
export function liveBadge({ behind, delay, state }: PlayerFacts, words: Words, { goLive }: PlayerActions): TemplateResult {
  const word = behind ? words.backToLive : words.live;
  const figures = delay === undefined ? undefined : delayText(delay);
  const time = figures === undefined || figures.includes(':') ? figures : words.seconds(figures);
  const class_ = behind ? 'live behind' : state === 'playing' || state === 'buffering' || state === 'paused' ? 'live' : 'live still';
  // What is heard begins with what is seen, so that the button can be called by it (WCAG 2.5.3).
  return html`<button type="button" part="live" class=${class_} aria-label=${time ? `${word} ${time} ${words.behind}` : word} @click=${goLive}>
    <i></i><span class="word">${word}</span> ${time ? html`<span part="time" class="delay">${time}</span>` : nothing}
  </button>`;
}
