import { expect } from '@open-wc/testing';
import { framesAdvance, playFaulty, seconds, until, watchPage, within } from '../recovery.js';

watchPage();

describe('the delay of a live stream', () => {
  it('is taken back to cache-min by playing a little faster, and then at the speed of life', async () => {
    const { player } = await playFaulty('');
    player.cacheMin = 0.3;
    const rates = new Set<number>();
    player.addEventListener('ratechange', () => rates.add(player.playbackRate));
    await framesAdvance(player);
    const { latency } = player;
    // A machine that stutters is given more than the least.
    await until(player, 'it is near cache-min', () => player.playbackRate === 1 && (player.latency < 0.45 || (rates.size > 0 && player.latency < latency - 0.1)));
    expect(Math.max(1, ...rates)).to.be.at.most(1.1);
  });

  it('is jumped over where the network has held the stream back for too long', async () => {
    const { player } = await playFaulty('hold=1500-6000');
    player.cacheMax = 2;
    await framesAdvance(player);
    await until(player, 'it has run dry', () => player.state === 'buffering');
    await until(player, 'it plays', () => player.state === 'playing');
    await until(player, 'it is back within cache-max', () => player.latency < 2);
  });

  it('is left alone where the viewer has gone back, until the viewer returns', async () => {
    const { player } = await playFaulty('');
    Object.assign(player, { cacheMin: 0.3, cacheMax: 1 });
    await framesAdvance(player, 3.5);
    player.currentTime -= 3;
    await framesAdvance(player, 2);
    expect(player.latency).to.be.above(2.5);
    expect(player.playbackRate).to.equal(1);
  });

  it('is left alone where the viewer has chosen another speed', async () => {
    const { player } = await playFaulty('');
    player.cacheMin = 0.3;
    await framesAdvance(player);
    player.playbackRate = 0.8;
    await framesAdvance(player, 1.5);
    expect(player.playbackRate).to.equal(0.8);
  });

  it('is what a low-latency playlist allows', async () => {
    const { player } = await playFaulty('', '/hls/clock-ll.m3u8');
    player.cacheMin = 0.5;
    await framesAdvance(player);
    await within(player, 20, 'it is near the part hold-back', () => player.latency < 1.2);
    await seconds(0.1);
    expect(player.playbackRate).to.be.within(0.95, 1.1);
  });
});
