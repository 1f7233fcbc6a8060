import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BlockTime } from '../../src/elements/player/block-time.js';

describe('block time', () => {
  it('is the time of waiting, not that of watching', () => {
    const time = new BlockTime();
    time.follow('playing', 0);
    time.follow('buffering', 3000);
    time.follow('playing', 4000);
    time.frame(4000);
    assert.equal(time.read().blockSeconds, 1);
  });

  it('counts a picture that stands while the media element says that it plays', () => {
    const time = new BlockTime();
    time.follow('playing', 0);
    time.frame(0);
    time.frame(40);
    time.frame(2040);
    assert.equal(time.read().blockSeconds, 2);
  });

  it('counts what was told of only once, and nothing that nobody saw', () => {
    const time = new BlockTime();
    time.follow('playing', 0);
    time.frame(0);
    time.follow('buffering', 500);
    time.follow('playing', 2000);
    time.frame(2000);
    assert.equal(time.read().blockSeconds, 2);
    time.ignoreFrames();
    time.frame(60_000);
    assert.equal(time.read().blockSeconds, 2);
  });

  it('counts what stood among pictures that were told of together', () => {
    const time = new BlockTime();
    time.follow('playing', 0);
    time.frame(0);
    time.frame(1000, 40);
    assert.equal(time.read().blockSeconds, 0);
    time.frame(2000, 800);
    assert.equal(time.read().blockSeconds, 0.8);
    time.follow('buffering', 2100);
    time.follow('playing', 2700);
    time.frame(3000, 700);
    assert.equal(Math.round(time.read().blockSeconds * 10), 15);
  });
});
