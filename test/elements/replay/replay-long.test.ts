import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { ReliveReplayElement } from '../../../src/index.js';
import { until } from '../player.js';
import { bufferedSeconds, longBroadcast, playOverSeam, seekTo, showsItsFrame } from './long-replay.js';

afterEach(() => fixtureCleanup());

describe('a long replay of many recordings', () => {
  it('opens what it plays, and shows the right frame wherever it goes', async function () {
    this.timeout(60_000);
    const { recordings, each, requests } = longBroadcast(12, 18);
    const player = await fixture<ReliveReplayElement>(html`<relive-replay muted preload="auto" .recordings=${recordings}></relive-replay>`);
    await until(player, 'it is ready', () => player.readyState >= 3);
    expect(player.duration).to.be.closeTo(12 * each, 12);
    // Opening, and what is read ahead until somebody looks.
    expect(await requests(0)).to.be.at.most(30);
    for (let number = 1; number < 12; number++) expect(await requests(number), `requests of recording ${number}`).to.equal(0);
    await showsItsFrame(player);

    await seekTo(player, 8.5 * each);
    const place = { time: player.currentTime, date: player.currentDate };
    await seekTo(player, 3.4 * each);
    expect(await requests(6), 'requests of a recording that was passed by').to.equal(0);
    await playOverSeam(player);
    await seekTo(player, place.time);
    // What was learnt of the recordings before may have moved it, by what their hints were off.
    expect(Math.abs((player.currentDate?.getTime() ?? NaN) - (place.date?.getTime() ?? NaN))).to.be.below(4000);
    expect(bufferedSeconds(player)).to.be.below(240);
  });

  it('goes to the date that is meant, in a recording of which only hints were known', async () => {
    const { recordings, each } = longBroadcast(6, 18);
    const player = await fixture<ReliveReplayElement>(html`<relive-replay muted preload="auto" .recordings=${recordings}></relive-replay>`);
    await until(player, 'it is ready', () => player.readyState >= 3);
    for (const share of [4.5, 1.3, 3.6]) {
      const date = new Date(Date.UTC(2026, 0, 1, 10) + share * each * 1000);
      player.seekToDate(date);
      await until(player, `it is at ${share}`, () => !player.seeking && player.readyState >= 2);
      await showsItsFrame(player);
      expect((player.currentDate?.getTime() ?? NaN) - date.getTime()).to.be.within(-60, 60);
    }
  });
});
