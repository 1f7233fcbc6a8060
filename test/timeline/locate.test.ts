import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { buildTimeline } from '../../src/timeline/build-timeline.js';
import { locateDate, locateSource, locateSpan, playToSource, playToWall, sourceToPlay, wallToPlay } from '../../src/timeline/locate.js';
import { spanWallEndMs } from '../../src/timeline/timeline.js';
import { near, NOON_MS, ragged, recorded } from './some-recordings.js';

/** a 0–60, gap of 40 s, b 100–160, of which c has 120–140 and is preferred. */
const timeline = buildTimeline([recorded('a', 0, 60), recorded('b', 100, 160), recorded('c', 120, 140)], { canPlay: ({ id }) => id !== 'b' });
const empty = buildTimeline([]);
const at = (seconds: number) => NOON_MS + seconds * 1000;
const fraction = fc.double({ min: 0, max: 1, noNaN: true });

describe('locateSpan', () => {
  const idAt = (playTime: number) => locateSpan(timeline.spans, playTime)?.recording.id;

  it('gives a seam to the span that begins there, and the very end to the last span', () => {
    assert.deepEqual([0, 59.999, 60, 80, 100, 120].map(idAt), ['a', 'a', 'b', 'c', 'b', 'b']);
  });

  it('finds nothing outside the timeline', () => {
    assert.deepEqual([-0.001, 120.001, NaN, Infinity, -Infinity].map(idAt), [undefined, undefined, undefined, undefined, undefined]);
    assert.equal(locateSpan([], 0), undefined);
  });

  it('finds what a walk over all spans finds', () => {
    fc.assert(
      fc.property(ragged, fc.double({ min: -5, max: 200, noNaN: true }), (recordings, playTime) => {
        const { spans } = buildTimeline(recordings);
        const walked = spans.find((span) => span.playStart <= playTime && playTime < span.playEnd) ?? (playTime === spans.at(-1)?.playEnd ? spans.at(-1) : undefined);
        assert.equal(locateSpan(spans, playTime), walked);
      }),
      { numRuns: 200 },
    );
  });
});

describe('locateDate', () => {
  const located = (seconds: number) => {
    const found = locateDate(timeline, at(seconds));
    return found && [found.span.recording.id, found.playTime, found.where];
  };

  it('finds the moment of a time of day', () => {
    assert.deepEqual(located(0), ['a', 0, 'span']);
    assert.deepEqual(located(30), ['a', 30, 'span']);
    assert.deepEqual(located(125), ['c', 85, 'span']);
    assert.deepEqual(located(160), ['b', 120, 'span']);
  });

  it('takes the next start for a time in a gap, and the nearer end for one outside, and says so', () => {
    assert.deepEqual(located(80), ['b', 60, 'gap']);
    assert.deepEqual(located(-10), ['a', 0, 'before']);
    assert.deepEqual(located(500), ['b', 120, 'after']);
    assert.deepEqual([Infinity, -Infinity].map((date) => locateDate(timeline, date)?.where), ['after', 'before']);
  });

  it('knows the gaps that a failed recording leaves at either end', () => {
    const cut = buildTimeline([recorded('a', 0, 60), recorded('b', 60, 120), recorded('c', 120, 180)], { failed: new Set(['a', 'c']) });
    const found = [-1, 0, 30, 60, 150, 180, 181].map((seconds) => locateDate(cut, at(seconds)));
    assert.deepEqual(
      found.map((location) => [location?.playTime, location?.where]),
      [
        [0, 'before'],
        [0, 'gap'],
        [0, 'gap'],
        [0, 'span'],
        [60, 'gap'],
        [60, 'gap'],
        [60, 'after'],
      ],
    );
  });

  it('finds nothing on an empty timeline or for no date', () => {
    assert.equal(locateDate(empty, NOON_MS), undefined);
    assert.equal(locateDate(timeline, NaN), undefined);
  });
});

describe('the three times', () => {
  it('tell a moment of a recording', () => {
    assert.equal(playToSource(timeline, 105)?.recording.id, 'b');
    assert.equal(playToSource(timeline, 105)?.sourceTime, 45);
    assert.equal(sourceToPlay(timeline, 'b', 45), 105);
    assert.equal(locateSource(timeline, 'b', 45)?.playStart, 100);
    assert.equal(playToWall(timeline, 105), at(145));
    assert.equal(wallToPlay(timeline, at(145)), 105);
  });

  it('tell nothing about what is not on the timeline', () => {
    assert.equal(sourceToPlay(timeline, 'b', 30), undefined);
    assert.equal(sourceToPlay(timeline, 'b', 61), undefined);
    assert.equal(sourceToPlay(timeline, 'nobody', 0), undefined);
    assert.equal(playToWall(timeline, 121), undefined);
    assert.equal(playToSource(timeline, NaN), undefined);
    assert.equal(wallToPlay(empty, NOON_MS), undefined);
  });

  it('take the time after the gap where one is crossed', () => assert.equal(playToWall(timeline, 60), at(100)));

  it('lead back to the same play time, from any moment of any timeline', () => {
    fc.assert(
      fc.property(ragged, fraction, (recordings, part) => {
        const any = buildTimeline(recordings);
        const playTime = any.duration * part;
        const wallMs = playToWall(any, playTime) ?? NaN;
        const source = playToSource(any, playTime);
        assert.ok(near(wallToPlay(any, wallMs), playTime));
        assert.ok(source && near(sourceToPlay(any, source.recording.id, source.sourceTime), playTime));
        assert.ok(source && near(source.recording.startMs + source.sourceTime * 1000, wallMs, 0.01));
      }),
      { numRuns: 300 },
    );
  });

  it('lead back to the same wall time, from any that a span covers', () => {
    fc.assert(
      fc.property(ragged, fraction, fc.nat(), (recordings, part, pick) => {
        const any = buildTimeline(recordings);
        const span = any.spans[pick % any.spans.length];
        assert.ok(span);
        const wallMs = span.wallStartMs + (spanWallEndMs(span) - span.wallStartMs) * part * 0.999;
        assert.ok(near(playToWall(any, wallToPlay(any, wallMs) ?? NaN), wallMs, 0.01));
      }),
      { numRuns: 200 },
    );
  });

  it('never go back while play time goes on', () => {
    fc.assert(
      fc.property(ragged, fraction, fraction, (recordings, one, other) => {
        const any = buildTimeline(recordings);
        const [early, late] = [Math.min(one, other), Math.max(one, other)].map((part) => playToWall(any, part * any.duration) ?? NaN);
        assert.ok((early ?? NaN) <= (late ?? NaN) + 0.01);
      }),
      { numRuns: 200 },
    );
  });
});
