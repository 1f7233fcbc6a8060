import { html, nothing, type TemplateResult } from 'lit';
import type { PlayerError, PlayerErrorCode } from '../../core/player-error.js';
import { icon, type IconName } from '../icons/icon.js';
import type { Saying, Words } from '../language/words.js';

/** Asking again gives the same answer until someone changes the page, or the browser. */
const final: readonly PlayerErrorCode[] = ['mixed-content', 'bad-input', 'unsupported-codec'];

interface Retry {
  readonly label: string;
  readonly icon?: IconName;
  run(): void;
}

export function errorMessage(error: PlayerError, words: Words, debug: boolean, play: () => void): TemplateResult {
  const retry = final.includes(error.code) ? undefined : { label: words.retry, run: play };
  return message(error.code === 'forbidden' ? 'lock' : 'trouble', words.errors[error.code], 'alert', retry, debug ? error.message : undefined);
}

/** The player itself sees when the streamer is back, so there is nothing to press. */
export function offlineMessage(words: Words): TemplateResult {
  return message('away', words.offline);
}

export function endedMessage(words: Words, live: boolean, play: () => void): TemplateResult {
  if (live) return message('done', words.liveEnded, undefined, { label: words.checkAgain, run: play });
  return html`<div class="face">
    <button part="play big-play" class="disc" type="button" aria-label=${words.watchAgain} @click=${play}>${icon('again')}</button>
  </div>`;
}

function message(picture: IconName, [what, advice]: Saying, role?: 'alert', retry?: Retry, detail?: string): TemplateResult {
  return html`<div class="face shaded">
    <div part="message" class="message" role=${role ?? nothing}>
      ${icon(picture)}
      <p class="what">${what}</p>
      <p class="advice">${advice}</p>
      ${detail ? html`<p class="detail">${detail}</p>` : nothing}
    </div>
    ${retry ? html`<button part="retry" class="pill" type="button" @click=${retry.run}>${retry.label}</button>` : nothing}
  </div>`;
}
