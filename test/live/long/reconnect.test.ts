import { expect } from '@open-wc/testing';
import { freshId, livePlayer, openedConnections } from '../../elements/player.js';
import { framesAdvance, isWell, until, watchPage, within } from '../recovery.js';

watchPage();

/** So long that nobody would wait for it. Seconds. */
const reconnectDelay = 60;

describe('a live player that waits before it connects again', () => {
  for (const [what, come] of [
    ['the network is there again', () => window.dispatchEvent(new Event('online'))],
    ['the viewer looks again', () => document.dispatchEvent(new Event('visibilitychange'))],
  ] as const)
    it(`connects at once when ${what}`, async () => {
      const id = freshId();
      const player = await livePlayer(`/live/clock.flv?end=1500&times=1&id=${id}`, { reconnectLimit: 5, reconnectDelay });
      await framesAdvance(player, 0.3);
      await until(player, 'it waits', () => player.state === 'reconnecting');
      const before = await openedConnections(id);
      come();
      await within(player, 10, 'it has connected again', async () => (await openedConnections(id)) > before);
      await isWell(player, id);
      expect(player.error).to.equal(null);
    });
});
