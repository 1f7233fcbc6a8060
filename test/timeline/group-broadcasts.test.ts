import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Recording } from '../../src/timeline/recording.js';
import { groupBroadcasts } from '../../src/timeline/group-broadcasts.js';
import { inTwoOrders, NOON_MS, recorded, someRecordings } from './some-recordings.js';

const HOUR = 3600;

function ids(recordings: readonly Recording[], maxGapSeconds?: number): string[] {
  return groupBroadcasts(recordings, { maxGapSeconds }).map((broadcast) => broadcast.recordings.map(({ id }) => id).join(' '));
}

describe('groupBroadcasts', () => {
  it('joins recordings that follow each other within the gap, and tells when the broadcast was', () => {
    const broadcasts = groupBroadcasts([recorded('c', 4 * HOUR, 5 * HOUR), recorded('b', HOUR + 1800, 2 * HOUR), recorded('a', 0, HOUR)]);
    assert.deepEqual(
      broadcasts.map(({ startMs, endMs, recordings }) => [recordings.map(({ id }) => id), (startMs - NOON_MS) / 1000, (endMs - NOON_MS) / 1000]),
      [
        [['a', 'b'], 0, 2 * HOUR],
        [['c'], 4 * HOUR, 5 * HOUR],
      ],
    );
  });

  it('parts recordings that are further apart than the gap that is asked for', () => {
    const two = [recorded('a', 0, 60), recorded('b', 90, 120)];
    assert.deepEqual(ids(two, 30), ['a b']);
    assert.deepEqual(ids(two, 29), ['a', 'b']);
    assert.deepEqual(ids([recorded('a', 0, 60), recorded('b', 60 + 1801, 4000)]), ['a', 'b']);
  });

  it('measures the gap from the latest end, not from the recording before', () => {
    assert.deepEqual(ids([recorded('long', 0, 9000, { format: 'hls' }), recorded('short', 10, 60), recorded('next', 9010, 9100)], 30), ['long short next']);
  });

  it('keeps the same minutes in two formats together', () => {
    assert.deepEqual(ids([recorded('flv', 0, 60), recorded('hls', 0, 60, { format: 'hls' })], 0), ['flv hls']);
  });

  it('never joins two streams', () => {
    const broadcasts = groupBroadcasts([recorded('a', 0, 60, { stream: 'x', taskId: 't' }), recorded('b', 0, 60, { stream: 'y', taskId: 't' }), recorded('c', 0, 60)]);
    assert.deepEqual(
      broadcasts.map(({ stream }) => stream),
      [undefined, 'x', 'y'],
    );
  });

  it('joins what has the same task, however far apart, with what lies between', () => {
    const far = [recorded('a', 0, 60, { taskId: 't' }), recorded('b', 3 * HOUR, 3 * HOUR + 60), recorded('c', 6 * HOUR, 7 * HOUR, { taskId: 't' }), recorded('d', 9 * HOUR, 10 * HOUR)];
    assert.deepEqual(ids(far), ['a b c', 'd']);
  });

  it('has nothing to group in an empty list', () => assert.deepEqual(groupBroadcasts([]), []));

  it('refuses a gap that is none, and recordings without times', () => {
    for (const maxGapSeconds of [-1, NaN]) assert.throws(() => groupBroadcasts([], { maxGapSeconds }), /maxGapSeconds must be/);
    assert.throws(() => groupBroadcasts([{ id: 'a', url: 'a.flv', format: 'flv', start: 1 } as unknown as Recording]), /parseRecordings first/);
  });

  it('puts every recording in one broadcast, whose gaps are within the limit and to whose neighbours they are beyond it, in any order', () => {
    const tagged = someRecordings.chain((all) =>
      fc.tuple(...all.map((recording) => fc.tuple(fc.constantFrom('x', 'y'), fc.option(fc.constantFrom('t1', 't2'), { freq: 8 })).map(([stream, taskId]): Recording => ({ ...recording, stream, ...(taskId && { taskId }) })))),
    );
    fc.assert(
      fc.property(inTwoOrders(tagged), fc.nat(20), ([one, other], maxGapSeconds) => {
        const broadcasts = groupBroadcasts(one, { maxGapSeconds });
        assert.deepEqual(groupBroadcasts(other, { maxGapSeconds }), broadcasts);
        assert.deepEqual(new Set(broadcasts.flatMap(({ recordings }) => recordings)), new Set(one));
        assert.equal(broadcasts.flatMap(({ recordings }) => recordings).length, one.length);
        for (const stream of ['x', 'y']) {
          const own = broadcasts.filter((broadcast) => broadcast.stream === stream);
          own.forEach((broadcast, index) => {
            assert.ok(broadcast.recordings.every((recording) => recording.stream === stream));
            assert.ok(index === 0 || broadcast.startMs - (own[index - 1]?.endMs ?? NaN) > maxGapSeconds * 1000);
          });
          const tasks = own.flatMap(({ recordings }) => [...new Set(recordings.flatMap(({ taskId }) => taskId ?? []))]);
          assert.equal(new Set(tasks).size, tasks.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});
