import { expect } from '@open-wc/testing';
import { framesAdvance, playFaulty, watchPage, within } from '../recovery.js';

watchPage();

describe('the automatic quality of a live stream', () => {
  it('is lowered where the network cannot keep up, and raised again once it has been calm', async () => {
    // Only the first connection is slow: whoever comes back finds the network well.
    const { player } = await playFaulty('slow=1500-600000&kbps=40&times=1');
    player.qualities = [
      { id: 'low', label: 'small', bitrate: 100_000, url: '/live/clock-small.flv' },
      { id: 'high', label: '360p', bitrate: 400_000, url: player.src },
    ];
    await framesAdvance(player);
    await within(player, 30, 'the low one shows', () => player.videoWidth === 368);
    await framesAdvance(player);
    await within(player, 70, 'the high one shows again', () => player.videoWidth === 640);
    await framesAdvance(player);
    expect(player.quality).to.equal('auto');
    expect(player.error).to.equal(null);
  });
});
