import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { retryDelay } from '../../src/core/retry-delay.js';

const middle = () => 0.5;

describe('the wait before a retry', () => {
  it('doubles up to half a minute', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7].map((attempt) => retryDelay({ limit: 10, delay: 1 }, attempt, middle));
    assert.deepEqual(waits, [1, 2, 4, 8, 16, 30, 30]);
  });

  it('ends with the limit', () => {
    assert.equal(retryDelay({ limit: 2, delay: 1 }, 3, middle), undefined);
    assert.equal(retryDelay({ limit: 0, delay: 1 }, 1, middle), undefined);
  });

  it('never strays by more than a quarter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
        const wait = retryDelay({ limit: Infinity, delay: 1 }, attempt, () => random) ?? NaN;
        const nominal = Math.min(2 ** (attempt - 1), 30);
        assert.ok(wait >= nominal * 0.75 && wait <= nominal * 1.25);
      }),
    );
  });
});
