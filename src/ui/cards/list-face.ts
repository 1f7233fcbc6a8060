import { html, nothing, type TemplateResult } from 'lit';
import type { PlayerError } from '../../core/player-error.js';
import { icon } from '../icons/icon.js';
import { messageIcons } from '../icons/message-icons.js';
import type { ListWords } from './list-words.js';
import { listError } from './list-words.js';

export function emptyFace(words: ListWords): TemplateResult {
  const [what, advice] = words.empty;
  return html`<slot name="empty">
    <div part="message" class="message">${icon(messageIcons.away)}
      <p class="what">${what}</p>
      <p>${advice}</p>
    </div>
  </slot>`;
}

export function errorFace(error: PlayerError, words: ListWords, retry: () => void): TemplateResult {
  const { saying, retry: offered } = listError(error.code, words);
  const [what, advice] = saying;
  return html`<slot name="error">
    <div part="message" class="message" role="alert">${icon(error.code === 'forbidden' ? messageIcons.lock : messageIcons.trouble)}
      <p class="what">${what}</p>
      <p>${advice}</p>
      ${offered ? html`<button part="retry" class="pill" type="button" @click=${retry}>${words.retry}</button>` : nothing}
    </div>
  </slot>`;
}

/** A line about something that went wrong beside what is shown, and the way to try again. */
export function notice(text: string, words: ListWords, retry: () => void): TemplateResult {
  return html`<div part="notice" class="notice" role="status"><span>${text}</span><button part="retry" class="pill" type="button" @click=${retry}>${words.retry}</button></div>`;
}
