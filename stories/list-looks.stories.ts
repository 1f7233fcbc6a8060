import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import './list-looks.css';
import { list, listArgTypes, listIn, listReaches, someItems, type ListArgs } from './list-items.js';

const meta: Meta<ListArgs> = {
  title: 'List/Looks',
  component: 'relive-list',
  render: (args) => list(args),
  args: { items: someItems(2, 14), 'time-zone': 'UTC' },
  argTypes: listArgTypes,
  play: ({ canvasElement }) => listReaches(listIn(canvasElement), 'ready'),
};

export default meta;
type Story = StoryObj<ListArgs>;

const framed = (look: string): Story => ({ render: (args) => html`<div class=${look}>${list(args)}</div>` });

/** It takes on the colours of the page. */
export const Dark: Story = { ...framed('dark-list'), tags: ['dark'] };

export const Warm: Story = { ...framed('warm-list'), name: 'Themed by custom properties' };

export const Parts: Story = { ...framed('parts-list'), name: 'Themed by parts' };

/** A page's own card: a template, filled with text. */
export const OwnCard: Story = {
  name: 'A card of the page’s own',
  render: (args) => list(args, html`<template slot="card"><strong part="title" data-field="title"></strong><span part="meta" data-field="when"></span></template>`),
};

export const RightToLeft: Story = { render: (args) => html`<div dir="rtl">${list(args)}</div>` };
