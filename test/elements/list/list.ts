import { fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/define.js';
import type { ReliveListElement } from '../../../src/index.js';

export interface ListOptions {
  readonly items?: unknown;
  readonly src?: string;
  readonly for?: string;
  readonly lang?: string;
  readonly width?: number;
  readonly height?: number;
  readonly refresh?: number;
  readonly filter?: string;
}

/** A list in the page, in a language of its own. With `height` it scrolls by itself. */
export async function listOf({ items, src = '', for: players = '', lang = 'en', width = 900, height, refresh = 0, filter = 'all' }: ListOptions): Promise<ReliveListElement> {
  const around = await fixture<HTMLElement>(
    html`<div style="width: ${width}px"><relive-list style=${height ? `height: ${height}px` : ''} lang=${lang} time-zone="UTC" src=${src} filter=${filter} for=${players} .refreshInterval=${refresh} .items=${items}></relive-list></div>`,
  );
  const list = around.firstElementChild as ReliveListElement;
  await until(list, 'it is there', () => list.renderRoot.querySelector('.frame'));
  return list;
}

/** Waits for a condition of a list; there is no limit on speed, only on patience. */
export async function until(list: ReliveListElement, what: string, condition: () => unknown): Promise<void> {
  try {
    await waitUntil(condition, what, { timeout: 20_000, interval: 20 });
  } catch {
    const active = list.renderRoot instanceof ShadowRoot ? focused(list) : '';
    throw new Error(`Waited in vain until ${what}: ${list.state}, ${list.shownItems.length} items, ${cards(list).length} cards (${titles(list).slice(0, 5).join(', ')} …), focus on ${active}, ${list.error?.message ?? 'no error'}`);
  }
}

/** {@link until} for what has to be asked for. */
export async function untilAsync(list: ReliveListElement, what: string, condition: () => Promise<boolean>): Promise<void> {
  let fine = false;
  let asking = false;
  await until(list, what, () => {
    if (!asking) {
      asking = true;
      void condition()
        .then((answer) => (fine = answer))
        .finally(() => (asking = false));
    }
    return fine;
  });
}

export const cards = (list: ReliveListElement): HTMLElement[] => [...list.renderRoot.querySelectorAll<HTMLElement>('[part~=card]')];

export const titles = (list: ReliveListElement): string[] => cards(list).map((card) => card.querySelector('[part~=title]')?.textContent ?? '');

/** Waits until cards stand where they belong. */
export async function laidOut(list: ReliveListElement): Promise<void> {
  await until(list, 'cards are laid out', () => {
    const [first, second] = cards(list);
    return first && first.getBoundingClientRect().height > 20 && (!second || list.shownItems.length < 2 || rectsApart(first, second));
  });
  await list.updateComplete;
}

export function card(list: ReliveListElement, title: string): HTMLElement {
  const found = cards(list).find((each) => each.querySelector('[part~=title]')?.textContent === title);
  if (!found) throw new Error(`There is no card “${title}”, but ${titles(list).join(', ')}.`);
  return found;
}

/** The card that has the focus. */
export const focused = (list: ReliveListElement): string => (list.renderRoot as ShadowRoot).activeElement?.querySelector('[part~=title]')?.textContent ?? '';

/** What those hear who do not see. */
export const nameOf = (card: Element): string => (card.querySelector('.text')?.textContent ?? '').replace(/\s+/g, ' ').trim();

export function press(list: ReliveListElement, key: string): void {
  const target = (list.renderRoot as ShadowRoot).activeElement ?? list;
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
}

function rectsApart(one: Element, other: Element): boolean {
  const a = one.getBoundingClientRect();
  const b = other.getBoundingClientRect();
  return a.right <= b.left + 1 || a.bottom <= b.top + 1;
}
