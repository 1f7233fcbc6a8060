import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../language/words.js';
import { iconButton } from './icon-button.js';
import type { PlayerActions } from './player-facts.js';
import { skipSeconds } from './skip-seconds.js';
import { replayIcons } from '../icons/replay-icons.js';
import type { ReplayFacts } from '../timeline/replay-facts.js';

/** Skipping, and stepping from recording to recording where there are several. A narrow bar leaves them to the menu. */
export function replayButtons({ fragments }: ReplayFacts, words: Words, { seekBy, stepFragment }: PlayerActions): unknown {
  const single = fragments < 2;
  return [
    iconButton({ icon: replayIcons.previous, label: words.previousFragment, key: ',', class: 'wide', hidden: single, run: () => stepFragment(-1) }),
    iconButton({ icon: replayIcons.rewind, label: words.skipBack, key: 'j', class: 'mid', run: () => seekBy(-skipSeconds) }),
    iconButton({ icon: replayIcons.forward, label: words.skipForward, key: 'l', class: 'mid', run: () => seekBy(skipSeconds) }),
    iconButton({ icon: replayIcons.next, label: words.nextFragment, key: '.', class: 'wide', hidden: single, run: () => stepFragment(1) }),
  ];
}

/** How far one is, of how much, and what time it was. */
export function replayTime({ elapsed, duration, timeOfDay }: ReplayFacts): TemplateResult {
  return html`<span part="time" class="elapsed">
    <span>${elapsed}</span> <span class="of">/ ${duration}</span> ${timeOfDay ? html`<span class="of-day">${timeOfDay}</span>` : nothing}
  </span>`;
}
