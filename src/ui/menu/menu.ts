import { html, nothing, type TemplateResult } from 'lit';
import { volume } from '../controls/volume.js';
import { skipSeconds } from '../controls/skip-seconds.js';
import type { FillMode, PlayerActions, PlayerFacts } from '../controls/player-facts.js';
import { icon } from '../icons/icon.js';
import type { Words } from '../language/words.js';
import { adopt } from '../theme/adopt.js';
import { barIcons } from '../icons/bar-icons.js';
import { menuIcons } from '../icons/menu-icons.js';
import { replayIcons } from '../icons/replay-icons.js';
import { menuStyles } from './menu-styles.js';

/** What the menu shows. */
export type MenuPage = 'root' | 'quality' | 'fill' | 'speed';

interface Choice {
  readonly id: string;
  readonly label: string;
}

/** The menu's styles come with its code. */
export function adoptMenuStyles(root: Node): void {
  adopt(root, menuStyles);
}

/** Settings, and whatever a narrow bar has no room for; style sheets hide the rows that the bar shows. */
export function menu(page: MenuPage, facts: PlayerFacts, words: Words, actions: PlayerActions, open: (page: MenuPage) => void): TemplateResult {
  const pages = {
    root: () => rows(facts, words, actions, open),
    quality: () => choices(words.quality, qualityChoices(facts, words), facts.quality, words, open, actions.setQuality),
    speed: () => choices(words.speed, speedChoices(words), String(facts.replay?.rate), words, open, (id) => actions.setRate(Number(id))),
    fill: () => choices(words.fill, fillChoices(words), facts.fillMode, words, open, (id) => actions.fill(id as FillMode)),
  };
  return html`<div part="menu" class="menu" id="menu" role="group" aria-label=${words.settings} @keydown=${(event: KeyboardEvent) => move(event, page, open)}>
    ${pages[page]()}
  </div>`;
}

function rows(facts: PlayerFacts, words: Words, actions: PlayerActions, open: (page: MenuPage) => void): unknown {
  const { can, qualities, debug, replay } = facts;
  const speed = replay && (speedChoices(words).find(({ id }) => id === String(replay.rate))?.label ?? `${replay.rate}×`);
  const quality = qualityChoices(facts, words).find(({ id }) => id === facts.quality);
  return [
    volume(facts, words, actions),
    qualities.length > 1 && pageRow(menuIcons.layers, words.quality, quality?.label ?? '', () => open('quality')),
    speed && pageRow(replayIcons.speed, words.speed, speed, () => open('speed')),
    pageRow(menuIcons.fill, words.fill, words.fillModes[facts.fillMode], () => open('fill')),
    replay && row(replayIcons.rewind, words.skipBack, 'mid', () => actions.seekBy(-skipSeconds)),
    replay && row(replayIcons.forward, words.skipForward, 'mid', () => actions.seekBy(skipSeconds)),
    replay && replay.fragments > 1 && row(replayIcons.previous, words.previousFragment, 'narrow', () => actions.stepFragment(-1)),
    replay && replay.fragments > 1 && row(replayIcons.next, words.nextFragment, 'narrow', () => actions.stepFragment(1)),
    can.snapshot && row(barIcons.camera, words.snapshot, 'narrow', () => void actions.saveSnapshot()),
    can.pictureInPicture && row(barIcons.aside, words.pictureInPicture, 'narrow', actions.togglePictureInPicture),
    html`<button type="button" class="row" aria-pressed=${debug} @click=${() => actions.showStatistics(!debug)}>
      ${icon(menuIcons.chart)}<span>${words.statistics}</span>${debug ? icon(menuIcons.check) : nothing}
    </button>`,
  ].map((each) => each || nothing);
}

function row(picture: string, label: string, class_: string, run: () => void): TemplateResult {
  return html`<button type="button" class="row ${class_}" @click=${run}>${icon(picture)}<span>${label}</span></button>`;
}

function pageRow(picture: string, label: string, value: string, run: () => void): TemplateResult {
  return html`<button type="button" class="row" @click=${run}>${icon(picture)}<span>${label}</span><span class="value">${value}</span>${icon(menuIcons.forth)}</button>`;
}

function choices(
  label: string,
  all: readonly Choice[],
  chosen: string,
  words: Words,
  open: (page: MenuPage) => void,
  choose: (id: string) => void,
): TemplateResult {
  return html`
    <button type="button" class="row head" aria-label="${words.back}: ${label}" @click=${() => open('root')}>${icon(menuIcons.back)}<span>${label}</span></button>
    <div role="radiogroup" aria-label=${label}>
      ${all.map(
        ({ id, label }) =>
          html`<button type="button" class="row" role="radio" aria-checked=${id === chosen} @click=${() => choose(id)}>
            ${id === chosen ? icon(menuIcons.check) : html`<svg></svg>`}<span>${label}</span>
          </button>`,
      )}
    </div>
  `;
}

function qualityChoices({ qualities }: PlayerFacts, words: Words): readonly Choice[] {
  return [{ id: 'auto', label: words.fillModes.auto }, ...qualities];
}

function speedChoices({ normal }: Words): readonly Choice[] {
  return [0.5, 0.75, 1, 1.25, 1.5, 2].map((rate) => ({ id: String(rate), label: rate === 1 ? normal : `${rate}×` }));
}

function fillChoices({ fillModes }: Words): readonly Choice[] {
  return Object.entries(fillModes).map(([id, label]) => ({ id, label }));
}

/** Arrows walk through the rows; back leads back. */
function move(event: KeyboardEvent, page: MenuPage, open: (page: MenuPage) => void): void {
  if (event.key === 'ArrowLeft' && page !== 'root') open('root');
  else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(event, event.key === 'ArrowDown' ? 1 : -1);
  else return;
  event.preventDefault();
}

function step({ currentTarget, target }: Event, by: number): void {
  const rows = [...(currentTarget as HTMLElement).querySelectorAll<HTMLElement>('button, input')].filter((row) => row.checkVisibility());
  const at = rows.indexOf(target as HTMLElement);
  rows[(at + by + rows.length) % rows.length]?.focus();
}
