import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Words } from '../language/words.js';
import { cssVariable } from '../theme/css-variable.js';
import { iconButton } from './icon-button.js';
import { barIcons } from '../icons/bar-icons.js';
import type { PlayerActions, PlayerFacts } from './player-facts.js';

/** The mute button and the slider beside it. In the bar the slider unfolds on demand, in the menu it is always there. */
export function volume({ muted, volume }: PlayerFacts, words: Words, actions: PlayerActions): TemplateResult {
  const shown = muted ? 0 : volume;
  return html`<div class="sound">
    ${iconButton({
      icon: shown === 0 ? barIcons.muted : shown < 0.5 ? barIcons.quiet : barIcons.loud,
      label: words.mute,
      part: 'mute',
      key: 'm',
      pressed: muted,
      run: () => actions.mute(!muted),
    })}
    <input
      part="volume"
      type="range"
      min="0"
      max="1"
      step="0.05"
      aria-label=${words.volume}
      aria-valuetext="${Math.round(shown * 100)} %"
      .value=${live(String(shown))}
      ${cssVariable('--at', `${shown * 100}%`)}
      @input=${(event: Event) => actions.setVolume((event.target as HTMLInputElement).valueAsNumber)}
    />
  </div>`;
}
