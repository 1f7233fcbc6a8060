import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import './live-looks.css';
import { inside, liveArgTypes, livePlayer, playerIn, reaches, watching, type LiveAttributes } from './live-player.js';

const meta: Meta<LiveAttributes> = {
  title: 'Live player/Looks',
  component: 'relive-live',
  render: livePlayer,
  args: watching,
  argTypes: liveArgTypes,
  play: ({ canvasElement }) => reaches(playerIn(canvasElement), 'playing'),
};

export default meta;
type Story = StoryObj<LiveAttributes>;

/** A story in a frame of its own looks. */
const framed = (look: string): Story => ({ render: (args) => html`<div class=${look}>${livePlayer(args)}</div>` });

/** Menus follow the viewer's colour scheme, which is the browser's. */
export const Light: Story = { ...framed('light'), play: openMenu };

export const Dark: Story = { ...framed('dark'), tags: ['dark'], play: openMenu };

export const KeyboardFocus: Story = {
  async play({ canvasElement }) {
    (await inside(playerIn(canvasElement), '[part~="play"]')).focus();
  },
};

export const Chinese: Story = { args: { lang: 'zh-CN' }, name: '中文', play: openMenu };

export const ChineseFailed: Story = {
  args: { lang: 'zh-CN', src: '/live/nobody.flv' },
  name: '中文, failed',
  tags: ['network-errors'],
  play: ({ canvasElement }) => reaches(playerIn(canvasElement), 'failed'),
};

/** Where the system chooses the colours. */
export const ForcedColours: Story = { tags: ['forced-colors'], play: openMenu };

/** Nothing turns or slides. */
export const ReducedMotion: Story = { args: { src: '/live/clock.flv?stall=1500' }, tags: ['reduced-motion'], play: ({ canvasElement }) => reaches(playerIn(canvasElement), 'buffering') };

/** Targets of 44 px where fingers point. */
export const Touch: Story = { tags: ['touch'] };

export const Narrow: Story = { ...framed('narrow'), name: '320 px', play: openMenu };

export const NarrowFailed: Story = {
  ...framed('narrow'),
  name: '320 px, failed',
  args: { src: '/live/nobody.flv' },
  tags: ['network-errors'],
  play: ({ canvasElement }) => reaches(playerIn(canvasElement), 'failed'),
};

export const Smallest: Story = { ...framed('smallest'), name: '200 px' };

export const Portrait: Story = framed('portrait');

export const Properties: Story = { ...framed('properties'), name: 'Themed by custom properties' };

export const Parts: Story = { ...framed('parts'), name: 'Themed by parts' };

/** The page follows the player's state. */
export const State: Story = { ...framed('state'), name: 'Styled by state' };

async function openMenu({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> {
  const player = playerIn(canvasElement);
  await reaches(player, 'playing');
  (await inside(player, '[part~="controls"] [aria-expanded]')).click();
  await inside(player, '[part~="menu"]');
}
