import { html, nothing, type TemplateResult } from 'lit';
import type { ReplayParts } from '../timeline/replay-facts.js';
import type { Words } from '../language/words.js';
import { iconButton } from './icon-button.js';
import { liveBadge } from './live-badge.js';
import type { PlayerActions, PlayerFacts } from './player-facts.js';
import { barIcons } from '../icons/bar-icons.js';
import { volume } from './volume.js';

export interface BarState {
  readonly menuOpen: boolean;
  toggleMenu(): void;
  pointerOver(over: boolean): void;
}

export function controlBar(facts: PlayerFacts, words: Words, actions: PlayerActions, bar: BarState, replay?: ReplayParts): TemplateResult {
  const { state, live, can, fullScreen, pictureInPicture } = facts;
  const moving = state !== 'idle' && state !== 'paused' && state !== 'ended' && state !== 'failed' && state !== 'forbidden';
  return html`<div
    part="controls"
    class="bar"
    role="group"
    aria-label=${words.player}
    @pointerenter=${() => bar.pointerOver(true)}
    @pointerleave=${() => bar.pointerOver(false)}
  >
    ${replay?.timeline ?? nothing}
    <div class="buttons">
      ${iconButton({
        icon: moving ? barIcons.pause : state === 'ended' && !live ? barIcons.again : barIcons.play,
        label: moving ? words.pause : words.play,
        part: 'play',
        key: 'k',
        run: actions.togglePlay,
      })}
      ${replay?.buttons ?? nothing} ${volume(facts, words, actions)} ${replay?.time ?? nothing} ${live ? liveBadge(facts, words, actions) : nothing}
      <span class="space"></span>
      ${iconButton({ icon: barIcons.camera, label: words.snapshot, key: 's', class: 'wide', hidden: !can.snapshot, run: () => void actions.saveSnapshot() })}
      ${iconButton({
        icon: barIcons.aside,
        label: words.pictureInPicture,
        key: 'p',
        class: 'wide',
        pressed: pictureInPicture,
        hidden: !can.pictureInPicture,
        run: actions.togglePictureInPicture,
      })}
      ${iconButton({ icon: barIcons.settings, label: words.settings, class: 'opens-menu', expanded: bar.menuOpen, run: bar.toggleMenu })}
      ${iconButton({
        icon: fullScreen ? barIcons.shrink : barIcons.enlarge,
        label: words.fullScreen,
        key: 'f',
        pressed: fullScreen,
        hidden: !can.fullScreen,
        run: actions.toggleFullScreen,
      })}
    </div>
  </div>`;
}
