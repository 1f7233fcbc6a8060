import assert from 'node:assert/strict';

/** Whether frames come at the same times, seen from the first of them: ffprobe moves all times of a file with composition offsets below zero. */
export function assertSameTimes(actual: readonly number[], expected: readonly number[], tolerance = 0.0011): void {
  assert.equal(actual.length, expected.length);
  const [from = 0, first = 0] = [actual[0], expected[0]];
  actual.forEach((time, index) => {
    const should = (expected[index] ?? 0) - first;
    assert.ok(Math.abs(time - from - should) <= tolerance, `frame ${index} at ${time - from}, not ${should}`);
  });
}
