import { expect } from '@open-wc/testing';
import { createLiveClock } from '../../src/engines/flv/live-clock.js';

/** A clock of the wall that a test moves itself. */
function wall() {
  let ms = 0;
  return { now: () => ms, pass: (by: number) => void (ms += by) };
}

describe('the clock of a live stream', () => {
  it('begins at zero, wherever the pusher’s does', () => {
    const clock = createLiveClock(() => 0);
    expect([5000, 5040].map((time) => clock.rebase('video', time))).to.deep.equal([0, 40]);
    expect(clock.rebase('audio', 5021)).to.equal(21);
    expect(clock.jumps).to.equal(0);
  });

  it('goes on where the pusher’s begins again at zero, and keeps the tracks in step', () => {
    const clock = createLiveClock(() => 0);
    for (const time of [10_000, 10_040, 10_080]) clock.rebase('video', time);
    clock.rebase('audio', 10_090);
    expect(clock.rebase('video', 0)).to.equal(130);
    expect(clock.rebase('audio', 20)).to.equal(150);
    expect(clock.rebase('video', 40)).to.equal(170);
    expect(clock.jumps).to.equal(1);
  });

  it('takes a minute out that the pusher’s jumps ahead, but not one that has passed', () => {
    const { now, pass } = wall();
    const clock = createLiveClock(now);
    clock.rebase('video', 0);
    expect(clock.rebase('video', 60_000)).to.equal(40);
    pass(60_000);
    expect(clock.rebase('video', 120_000)).to.equal(60_040);
    expect(clock.jumps).to.equal(1);
  });

  it('takes 300 ms back as a new beginning, and 50 as jitter', () => {
    const clock = createLiveClock(() => 0);
    for (const time of [0, 40, 80, 400]) clock.rebase('video', time);
    expect(clock.rebase('video', 350)).to.equal(400);
    expect(clock.rebase('video', 100)).to.equal(440);
    expect(clock.rebase('video', 140)).to.equal(480);
  });

  it('counts on where 32 bits are full', () => {
    const clock = createLiveClock(() => 0);
    clock.rebase('video', 2 ** 32 - 20);
    expect(clock.rebase('video', 20)).to.equal(40);
    expect(clock.jumps).to.equal(0);
  });

  it('lets a slow picture wait for its sound', () => {
    const clock = createLiveClock(() => 0);
    clock.rebase('video', 0);
    for (let time = 0; time <= 5000; time += 500) clock.rebase('audio', time);
    expect(clock.rebase('video', 5000)).to.equal(5000);
    expect(clock.jumps).to.equal(0);
  });
});
