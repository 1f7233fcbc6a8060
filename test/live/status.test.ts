import { expect, fixture, html } from '@open-wc/testing';
import type { ReliveLiveElement } from '../../src/index.js';
import { freshId } from '../elements/player.js';
import { framesAdvance, until, watchPage } from './recovery.js';

watchPage();

async function watched(query: string, statusQuery = ''): Promise<{ player: ReliveLiveElement; set(status: string): Promise<unknown>; go(): Promise<void> }> {
  const id = freshId();
  const player = await fixture<ReliveLiveElement>(html`<relive-live muted autoplay .reconnectLimit=${3} .reconnectDelay=${0.2}></relive-live>`);
  return {
    player,
    set: (status) => fetch(`/set-status/${id}?status=${status}`),
    async go() {
      Object.assign(player, { statusSrc: `/status/${id}${statusQuery}`, src: `/live/clock.flv?${query}&id=${id}` });
      await player.updateComplete;
    },
  };
}

const face = (player: ReliveLiveElement) => player.renderRoot.querySelector('[part=message] .what')?.textContent;

describe('a live player that is told the status of its stream', () => {
  for (const [how, statusQuery] of [
    ['by events', ''],
    ['by asking', '?poll'],
  ] as const)
    it(`says that the streamer is away, and plays as soon as it is live (${how})`, async () => {
      const { player, set, go } = await watched('status=404&times=1', statusQuery);
      await set('offline');
      await go();
      await until(player, 'it is offline', () => player.state === 'offline');
      await until(player, 'its face says so', () => face(player) === 'The stream is offline');
      await set('live');
      await until(player, 'it plays', () => player.state === 'playing');
      expect(player.error).to.equal(null);
    });

  it('stops where there is nothing and the stream has ended', async () => {
    const { player, set, go } = await watched('status=404');
    await set('ended');
    await go();
    await until(player, 'it has ended', () => player.state === 'ended');
    await until(player, 'its face says so', () => face(player) === 'The live stream has ended');
  });

  it('stops at once when the stream is banned, and plays again when that is taken back', async () => {
    const { player, set, go } = await watched('');
    await go();
    await framesAdvance(player);
    await set('forbidden');
    await until(player, 'it is forbidden', () => player.state === 'forbidden');
    expect(player.error?.code).to.equal('forbidden');
    await set('live');
    await until(player, 'it plays', () => player.state === 'playing');
    await framesAdvance(player);
  });

  it('shows what is left when the streamer leaves, and then says so', async () => {
    const { player, set, go } = await watched('stall=2000&times=1');
    await go();
    await framesAdvance(player);
    await set('ended');
    expect(player.state).to.equal('playing');
    await until(player, 'it has ended', () => player.state === 'ended');
  });

  it('goes on where the status cannot be had', async () => {
    const { player } = await watched('');
    Object.assign(player, { statusSrc: '/live/nothing.flv', src: '/live/clock.flv' });
    await framesAdvance(player);
    expect(player.state).to.equal('playing');
  });
});
