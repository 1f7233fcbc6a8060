import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import './live-looks.css';
import { inside, liveArgTypes, livePlayer, playerIn, poster, reaches, watching, type LiveAttributes } from './live-player.js';

const meta: Meta<LiveAttributes> = {
  title: 'Live player/Attributes',
  component: 'relive-live',
  render: livePlayer,
  args: watching,
  argTypes: liveArgTypes,
};

export default meta;
type Story = StoryObj<LiveAttributes>;

/** A square frame shows what becomes of a wide picture. */
const square: Story['render'] = (args) => html`<div class="square">${livePlayer(args)}</div>`;

const untilPlaying: Story['play'] = ({ canvasElement }) => reaches(playerIn(canvasElement), 'playing');

export const Autoplay: Story = { name: 'autoplay', play: untilPlaying };

export const NoAutoplay: Story = { name: 'no autoplay', args: { autoplay: false } };

export const Muted: Story = { name: 'muted', play: untilPlaying };

export const NoControls: Story = { name: 'no controls', args: { controls: false }, play: untilPlaying };

/** The poster stays until the first frame. */
export const Poster: Story = { name: 'poster', args: { poster, autoplay: false } };

/** Connects at once, shows the first frame, and waits for the viewer. */
export const Preload: Story = { name: 'preload', args: { preload: 'auto', autoplay: false } };

/** The address does not tell the format. */
export const Type: Story = { name: 'type', args: { src: '/hls/clock.m3u8?', type: 'hls' }, play: untilPlaying };

export const FillContain: Story = { name: 'fill-mode: contain', args: { 'fill-mode': 'contain' }, render: square, play: untilPlaying };

export const FillCover: Story = { name: 'fill-mode: cover', args: { 'fill-mode': 'cover' }, render: square, play: untilPlaying };

export const FillStretch: Story = { name: 'fill-mode: stretch', args: { 'fill-mode': 'stretch' }, render: square, play: untilPlaying };

export const Rotation: Story = { name: 'rotation', args: { rotation: 90 }, play: untilPlaying };

export const Mirror: Story = { name: 'mirror', args: { mirror: true }, play: untilPlaying };

/** Statistics over the picture. */
export const Debug: Story = { name: 'debug', args: { debug: true }, play: untilPlaying };

/** How far behind the live edge the picture may be. */
export const Cache: Story = { name: 'cache-min, cache-max', args: { 'cache-min': 2, 'cache-max': 4 }, play: untilPlaying };

/** The connection breaks every second and a half; after two attempts it is over. */
export const Reconnect: Story = {
  name: 'reconnect-limit, reconnect-delay',
  args: { src: '/live/clock.flv?cut=1500', 'reconnect-limit': 2, 'reconnect-delay': 0.5 },
  tags: ['network-errors'],
  play: ({ canvasElement }) => reaches(playerIn(canvasElement), 'reconnecting'),
};

/** Sends cookies with every request. */
export const Crossorigin: Story = { name: 'crossorigin', args: { crossorigin: 'use-credentials' }, play: untilPlaying };

/** A recording in the place of the stream begins again at its end. */
export const Loop: Story = { name: 'loop', args: { loop: true }, play: untilPlaying };

/** A playlist with several qualities: they are in the menu. */
export const Qualities: Story = {
  name: 'quality',
  args: { src: '/hls/clock-all.m3u8' },
  async play({ canvasElement }) {
    const player = playerIn(canvasElement);
    await reaches(player, 'playing');
    (await inside(player, '[part~="controls"] [aria-expanded]')).click();
    (await inside(player, '[part~="menu"] .row:not(.narrow)')).click();
  },
};

export const Lang: Story = { name: 'lang', args: { lang: 'zh-CN' }, play: untilPlaying };
