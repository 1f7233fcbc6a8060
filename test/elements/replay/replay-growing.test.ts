import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { ReliveReplayElement } from '../../../src/index.js';
import { framesAdvance, until } from '../player.js';
import { seekTo } from './long-replay.js';

afterEach(() => fixtureCleanup());

/** A recording of so many times eight seconds, from a server that knows no ranges and sends so many KB each 10 ms. */
const slow = (rounds: number, pace: number) => `/long/clock.flv?rounds=${rounds}&noranges&pace=${pace}`;

async function slowReplay(url: string): Promise<ReliveReplayElement> {
  const player = await fixture<ReliveReplayElement>(html`<relive-replay muted preload="auto" src=${url}></relive-replay>`);
  await until(player, 'it is ready', () => player.readyState >= 3);
  return player;
}

describe('a recording that comes whole or not at all', () => {
  it('plays and seeks while it comes', async () => {
    // All of it takes a minute and a half, which is longer than anything is waited for here.
    const player = await slowReplay(slow(60, 2));
    expect(player.duration).to.be.closeTo(480, 120);
    await player.play();
    await framesAdvance(player);
    player.pause();
    await seekTo(player, 24.5);
    await seekTo(player, 3.3);
  });

  it('is as long as it is in the end, and shows the frames that it should', async () => {
    const player = await slowReplay(slow(5, 4));
    const waits: number[] = [];
    player.addEventListener('waiting', () => waits.push(player.currentTime));
    await player.play();
    await framesAdvance(player, 2);
    expect(waits).to.deep.equal([]);
    player.pause();
    await until(player, 'all of it has come', () => Math.abs(player.duration - 40) < 0.1);
    for (const time of [39.5, 20.02, 0.5]) await seekTo(player, time);
  });
});
