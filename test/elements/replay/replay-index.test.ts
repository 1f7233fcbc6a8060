import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { ReliveReplayElement } from '../../../src/index.js';
import { freshId, until } from '../player.js';

afterEach(() => fixtureCleanup());

async function requests(id: string): Promise<number> {
  const { requests: count } = (await (await fetch(`/requests?id=${id}`)).json()) as { requests: number };
  return count;
}

/** Comes to a recording, seeks far into it, and goes away: how many requests that took. */
async function visit(url: string, id: string): Promise<number> {
  const before = await requests(id);
  const player = await fixture<ReliveReplayElement>(html`<relive-replay muted preload="auto" src=${url}></relive-replay>`);
  await until(player, 'it is ready', () => player.readyState >= 3);
  expect(player.duration).to.be.closeTo(30 * 8, 1);
  player.currentTime = 203.3;
  await until(player, 'it is there', () => !player.seeking && player.readyState >= 3);
  player.remove();
  return (await requests(id)) - before;
}

describe('a recording that was watched before', () => {
  it('seeks with fewer requests the second time', async () => {
    const id = freshId();
    const url = `/long/clock.flv?rounds=30&id=${id}`;
    const first = await visit(url, id);
    const second = await visit(url, id);
    expect(second).to.be.below(first);
  });

  it('is watched where the browser refuses to store anything', async () => {
    const { open } = IDBFactory.prototype;
    const refused: string[] = [];
    IDBFactory.prototype.open = (name) => {
      refused.push(name);
      throw new DOMException('No.', 'SecurityError');
    };
    try {
      const id = freshId();
      await visit(`/long/clock.flv?rounds=30&id=${id}`, id);
    } finally {
      IDBFactory.prototype.open = open;
    }
  });
});
