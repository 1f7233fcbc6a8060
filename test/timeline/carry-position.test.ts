import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { buildTimeline } from '../../src/timeline/build-timeline.js';
import { carryPosition } from '../../src/timeline/carry-position.js';
import { locateSource, playToSource, playToWall } from '../../src/timeline/locate.js';
import { near, ragged, recorded } from './some-recordings.js';

const three = [recorded('a', 0, 60), recorded('b', 60, 120), recorded('c', 120, 180)];
const hinted = buildTimeline(three);

describe('the moment being watched', () => {
  it('stays when a recording before it turns out shorter', () => {
    const measured = buildTimeline(three, { measured: new Map([['a', { duration: 50 }]]) });
    assert.equal(carryPosition(90, hinted, measured), 80);
  });

  it('stays when its own recording turns out longer', () => {
    const measured = buildTimeline(three, { measured: new Map([['b', { duration: 60.5 }]]) });
    const carried = carryPosition(90, hinted, measured) ?? NaN;
    assert.deepEqual(playToSource(measured, carried), { recording: three[1], sourceTime: 30 });
  });

  it('goes on with the fallback when its recording fails', () => {
    const spare = recorded('spare', 50, 115, { format: 'aac' });
    const canPlay = ({ id }: { id: string }) => id !== 'spare';
    const before = buildTimeline([...three, spare], { canPlay });
    const after = buildTimeline([...three, spare], { canPlay, failed: new Set(['b']) });
    const carried = carryPosition(90, before, after) ?? NaN;
    assert.deepEqual(playToSource(after, carried), { recording: spare, sourceTime: 40 });
    assert.equal(playToWall(after, carried), playToWall(before, 90));
  });

  it('goes on after the gap when its recording fails and there is no other', () => {
    assert.equal(carryPosition(90, hinted, buildTimeline(three, { failed: new Set(['b']) })), 60);
  });

  it('goes on at the seam when its recording turns out to end before it', () => {
    const shorter = buildTimeline(three, { measured: new Map([['a', { duration: 50, startMs: hinted.startMs }]]) });
    assert.equal(carryPosition(55, hinted, shorter), 50);
  });

  it('is kept within the timeline, and is none on an empty one', () => {
    assert.equal(carryPosition(-1, hinted, hinted), 0);
    assert.equal(carryPosition(1e9, hinted, hinted), 180);
    assert.equal(carryPosition(NaN, hinted, hinted), undefined);
    assert.equal(carryPosition(0, buildTimeline([]), hinted), undefined);
    assert.equal(carryPosition(0, hinted, buildTimeline([])), undefined);
  });

  it('stays in its recording whatever is measured, wherever that is still shown', () => {
    const duration = fc.record({ duration: fc.double({ min: 0.1, max: 60, noNaN: true }) });
    const found = fc.dictionary(fc.constantFrom('r0', 'r1', 'r2', 'r3', 'r4'), duration).map((all) => new Map(Object.entries(all)));
    fc.assert(
      fc.property(ragged, found, fc.double({ min: 0, max: 1, noNaN: true }), (recordings, measured, part) => {
        const from = buildTimeline(recordings);
        const to = buildTimeline(recordings, { measured });
        const playTime = part * from.duration;
        const before = playToSource(from, playTime);
        const carried = carryPosition(playTime, from, to);
        assert.ok(near(carryPosition(playTime, from, from), playTime));
        assert.ok(before && carried !== undefined && carried >= 0 && carried <= to.duration + 1e-9);
        if (!locateSource(to, before.recording.id, before.sourceTime)) return;
        const after = playToSource(to, Math.min(carried, to.duration));
        // At a seam the very end of one span is the start of the next.
        const atSeam = to.spans.some(({ playStart }) => near(playStart, carried));
        assert.ok(atSeam || (after?.recording === before.recording && near(after.sourceTime, before.sourceTime)));
      }),
      { numRuns: 300 },
    );
  });
});
