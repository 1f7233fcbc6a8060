import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { RankSet } from '../../src/timeline/rank-set.js';

it('finds the next member like a sorted list does', () => {
  const size = fc.constantFrom(0, 1, 31, 32, 33, 1024, 1025, 40_000);
  const steps = fc.array(fc.record({ adds: fc.boolean(), at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), ask: fc.double({ min: 0, max: 1, noNaN: true }) }), { maxLength: 60 });
  fc.assert(
    fc.property(size, steps, (size, steps) => {
      const set = new RankSet(size);
      const members = new Set<number>();
      for (const { adds, at, ask } of size ? steps : []) {
        const rank = Math.floor(at * size);
        set[adds ? 'add' : 'delete'](rank);
        members[adds ? 'add' : 'delete'](rank);
        for (const from of [0, rank, rank + 1, Math.floor(ask * size)]) {
          const later = [...members].filter((member) => member >= from);
          assert.equal(set.next(from), later.length ? Math.min(...later) : -1);
        }
      }
      assert.equal(set.next(size), -1);
    }),
    { numRuns: 200 },
  );
});
