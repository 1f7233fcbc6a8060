import { performance } from 'node:perf_hooks';

/**
 * Milliseconds of an act: the median of several rounds, after one that warms up.
 * @param {() => unknown} act
 * @param {number} [rounds]
 */
export async function median(act, rounds = 9) {
  await act();
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await act();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[rounds >> 1] ?? NaN;
}

/**
 * Prints rows beside the first one.
 * @param {string} title
 * @param {Record<string, number>} rows milliseconds
 */
export function print(title, rows) {
  const [first = NaN] = Object.values(rows);
  console.log(title);
  for (const [name, ms] of Object.entries(rows)) console.log(`${name.padEnd(46)} ${ms.toFixed(1).padStart(8)} ms  ${(ms / first).toFixed(2)} ×`);
}
