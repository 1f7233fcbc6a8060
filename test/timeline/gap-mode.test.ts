import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { buildTimeline } from '../../src/timeline/build-timeline.js';
import { barLength, barToPlay, barToWall, playToBar, wallToBar } from '../../src/timeline/gap-mode.js';
import { near, NOON_MS, ragged, recorded } from './some-recordings.js';

const timeline = buildTimeline([recorded('a', 0, 60), recorded('b', 100, 160)]);
const at = (seconds: number) => NOON_MS + seconds * 1000;

describe('a bar that skips gaps', () => {
  it('is play time, and a gap is a point on it', () => {
    assert.equal(barLength(timeline, 'skip'), 120);
    assert.equal(playToBar(timeline, 70, 'skip'), 70);
    assert.equal(barToPlay(timeline, 70, 'skip'), 70);
    assert.equal(barToWall(timeline, 70, 'skip'), at(110));
    assert.equal(wallToBar(timeline, at(80), 'skip'), 60);
  });
});

describe('a bar that shows gaps', () => {
  it('is wall time since the start, and a gap has its true width', () => {
    assert.equal(barLength(timeline, 'show'), 160);
    assert.deepEqual(
      [0, 59, 60, 70, 120].map((playTime) => playToBar(timeline, playTime, 'show')),
      [0, 59, 100, 110, 160],
    );
    assert.equal(barToPlay(timeline, 110, 'show'), 70);
  });

  it('leads from a gap to where playback goes on, and still tells the time of day in it', () => {
    assert.equal(barToPlay(timeline, 80, 'show'), 60);
    assert.equal(barToWall(timeline, 80, 'show'), at(80));
    assert.equal(wallToBar(timeline, at(80), 'show'), 80);
  });

  it('begins with the gap that a first recording left when it failed', () => {
    const cut = buildTimeline([recorded('a', 0, 60), recorded('b', 60, 120)], { failed: new Set(['a']) });
    assert.equal(barLength(cut, 'show'), 120);
    assert.equal(playToBar(cut, 0, 'show'), 60);
    assert.equal(barToPlay(cut, 10, 'show'), 0);
  });
});

describe('every bar', () => {
  const mode = fc.constantFrom('skip' as const, 'show' as const);

  it('is empty for an empty timeline', () => {
    const empty = buildTimeline([]);
    for (const mode of ['skip', 'show'] as const) {
      assert.deepEqual([barLength(empty, mode), playToBar(empty, 5, mode), barToPlay(empty, 5, mode), wallToBar(empty, NOON_MS, mode)], [0, 0, 0, 0]);
      assert.equal(barToWall(empty, 0, mode), undefined);
    }
  });

  it('keeps what lies outside at its nearer end', () => {
    for (const [mode, length] of [
      ['skip', 120],
      ['show', 160],
    ] as const) {
      assert.deepEqual([playToBar(timeline, -5, mode), playToBar(timeline, 500, mode)], [0, length]);
      assert.deepEqual([barToPlay(timeline, -5, mode), barToPlay(timeline, 500, mode)], [0, 120]);
      assert.deepEqual([barToWall(timeline, -5, mode), barToWall(timeline, 500, mode)], [at(0), at(160)]);
      assert.deepEqual([wallToBar(timeline, at(-5), mode), wallToBar(timeline, at(500), mode)], [0, length]);
    }
  });

  it('leads back to the same play time, in order', () => {
    fc.assert(
      fc.property(ragged, mode, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (recordings, mode, one, other) => {
        const any = buildTimeline(recordings);
        const position = playToBar(any, one * any.duration, mode);
        assert.ok(near(barToPlay(any, position, mode), one * any.duration));
        assert.ok(position >= 0 && position <= barLength(any, mode) + 1e-5);
        assert.ok((playToBar(any, other * any.duration, mode) - position) * (other - one) >= -1e-4);
      }),
      { numRuns: 200 },
    );
  });
});
