import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { list, listArgTypes, listIn, listReaches, someItems, type ListArgs } from './list-items.js';

const meta: Meta<ListArgs> = {
  title: 'List/States',
  component: 'relive-list',
  render: (args) => list(args),
  argTypes: listArgTypes,
};

export default meta;
type Story = StoryObj<ListArgs>;

const reaching = (state: Parameters<typeof listReaches>[1]): Story['play'] => ({ canvasElement }) => listReaches(listIn(canvasElement), state);

/** Bones stand where cards will be. */
export const Loading: Story = { args: { src: '/silent.flv' }, play: reaching('loading') };

export const Empty: Story = { args: { items: [] }, play: reaching('empty') };

export const EmptyInWordsOfThePage: Story = {
  name: 'Empty, in the page’s own words',
  args: { items: [] },
  render: (args) => list(args, html`<p slot="empty">The next show begins at eight.</p>`),
  play: reaching('empty'),
};

export const Failed: Story = { args: { src: '/nobody.json' }, tags: ['network-errors'], play: reaching('failed') };

export const Refused: Story = { args: { src: '/live/clock.flv?status=403' }, tags: ['network-errors'], play: reaching('failed') };

export const ChineseFailed: Story = { name: '中文, failed', args: { src: '/nobody.json', lang: 'zh-CN' }, tags: ['network-errors'], play: reaching('failed') };

/** One card has the keyboard, another one is playing. */
export const FocusedAndPlaying: Story = {
  args: { items: someItems(2, 10), 'time-zone': 'UTC' },
  async play({ canvasElement }) {
    const found = listIn(canvasElement);
    await listReaches(found, 'ready');
    const cards = found.shadowRoot?.querySelectorAll<HTMLElement>('[part~="card"]');
    cards?.[1]?.click();
    cards?.[0]?.focus();
  },
};

/** Markup is text, a script is no address, and what is too long is cut. */
export const BadFeed: Story = {
  args: {
    items: [
      { kind: 'live', id: 'a', title: '<img src=x onerror=alert(1)> is text', src: '/live/clock.flv' },
      { kind: 'live', id: 'b', title: 'never seen', src: 'javascript:alert(1)' },
      { kind: 'live', id: 'c', title: 'long '.repeat(10_000), src: '/live/clock.flv' },
      ...someItems(0, 3),
    ],
  },
  play: reaching('ready'),
};
