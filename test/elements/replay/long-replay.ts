import { expect } from '@open-wc/testing';
import type { ReliveReplayElement } from '../../../src/index.js';
import { readFrames, readShownFrame } from '../frame-reader.js';
import { freshId, until } from '../player.js';
import { noteStarving } from '../starving.js';

/** A broadcast of many recordings of the numbered clock, whose hints are a little off, as hints are. */
export interface LongBroadcast {
  readonly recordings: readonly { readonly id: string; readonly url: string; readonly start: string; readonly end: string; readonly duration: number }[];
  /** Seconds of each recording. */
  readonly each: number;
  /** How many requests have been made for one of them, or for all. */
  requests(number?: number): Promise<number>;
}

const start = Date.UTC(2026, 0, 1, 10);
const roundSeconds = 8;

/** @param rounds - Of eight seconds that each recording is made of. */
export function longBroadcast(count: number, rounds: number): LongBroadcast {
  const name = freshId();
  const each = rounds * roundSeconds;
  const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
  const recordings = Array.from({ length: count }, (_, number) => {
    const duration = each + [0.7, -1.1, 0, 1.4, -0.3][number % 5]!;
    return { id: String(number), url: `/long/clock.flv?rounds=${rounds}&id=${name}-${number}${number % 2 ? '&index' : ''}`, start: at((number + 1) * each - duration), end: at((number + 1) * each), duration };
  });
  return {
    recordings,
    each,
    async requests(number) {
      const numbers = number === undefined ? recordings.keys() : [number];
      const counts = await Promise.all([...numbers].map(async (each) => (await (await fetch(`/requests?id=${name}-${each}`)).json()) as { requests: number }));
      return counts.reduce((sum, { requests }) => sum + requests, 0);
    },
  };
}

/** Waits until the frame is on show that the current time names. */
export async function showsItsFrame(player: ReliveReplayElement): Promise<void> {
  let said = '';
  const right = () => {
    const { currentTime } = player;
    const span = player.timeline?.spans.findLast(({ playStart }) => playStart <= currentTime + 0.002);
    const exact = ((currentTime - (span?.playStart ?? 0) + (span?.sourceOffset ?? 0)) % roundSeconds) * 25;
    const shown = readShownFrame(player);
    said = `at ${currentTime}, in ${span?.recording.id}, ${shown} is on show and ${exact.toFixed(2)} is right`;
    return [Math.floor(exact - 0.05), Math.floor(exact + 0.05)].map((number) => number % (roundSeconds * 25)).includes(shown ?? -1);
  };
  await until(player, 'the frame of the time is on show', right).catch((error: Error) => {
    throw new Error(`${error.message}; ${said}`);
  });
}

export async function seekTo(player: ReliveReplayElement, time: number): Promise<void> {
  player.currentTime = time;
  await until(player, `it is at ${time}`, () => !player.seeking && player.readyState >= 2);
  await showsItsFrame(player);
}

/** Seconds of media in memory. */
export function bufferedSeconds({ buffered }: ReliveReplayElement): number {
  return Array.from({ length: buffered.length }, (_, index) => buffered.end(index) - buffered.start(index)).reduce((sum, length) => sum + length, 0);
}

/** Plays over the next seam, and sees to it that nobody notices. */
export async function playOverSeam(player: ReliveReplayElement): Promise<void> {
  const seam = () => player.timeline?.spans.find(({ playStart, playEnd }) => playStart <= player.currentTime && player.currentTime < playEnd)?.playEnd ?? 0;
  await seekTo(player, seam() - 2);
  await until(player, 'what follows is loaded', () => player.readyState >= 3 && Array.from({ length: player.buffered.length }, (_, index) => player.buffered.end(index)).some((end) => end > seam() + 1));
  const to = seam();
  const watching = new AbortController();
  const waits = noteStarving(player, watching.signal);
  const seen = readFrames(player, watching.signal);
  await player.play();
  await until(player, 'it is past the seam', () => player.currentTime > to + 0.6);
  player.pause();
  watching.abort();
  expect(waits).to.deep.equal([]);
  for (const [index, { mediaTime, presented }] of seen.entries()) {
    const before = seen[index - 1];
    if (before && presented === before.presented + 1) expect(mediaTime - before.mediaTime, `the step to ${mediaTime}`).to.be.at.most(0.081);
  }
}
