import { expect } from '@open-wc/testing';
import { agreement } from '../../src/engines/stitched/agreement.js';
import { planSegments, type Opened, type Plan } from '../../src/engines/stitched/plan-segments.js';
import { buildTimeline } from '../../src/timeline/build-timeline.js';
import type { Recording } from '../../src/timeline/recording.js';

const recording = (id: string, start: number, duration: number): Recording => ({ id, url: `https://a.test/${id}.flv`, format: 'flv', startMs: start * 1000, endMs: (start + duration) * 1000, duration });
const recordings = [recording('a', 0, 20), recording('b', 20, 20), recording('c', 40, 20)];

/** A recording of so many seconds, in segments of four. */
const opened = (duration: number): Opened => ({ duration, segments: Array.from({ length: Math.ceil(duration / 4) }, (_, index) => ({ start: index * 4, duration: Math.min(4, duration - index * 4), init: 0 })) });

function plan(facts: Record<string, number>): Plan {
  const known = new Map(Object.entries(facts).map(([id, duration]) => [id, opened(duration)]));
  return planSegments(buildTimeline(recordings, { measured: known }), known);
}

describe('the plan of a replay', () => {
  it('lays out what is open as it is, and the rest by its hints', () => {
    const { segments, timeline } = plan({ a: 20 });
    expect(segments.filter(({ index }) => index !== undefined).map(({ span, playStart }) => [span.recording.id, playStart])).to.deep.equal([0, 4, 8, 12, 16].map((start) => ['a', start]));
    expect(segments.filter(({ index }) => index === undefined).map(({ playStart, duration }) => [playStart, duration])).to.deep.equal([20, 30, 40, 50].map((start) => [start, 10]));
    expect(timeline.duration).to.equal(60);
  });

  it('lays out what has come of a recording that is still coming, and the rest by its length', () => {
    const growing = (come: number, duration: number): Plan => {
      const known = new Map([['a', { ...opened(come), duration, growing: true }]]);
      return planSegments(buildTimeline(recordings, { measured: known }), known);
    };
    const { segments, timeline } = growing(8, 20);
    expect(segments.slice(0, 4).map(({ index, playStart, duration }) => [index, playStart, duration])).to.deep.equal([
      [0, 0, 4],
      [1, 4, 4],
      [undefined, 8, 12],
      [undefined, 20, 10],
    ]);
    expect(timeline.duration).to.equal(60);
    expect(agreement(segments, growing(16, 21).segments)).to.deep.equal({ until: Infinity, grownFrom: Infinity, numbered: true });
    expect(agreement(segments, plan({ a: 18 }).segments)).to.deep.equal({ until: Infinity, grownFrom: Infinity, numbered: true });
    expect(growing(0, 20).segments[0]).to.deep.include({ index: undefined, playStart: 0, duration: 10 });
  });

  it('agrees with the next one up to what has moved', () => {
    expect(agreement(plan({ a: 20 }).segments, plan({ a: 20, b: 20 }).segments)).to.deep.equal({ until: Infinity, grownFrom: Infinity, numbered: true });
    // Two seconds less of b, and c comes two seconds earlier.
    expect(agreement(plan({ a: 20, c: 20 }).segments, plan({ a: 20, b: 18, c: 20 }).segments).until).to.equal(40);
    expect(agreement(plan({ b: 20 }).segments, plan({ a: 18, b: 20 }).segments)).to.deep.include({ until: 20 });
  });

  it('knows that segments have other numbers once one before them is open', () => {
    expect(agreement(plan({ b: 20 }).segments, plan({ a: 20, b: 20 }).segments)).to.deep.equal({ until: Infinity, grownFrom: Infinity, numbered: false });
  });

  it('tells which segment is longer than it was', () => {
    const before = plan({ a: 20 });
    const shortened = { ...before, segments: before.segments.map((segment) => (segment.index === 4 ? { ...segment, duration: 3 } : segment)) };
    expect(agreement(shortened.segments, before.segments)).to.deep.equal({ until: 19, grownFrom: 16, numbered: true });
    expect(agreement(before.segments, shortened.segments)).to.deep.equal({ until: 19, grownFrom: Infinity, numbered: true });
  });
});
