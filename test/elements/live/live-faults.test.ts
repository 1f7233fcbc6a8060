import { expect, fixtureCleanup } from '@open-wc/testing';
import { framesAdvance, freshId, livePlayer, openConnections, until } from '../player.js';

afterEach(() => fixtureCleanup());

describe('a live player whose pusher', () => {
  it('starts its time stamps again at zero plays on, on the one connection', async () => {
    const id = freshId();
    const player = await livePlayer(`/live/clock.flv?rewind=1500&id=${id}`);
    await framesAdvance(player, 3);
    expect(player.state).to.equal('playing');
    expect(await openConnections(id)).to.equal(1);
  });

  it('claims sound that never comes plays without', async () => {
    const player = await livePlayer('/live/clock.flv?noaudio');
    await framesAdvance(player);
    expect(player.state).to.equal('playing');
  });

  it('claims a picture that never comes plays the sound', async () => {
    const player = await livePlayer('/live/clock.flv?novideo');
    await until(player, 'sound plays', () => player.currentTime > 0.5);
  });

  it('is cut off plays on after a while, and no error is told', async () => {
    const id = freshId();
    const player = await livePlayer(`/live/clock.flv?cut=1200&times=1&id=${id}`, { reconnectLimit: 5 });
    await framesAdvance(player, 0.3);
    await until(player, 'it connects again', () => player.state === 'reconnecting');
    await until(player, 'it plays again', () => player.state === 'playing');
    await framesAdvance(player, 1);
    expect(player.error).to.equal(null);
    expect(await openConnections(id)).to.equal(1);
  });

  it('falls silent is connected to again', async () => {
    const id = freshId();
    const player = await livePlayer(`/live/clock.flv?stall=1200&times=1&id=${id}`, { reconnectLimit: 5 });
    await until(player, 'it connects again', () => player.state === 'reconnecting');
    await framesAdvance(player, 1);
    expect(await openConnections(id)).to.equal(1);
  });

  it('is refused later on says so', async () => {
    const id = freshId();
    const player = await livePlayer(`/live/clock.flv?end=1000&id=${id}`, { reconnectLimit: 5 });
    await framesAdvance(player, 0.3);
    player.src = `/live/clock.flv?status=403&id=${id}`;
    await until(player, 'it is forbidden', () => player.state === 'forbidden');
    expect(player.error?.code).to.equal('forbidden');
  });
});
