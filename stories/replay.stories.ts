import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import './live-looks.css';
import { poster } from './live-player.js';
import { hasBar, mixed, recorded, replayArgTypes, replayIn, replaying, replayPlayer, until, type ReplayAttributes } from './replay-player.js';

const meta: Meta<ReplayAttributes> = {
  title: 'Replay/Overview',
  component: 'relive-replay',
  tags: ['autodocs'],
  render: replayPlayer,
  args: replaying,
  argTypes: replayArgTypes,
  play: async ({ canvasElement }) => void (await hasBar(canvasElement)),
};

export default meta;
type Story = StoryObj<ReplayAttributes>;

/** FLV of two sizes, HLS and MP4 as one broadcast, with an overlap of a second and a break of half a minute. */
export const Mixed: Story = {};

/** The break is a hole at its true width, which playback jumps over. */
export const GapsShown: Story = { name: 'gap-mode: show', args: { 'gap-mode': 'show' } };

/** Times of day where the broadcast was, not where the viewer is. */
export const TimeZone: Story = { name: 'time-zone', args: { 'time-zone': 'Asia/Shanghai' } };

/** Beyond midnight the day is told; and the clock goes forward that night. */
export const OverMidnight: Story = {
  args: { 'gap-mode': 'show', 'time-zone': 'Europe/Berlin', recordings: [recorded('clock.flv', -41_400, 8), recorded('clock-small.flv', -36_000, 4), recorded('clock-parts.mp4', -30_000, 8)] },
};

/** One of the recordings is gone: a hole with a notice, and playback goes on behind it. */
export const RecordingGone: Story = {
  args: { 'gap-mode': 'show', recordings: [recorded('clock.flv', 0, 8), recorded('nobody.flv', 8, 8), recorded('clock-parts.mp4', 16, 8)] },
  tags: ['network-errors'],
};

/** All of them are gone. */
export const AllGone: Story = {
  args: { recordings: [recorded('nobody.flv', 0, 8)] },
  tags: ['network-errors'],
  play: ({ canvasElement }) => until(replayIn(canvasElement), 'It should have failed', () => replayIn(canvasElement).state === 'failed'),
};

/** A media file by itself has no dates. */
export const OneFile: Story = { args: { src: '/test/media/clock.flv', recordings: undefined } };

/** Whether the bars stand in for a picture. */
const soundIsShown = (canvas: HTMLElement) => until(replayIn(canvas), 'It should say that there is sound alone', () => replayIn(canvas).shadowRoot?.querySelector('.sound-only') !== null);

/** Sound alone at first, and then a picture. */
export const SoundOnly: Story = {
  args: { recordings: [recorded('container/sound.aac', 0, 4), recorded('clock.flv', 4, 8)] },
  play: ({ canvasElement }) => soundIsShown(canvasElement),
};

/** Sound alone, with a poster. */
export const SoundWithPoster: Story = {
  args: { poster, recordings: [recorded('container/sound.aac', 0, 4), recorded('clock.flv', 4, 8)] },
  play: ({ canvasElement }) => soundIsShown(canvasElement),
};

export const WithPoster: Story = { name: 'poster', args: { autoplay: false, poster }, play: () => {} };

export const Ended: Story = {
  args: { recordings: [recorded('clock-small.flv', 0, 4)] },
  async play({ canvasElement }) {
    const player = replayIn(canvasElement);
    await hasBar(canvasElement);
    player.currentTime = player.duration - 0.2;
    await until(player, 'It should have ended', () => player.state === 'ended');
  },
};

/** The thumb is where the focus is: arrows, Home, End, Page keys, and numbers move it. */
export const KeyboardFocus: Story = {
  args: { autoplay: false, preload: 'auto', 'gap-mode': 'show' },
  play: async ({ canvasElement }) => (await hasBar(canvasElement)).focus(),
};

export const Chinese: Story = { name: '中文', args: { lang: 'zh-CN', 'gap-mode': 'show' } };

export const Narrow: Story = { name: '320 px', args: { 'gap-mode': 'show' }, render: (args) => html`<div class="narrow">${replayPlayer(args)}</div>` };

/** Both formats of the same minutes: one plays, the other stands by. */
export const Fallback: Story = {
  args: { recordings: [{ ...recorded('nobody.m3u8', 0, 8), format: 'hls' }, recorded('clock.flv', 0, 8), ...mixed.slice(2)] },
  tags: ['network-errors'],
};
