import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { ReliveReplayElement } from '../../src/index.js';
import { bufferedSeconds, longBroadcast, playOverSeam, seekTo } from '../elements/replay/long-replay.js';
import { until } from '../elements/player.js';

afterEach(() => fixtureCleanup());

it('plays eight hours of sixty recordings, with little of them in memory', async function () {
  this.timeout(400_000);
  const { recordings, each, requests } = longBroadcast(60, 60);
  const player = await fixture<ReliveReplayElement>(html`<relive-replay muted preload="auto" .recordings=${recordings}></relive-replay>`);
  await until(player, 'it is ready', () => player.readyState >= 2);
  expect(await requests()).to.be.at.most(12);
  let random = 7;
  for (let turn = 0; turn < 60; turn++) {
    random = (random * 48_271) % 2_147_483_647;
    await seekTo(player, (random / 2_147_483_647) * (60 * each - 60));
    if (turn % 12 === 0) await playOverSeam(player);
    expect(bufferedSeconds(player)).to.be.below(240);
  }
  for (const { recording, playStart, playEnd } of player.timeline?.spans ?? []) expect(playEnd - playStart, recording.id).to.be.closeTo(each, 4);
});
