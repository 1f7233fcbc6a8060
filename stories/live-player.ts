import { html, nothing, type TemplateResult } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { PlayerState, ReliveLiveElement } from '../src/index.js';

/** Attributes of `<relive-live>` as a page writes them. */
export interface LiveAttributes {
  src?: string;
  type?: 'flv' | 'hls' | '';
  autoplay?: boolean;
  muted?: boolean;
  controls?: boolean;
  debug?: boolean;
  loop?: boolean;
  poster?: string;
  preload?: 'none' | 'metadata' | 'auto' | '';
  crossorigin?: 'anonymous' | 'use-credentials' | '';
  lang?: string;
  'fill-mode'?: 'auto' | 'contain' | 'cover' | 'stretch';
  rotation?: 0 | 90 | 180 | 270;
  mirror?: boolean;
  'cache-min'?: number;
  'cache-max'?: number;
  'reconnect-limit'?: number;
  'reconnect-delay'?: number;
  'status-src'?: string;
}

export const poster = new URL('./poster.svg', import.meta.url).href;

/** What most stories begin with. */
export const watching: LiveAttributes = { src: '/live/clock.flv', autoplay: true, muted: true, controls: true };

/** Controls of Storybook that a type alone does not give. */
export const liveArgTypes = {
  type: { control: 'select', options: ['', 'flv', 'hls'] },
  preload: { control: 'select', options: ['', 'none', 'metadata', 'auto'] },
  crossorigin: { control: 'select', options: ['', 'anonymous', 'use-credentials'] },
  lang: { control: 'select', options: ['', 'en', 'zh-CN'] },
  'fill-mode': { control: 'select', options: ['auto', 'contain', 'cover', 'stretch'] },
  rotation: { control: 'select', options: [0, 90, 180, 270] },
} as const;

/** Sets the attributes that are wanted, takes the others of them away, and leaves those alone that do not change. */
export function setAttributes(element: Element, wanted: object): void {
  for (const [name, value] of Object.entries(wanted) as [string, unknown][]) {
    // Storybook's log of events: it hands over `onStatechange` for `statechange`.
    if (typeof value === 'function') {
      element.addEventListener(name.slice(2).toLowerCase(), value as EventListener);
      continue;
    }
    const text = value === true ? '' : String(value);
    if (value === undefined || value === false || value === '') element.removeAttribute(name);
    else if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
}

/** {@link setAttributes} of an element in a template. */
const attributes = directive(
  class extends Directive {
    override render(wanted: LiveAttributes): unknown {
      return wanted;
    }

    override update({ element }: ElementPart, [wanted]: [LiveAttributes]): unknown {
      setAttributes(element, wanted);
      return nothing;
    }
  },
);

export function livePlayer(args: LiveAttributes): TemplateResult {
  return html`<relive-live ${attributes(args)}></relive-live>`;
}

/** The player of a story. */
export function playerIn(canvas: HTMLElement): ReliveLiveElement {
  const player = canvas.querySelector('relive-live');
  if (!player) throw new Error('The story has no player.');
  return player;
}

/** Waits until the player of a story has come to a state. */
export async function reaches(player: ReliveLiveElement, state: PlayerState): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const done = new AbortController();
    const check = () => {
      if (player.state !== state) return;
      done.abort();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      done.abort();
      reject(new Error(`The player should be ${state}, but is ${player.state}: ${player.error?.message ?? 'no error'}`));
    }, 20_000);
    player.addEventListener('statechange', check, { signal: done.signal });
    check();
  });
}

/** A part of a player's inside, which may come later than its picture. */
export async function inside(player: HTMLElement, selector: string): Promise<HTMLElement> {
  for (let tries = 0; tries < 400; tries++) {
    const found = player.shadowRoot?.querySelector<HTMLElement>(selector);
    if (found) return found;
    await new Promise((again) => setTimeout(again, 25));
  }
  throw new Error(`The player has no ${selector}.`);
}
