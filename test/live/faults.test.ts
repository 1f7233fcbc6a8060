// The faults that say most in the least time. All of them: `npm run test:faults`.
import { expect } from '@open-wc/testing';
import { connectedTimes, framesAdvance, isWell, playFaulty, until, watchPage } from './recovery.js';

watchPage();

describe('a live FLV stream that', () => {
  it('breaks in the middle of a tag plays on', async () => {
    const { player, id } = await playFaulty('tear=1200&times=1');
    await framesAdvance(player, 0.3);
    await connectedTimes(player, id, 2);
    await isWell(player, id);
  });

  it('is answered with 503 three times plays then', async () => {
    const { player, id } = await playFaulty('status=503&times=3');
    await connectedTimes(player, id, 4);
    await isWell(player, id);
  });

  it('jumps a minute forward, and is cut off later, plays on', async () => {
    const { player, id } = await playFaulty('jump=1000:60000&cut=3000&times=1');
    await framesAdvance(player, 1.5);
    await connectedTimes(player, id, 2);
    await isWell(player, id);
  });

  it('changes its size plays on, on the one connection', async () => {
    const { player, id } = await playFaulty('then=clock-small:1500');
    await framesAdvance(player, 0.3);
    await until(player, 'the new size shows', () => player.videoWidth === 368);
    await isWell(player, id);
  });

  it('has 5 % of its bytes damaged plays on', async () => {
    const { player, id } = await playFaulty('flip=1000-2500&times=1');
    await framesAdvance(player, 0.5);
    await until(player, 'the damage is over', () => player.currentTime > 3 || player.state !== 'playing');
    await isWell(player, id);
  });

  it('was paused for six minutes of stream goes on at the edge', async () => {
    const { player, id } = await playFaulty('fast=1500-5000&speed=104&times=1');
    await framesAdvance(player, 0.3);
    player.pause();
    await until(player, 'it needs no connection', async () => ((await (await fetch(`/connections?id=${id}`)).json()) as { open: number }).open === 0);
    expect(player.state).to.equal('paused');
    await player.play();
    await isWell(player, id);
    expect(player.latency).to.be.below(3);
  });
});
