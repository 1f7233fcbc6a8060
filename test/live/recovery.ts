import { expect, fixtureCleanup } from '@open-wc/testing';
import type { ReliveLiveElement } from '../../src/index.js';
import { describePlayer, framesAdvance, freshId, livePlayer, openConnections, openedConnections, until } from '../elements/player.js';

/** What was thrown into the page since {@link watchPage} began to listen. */
const thrown: unknown[] = [];
const collect = (event: ErrorEvent | PromiseRejectionEvent) => thrown.push('reason' in event ? event.reason : event.error);

/** In every test of the file: whatever a stream does, the page hears of it only through the player. */
export function watchPage(): void {
  before(() => {
    window.addEventListener('error', collect);
    window.addEventListener('unhandledrejection', collect);
  });
  after(() => {
    window.removeEventListener('error', collect);
    window.removeEventListener('unhandledrejection', collect);
  });
  afterEach(() => {
    fixtureCleanup();
    expect(thrown.splice(0)).to.deep.equal([]);
  });
}

/** A player of a stream with faults, and the name of its connections. */
export async function playFaulty(query: string, path = '/live/clock.flv'): Promise<{ player: ReliveLiveElement; id: string }> {
  const id = freshId();
  return { id, player: await livePlayer(`${path}?${query}&id=${id}`, { reconnectLimit: 20, reconnectDelay: 0.2 }) };
}

export const seconds = (count: number): Promise<void> => new Promise((done) => setTimeout(done, count * 1000));

/** Waits for a condition with a limit of its own: long faults take long. */
export async function within(player: ReliveLiveElement, limit: number, what: string, condition: () => unknown): Promise<void> {
  const end = performance.now() + limit * 1000;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Not within ${limit} s: ${what}. ${describePlayer(player)}`);
    await seconds(0.05);
  }
}

/** Waits until the picture moves, at the right distance from the edge, on one connection, with nothing said to be wrong. */
export async function isWell(player: ReliveLiveElement, id: string, limit = 20): Promise<void> {
  const frames = () => player.getVideoPlaybackQuality().totalVideoFrames;
  await within(player, limit, 'it plays', () => player.state === 'playing');
  let [from, shown] = [player.currentTime, frames()];
  await within(player, limit, 'the picture moves', () => {
    // A new pipeline counts from its own beginning.
    if (player.currentTime < from || frames() < shown) [from, shown] = [player.currentTime, frames()];
    return player.currentTime - from > 1 && frames() - shown > 10;
  });
  await within(player, limit, 'it is at the edge', () => player.latency < player.cacheMax + 1);
  if (id) await within(player, 5, 'there is one connection', async () => (await openConnections(id)) === 1);
  expect(player.error).to.equal(null);
}

/** Waits until the server has been connected to for the nth time. */
export async function connectedTimes(player: ReliveLiveElement, id: string, times: number, limit = 25): Promise<void> {
  await within(player, limit, `there are ${times} connections`, async () => (await openedConnections(id)) >= times);
}

export { framesAdvance, until };
