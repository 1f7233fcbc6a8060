import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import './list-looks.css';
import { list, listArgTypes, listIn, listReaches, someItems, type ListArgs } from './list-items.js';
import { playerIn, reaches } from './live-player.js';

const meta: Meta<ListArgs> = {
  title: 'List/Overview',
  component: 'relive-list',
  tags: ['autodocs'],
  render: (args) => list(args),
  args: { items: someItems(3, 21), 'time-zone': 'UTC' },
  argTypes: listArgTypes,
  play: ({ canvasElement }) => listReaches(listIn(canvasElement), 'ready'),
};

export default meta;
type Story = StoryObj<ListArgs>;

export const Grid: Story = {};

export const Rows: Story = { render: (args) => html`<div class="rows">${list(args)}</div>` };

/** A strip beside something else. */
export const Lines: Story = { render: (args) => html`<div class="lines">${list(args)}</div>` };

export const LiveOnly: Story = { args: { filter: 'live' } };

export const ReplaysOnly: Story = { args: { filter: 'replay' } };

export const Chinese: Story = { name: '中文', args: { lang: 'zh-CN', 'time-zone': 'Asia/Shanghai' } };

/** A list of a hundred thousand items, of which a few dozen are in the page. */
export const Endless: Story = { name: 'A hundred thousand items', tags: ['!autodocs'], args: { items: someItems(3, 100_000) }, render: (args) => html`<div class="tall">${list(args)}</div>` };

/** What is chosen plays in the player that `for` names. */
export const DrivesPlayers: Story = {
  tags: ['!autodocs'],
  render: (args) => html`<div class="watch"><relive-live id="player" muted controls></relive-live><relive-list for="player" lang="en" .items=${args.items}></relive-list></div>`,
  args: { items: someItems(3, 12) },
  async play({ canvasElement }) {
    const found = listIn(canvasElement);
    await listReaches(found, 'ready');
    found.shadowRoot?.querySelector<HTMLElement>('[part~="card"]')?.click();
    await reaches(playerIn(canvasElement), 'playing');
  },
};
