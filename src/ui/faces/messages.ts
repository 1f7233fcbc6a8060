import { html, nothing, type TemplateResult } from 'lit';
import type { PlayerErrorCode } from '../../core/player-error.js';
import { barIcons } from '../icons/bar-icons.js';
import { icon } from '../icons/icon.js';
import { messageIcons } from '../icons/message-icons.js';
import { adopt } from '../theme/adopt.js';
import type { FaceFacts } from './face.js';
import { messageStyles } from './message-styles.js';
import { sayings, type Saying } from './sayings.js';

/** Asking again gives the same answer until someone changes the page, or the browser. */
const final: readonly PlayerErrorCode[] = ['mixed-content', 'bad-input', 'unsupported-codec'];

interface Retry {
  readonly label: string;
  run(): void;
}

/** What went wrong, or why there is nothing more to see, and the one thing to do about it. */
export function messageFace(facts: FaceFacts, lang: string, play: () => void): TemplateResult | typeof nothing {
  const words = sayings(lang);
  const { state, error, live } = facts;
  if (error && (state === 'failed' || state === 'forbidden')) {
    const retry = final.includes(error.code) ? undefined : { label: words.retry, run: play };
    return message(state === 'forbidden' ? messageIcons.lock : messageIcons.trouble, (!live && words.replayErrors[error.code]) || words.errors[error.code], 'alert', retry, facts.debug ? error.message : undefined);
  }
  // The player itself sees when the streamer is back, so there is nothing to press.
  if (state === 'offline') return message(messageIcons.away, words.offline);
  if (state !== 'ended') return nothing;
  return live ? message(messageIcons.done, words.liveEnded, undefined, { label: words.checkAgain, run: play }) : again(words.watchAgain, play);
}

/** What of it is worth saying aloud. Errors speak for themselves. */
export function spokenMessage({ state, live }: FaceFacts, lang: string): string {
  const words = sayings(lang);
  if (state === 'offline') return words.offline[0];
  return state === 'ended' && live ? words.liveEnded[0] : '';
}

export { soundOnly } from './sound-only.js';

/** Gives a shadow root what messages look like. */
export function adoptMessageStyles(root: Node): void {
  adopt(root, messageStyles);
}


function again(label: string, play: () => void): TemplateResult {
  return html`<div class="face">
    <button part="play big-play" class="disc" type="button" aria-label=${label} @click=${play}>${icon(barIcons.again)}</button>
  </div>`;
}

function message(picture: string, [what, advice]: Saying, role?: 'alert', retry?: Retry, technical?: string): TemplateResult {
  return html`<div class="face shaded">
    <div part="message" class="message" role=${role ?? nothing}>
      ${icon(picture)}
      <p class="what">${what}</p>
      <p class="advice">${advice}</p>
      ${technical ? html`<p class="detail">${technical}</p>` : nothing}
    </div>
    ${retry ? html`<button part="retry" class="pill" type="button" @click=${retry.run}>${retry.label}</button>` : nothing}
  </div>`;
}
