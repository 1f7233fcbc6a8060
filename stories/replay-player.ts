import { html, type TemplateResult } from 'lit';
import type { ReliveReplayElement } from '../src/index.js';
import { inside, setAttributes } from './live-player.js';

/** Attributes of `<relive-replay>` as a page writes them, and its recordings. */
export interface ReplayAttributes {
  src?: string;
  autoplay?: boolean;
  muted?: boolean;
  controls?: boolean;
  debug?: boolean;
  loop?: boolean;
  poster?: string;
  preload?: 'none' | 'metadata' | 'auto' | '';
  lang?: string;
  'gap-mode'?: 'skip' | 'show';
  'time-zone'?: string;
  recordings?: readonly unknown[];
}

export const replayArgTypes = {
  preload: { control: 'select', options: ['', 'none', 'metadata', 'auto'] },
  lang: { control: 'select', options: ['', 'en', 'zh-CN'] },
  'gap-mode': { control: 'select', options: ['skip', 'show'] },
  'time-zone': { control: 'select', options: ['', 'UTC', 'Asia/Shanghai', 'America/New_York'] },
} as const;

const begin = Date.UTC(2026, 2, 29, 10);
const at = (seconds: number) => new Date(begin + seconds * 1000).toISOString();

/** A recording of the fixtures, from a second of the broadcast on. */
export function recorded(file: string, from: number, duration: number): Record<string, unknown> {
  return { id: `${file}@${from}`, url: `/test/media/${file}`, start: at(from), end: at(from + duration), duration };
}

/** FLV, FLV of another size that begins a second early, a break, HLS of TS segments, and fragmented MP4. */
export const mixed = [
  recorded('clock.flv', 0, 8),
  recorded('clock-small.flv', 7, 4),
  recorded('container/hls-ts/index.m3u8', 40, 4),
  recorded('clock-parts.mp4', 44, 8),
];

export const replaying: ReplayAttributes = { recordings: mixed, autoplay: true, muted: true, controls: true, 'time-zone': 'UTC' };

export function replayPlayer({ recordings, ...attributes }: ReplayAttributes): TemplateResult {
  const player = document.createElement('relive-replay');
  setAttributes(player, attributes);
  if (recordings) player.recordings = recordings;
  return html`${player}`;
}

/** The player of a story. */
export function replayIn(canvas: HTMLElement): ReliveReplayElement {
  const player = canvas.querySelector('relive-replay');
  if (!player) throw new Error('The story has no player.');
  return player;
}

/** Waits until something is so, and says what the player is doing if it does not come to that. */
export async function until(player: ReliveReplayElement, what: string, condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 800; tries++) {
    if (condition()) return;
    await new Promise((again) => setTimeout(again, 25));
  }
  throw new Error(`${what}: the player is ${player.state} at ${player.currentTime}, ${player.error?.message ?? 'no error'}`);
}

/** The bar has come, which a story is about. */
export async function hasBar(canvas: HTMLElement): Promise<HTMLElement> {
  const player = replayIn(canvas);
  await until(player, 'It should have a timeline', () => player.timeline !== null && player.readyState > 1);
  return inside(player, '[part=timeline]');
}
