// What is left behind by many connections and many players. Takes minutes: `node scripts/soak.mjs`.
import { expect, fixtureCleanup } from '@open-wc/testing';
import { freshId, livePlayer, openConnections, until } from '../elements/player.js';
import { framesAdvance, playFaulty, within } from '../live/recovery.js';

/** Bytes of JavaScript after the garbage is gone. */
function heap(): number {
  for (let turns = 0; turns < 3; turns++) (globalThis as unknown as { gc?(): void }).gc?.();
  return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
}

/** So much more may be there at the end than at the beginning: compiled code, mostly. */
const growth = 5_000_000;

afterEach(() => fixtureCleanup());

it('300 reconnects leave the heap as it was, and one connection', async () => {
  const { player, id } = await playFaulty('cut=150');
  player.reconnectLimit = Infinity;
  player.reconnectDelay = 0.01;
  const opened = async () => ((await (await fetch(`/connections?id=${id}`)).json()) as { opened: number }).opened;
  await within(player, 60, 'there were 20 reconnects', async () => (await opened()) > 20);
  const before = heap();
  await within(player, 600, 'there were 300 reconnects', async () => (await opened()) > 320);
  expect(heap() - before).to.be.below(growth);
  player.src = `/live/clock.flv?id=${id}`;
  await framesAdvance(player);
  await within(player, 10, 'there is one connection', async () => (await openConnections(id)) === 1);
});

it('100 players that come and go leave the heap as it was, and no connection', async () => {
  const id = freshId();
  let before = 0;
  for (let count = 0; count < 110; count++) {
    if (count === 10) before = heap();
    const player = await livePlayer(`/live/clock.flv?id=${id}`);
    await until(player, 'a picture is there', () => player.readyState >= 2);
    player.remove();
    fixtureCleanup();
  }
  expect(heap() - before).to.be.below(growth);
  let open = await openConnections(id);
  for (let tries = 0; open && tries < 50; tries++) open = await openConnections(id);
  expect(open).to.equal(0);
});

it('an hour of stream leaves the buffer as it was', async () => {
  // Sixty times as fast: what is played is at the edge, and what lies behind it goes.
  const { player } = await playFaulty('fast=1000-61000&speed=60');
  await framesAdvance(player);
  const before = heap();
  let most = 0;
  const end = performance.now() + 65_000;
  while (performance.now() < end) {
    const { buffered } = player.media;
    const held = Array.from({ length: buffered.length }, (_, i) => buffered.end(i) - buffered.start(i)).reduce((sum, seconds) => sum + seconds, 0);
    most = Math.max(most, held);
    await new Promise((done) => setTimeout(done, 200));
  }
  await framesAdvance(player);
  expect(most).to.be.below(300);
  expect(heap() - before).to.be.below(growth);
});
