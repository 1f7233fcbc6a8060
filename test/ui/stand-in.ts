import { fixture, html as markup, waitUntil } from '@open-wc/testing';
import { css, html, LitElement } from 'lit';
import type { PlayerError } from '../../src/core/player-error.js';
import { PlayerControls } from '../../src/ui/controls/player-controls.js';
import type { PlayerActions, PlayerFacts } from '../../src/ui/controls/player-facts.js';
import { faceStyles } from '../../src/ui/faces/face-styles.js';
import { face } from '../../src/ui/faces/face.js';
import * as messages from '../../src/ui/faces/messages.js';
import { messageStyles } from '../../src/ui/faces/message-styles.js';
import { stage } from '../../src/ui/faces/stage.js';
import { Language } from '../../src/ui/language/language.js';
import { ring } from '../../src/ui/theme/ring.js';
import { theme } from '../../src/ui/theme/theme.js';

export type Facts = PlayerFacts & { error: PlayerError | null; startOffered: boolean; soundOffered: boolean };

const playing: Facts = {
  state: 'playing',
  live: true,
  delay: 2.1,
  behind: false,
  muted: false,
  volume: 0.5,
  fullScreen: false,
  pictureInPicture: false,
  fillMode: 'auto',
  qualities: [],
  quality: 'auto',
  debug: false,
  can: { fullScreen: true, pictureInPicture: true, snapshot: true },
  error: null,
  startOffered: false,
  soundOffered: false,
};

/** A player without media: it shows the facts that a test gives it, and writes down what a viewer wished for. */
export class StandIn extends LitElement {
  static override styles = [
    theme,
    ring,
    faceStyles,
    messageStyles,
    css`
      :host {
        display: block;
        position: relative;
        overflow: hidden;
        aspect-ratio: 16 / 9;
        background: #000;
        color: #fff;
        font: 14px/1.4 system-ui, sans-serif;
      }
    `,
  ];

  readonly wishes: string[] = [];
  facts = playing;
  controls: PlayerControls | undefined;
  readonly #language = new Language(this);
  readonly #actions = Object.fromEntries(
    ['togglePlay', 'mute', 'setVolume', 'seekBy', 'goLive', 'toggleFullScreen', 'togglePictureInPicture', 'fill', 'setQuality', 'saveSnapshot', 'showStatistics'].map((name) => [
      name,
      async (...given: unknown[]) => void this.wishes.push([name, ...given.filter((each) => typeof each !== 'object')].join(' ')),
    ]),
  ) as unknown as PlayerActions;

  async show(facts: Partial<Facts>): Promise<void> {
    this.facts = { ...this.facts, ...facts };
    this.requestUpdate();
    await this.updateComplete;
  }

  async control(): Promise<void> {
    this.controls ??= new PlayerControls(this, () => this.facts, this.#actions);
    this.requestUpdate();
    await this.updateComplete;
  }

  /** Waits until all that fades in has done so: what is half there has half its contrast. */
  async settle(): Promise<void> {
    const passing = this.renderRoot instanceof ShadowRoot ? this.renderRoot.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity) : [];
    await Promise.allSettled(passing.map(({ finished }) => finished));
  }

  /** Something inside, by a selector. */
  find<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.renderRoot.querySelector<T>(selector);
    if (!found) throw new Error(`There is no ${selector} in ${this.renderRoot.textContent}`);
    return found;
  }

  has(selector: string): boolean {
    return this.renderRoot.querySelector(selector) !== null;
  }

  /** The names of all buttons that can be seen, in order. */
  get buttons(): string[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('button')].filter((button) => button.checkVisibility()).map((button) => button.ariaLabel ?? button.textContent.trim());
  }

  override render(): unknown {
    const { facts, controls } = this;
    const { words } = this.#language;
    const actions = { play: () => void this.wishes.push('play'), unmute: () => void this.wishes.push('unmute') };
    return stage(html`${face(facts, words, actions, messages)}${controls?.render(words)}`, words, {
      quiet: controls?.quiet ?? false,
      announcement: controls?.announcement || (facts.state === 'reconnecting' ? words.reconnecting : messages.spokenMessage(facts, words.lang)),
    });
  }
}
customElements.define('stand-in', StandIn);

/** A stand-in in the page, with controls. */
export async function standIn(facts: Partial<Facts> = {}, { width = 640, lang = 'en', controls = true } = {}): Promise<StandIn> {
  const player = await fixture<StandIn>(markup`<stand-in lang=${lang}></stand-in>`);
  player.style.width = `${width}px`;
  if (controls) await player.control();
  await player.show(facts);
  return player;
}

/** Opens the menu, whose code may have to be loaded first, and waits until the focus is in it. */
export async function openMenu(player: StandIn): Promise<void> {
  player.find('.opens-menu').click();
  await waitUntil(() => player.shadowRoot?.activeElement?.closest('.menu'), 'the menu is open');
}
