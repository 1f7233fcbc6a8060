import assert from 'node:assert/strict';
import { it } from 'node:test';
import { chooseSegments, edgesOf } from '../../src/timeline/choose-segments.js';
import { recorded } from './some-recordings.js';

it('chooses nothing for no time where recordings begin and end at once', () => {
  const runs: [number, number][] = [
    [10, 20],
    [0, 10],
    [5, 20],
    [20, 30],
  ];
  const candidates = runs.map(([startMs, endMs], rank) => ({ recording: recorded(`r${rank}`, startMs, endMs), startMs, endMs, rank }));
  for (const edges of [edgesOf(candidates), edgesOf([...candidates].reverse())])
    assert.deepEqual(
      chooseSegments(candidates, edges).map(({ candidate, startMs, endMs }) => [candidate.rank, startMs, endMs]),
      [
        [1, 0, 10],
        [0, 10, 20],
        [3, 20, 30],
      ],
    );
});
