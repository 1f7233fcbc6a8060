import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { liveArgTypes, livePlayer, playerIn, reaches, watching, type LiveAttributes } from './live-player.js';

const meta: Meta<LiveAttributes> = {
  title: 'Live player/Overview',
  component: 'relive-live',
  tags: ['autodocs'],
  render: livePlayer,
  args: watching,
  argTypes: liveArgTypes,
  play: ({ canvasElement }) => reaches(playerIn(canvasElement), 'playing'),
};

export default meta;
type Story = StoryObj<LiveAttributes>;

/** FLV over HTTP, the camera about a second away. */
export const Flv: Story = { name: 'FLV' };

// A page may have six connections to a server, and every live FLV stream is one: the documentation shows one player.
export const Hls: Story = { name: 'HLS', tags: ['!autodocs'], args: { src: '/hls/clock.m3u8' } };
