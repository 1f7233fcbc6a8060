import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { ListState, ReliveListElement } from '../src/index.js';
import { setAttributes } from './live-player.js';

/** Attributes of `<relive-list>` as a page writes them, and the items where a story gives them itself. */
export interface ListArgs {
  src?: string;
  filter?: 'all' | 'live' | 'replay';
  lang?: string;
  'time-zone'?: string;
  items?: unknown;
}

export const listArgTypes = {
  filter: { control: 'select', options: ['all', 'live', 'replay'] },
  lang: { control: 'select', options: ['', 'en', 'zh-CN'] },
  'time-zone': { control: 'select', options: ['', 'UTC', 'Asia/Shanghai', 'America/New_York'] },
  items: { control: false },
} as const;

const titles = ['Morning tea at the old harbour', '清晨的茶园：从采摘到第一杯', 'Speedrun, last try before bed', 'Cello, Bach, rain', 'A title that goes on and on because nobody told its author when to stop, and then a little more', 'مرحبا بكم في البث المباشر', 'Unboxing, day 3'];
const streams = ['harbour', 'teahouse', 'studio', 'workshop'];
const began = Date.UTC(2026, 0, 10, 10);
const recording = { id: 'r', url: '/test/media/clock.flv', format: 'flv', start: '2026-01-01T10:00:00Z', duration: 8 };
const poster = new URL('./poster.svg', import.meta.url).href;

/** Rooms on air, and replays, some of which have a poster. */
export function someItems(rooms: number, replays: number): object[] {
  const room = (at: number) => ({
    kind: 'live',
    id: `room${at}`,
    stream: streams[at % streams.length],
    title: titles[at % titles.length],
    src: '/live/clock.flv',
    startedAt: new Date(began - at * 1_800_000).toISOString(),
    viewers: [12, 1834, 25_400][at % 3],
    ...(at % 2 && { poster }),
  });
  const replay = (at: number) => ({
    kind: 'replay',
    id: `replay${at}`,
    stream: streams[(at + 1) % streams.length],
    title: titles[(at + 2) % titles.length],
    start: new Date(began - at * 30_000_000).toISOString(),
    end: new Date(began - at * 30_000_000 + 3_600_000).toISOString(),
    duration: 240 + ((at * 717) % 9000),
    recordings: [recording],
    ...(at % 3 === 0 && { poster }),
  });
  return [...Array.from({ length: rooms }, (_, at) => room(at)), ...Array.from({ length: replays }, (_, at) => replay(at))];
}

export function list({ items, ...attributes }: ListArgs, content: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<relive-list .items=${items} ${ref((element) => element && setAttributes(element, attributes as Record<string, string>))}>${content}</relive-list>`;
}

/** The list of a story. */
export function listIn(canvas: HTMLElement): ReliveListElement {
  const found = canvas.querySelector('relive-list');
  if (!found) throw new Error('The story has no list.');
  return found;
}

/** Waits until the list of a story has come to a state, and stands. */
export async function listReaches(found: ReliveListElement, state: ListState): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (found.state === state && found.shadowRoot?.querySelector('.frame')) return found.updateComplete.then(() => {});
    await new Promise((again) => setTimeout(again, 25));
  }
  throw new Error(`The list should be ${state}, but is ${found.state}: ${found.error?.message ?? 'no error'}`);
}
