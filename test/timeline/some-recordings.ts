import fc from 'fast-check';
import type { Recording, RecordingFormat } from '../../src/timeline/recording.js';
import { RECORDING_FORMATS } from '../../src/timeline/recording.js';

/** Noon of a day like any other: times of the tests are seconds after it. */
export const NOON_MS = Date.UTC(2026, 0, 15, 12);

/** A recording from `start` to `end`, in seconds after noon. */
export function recorded(id: string, start: number, end: number, rest: Partial<Recording> = {}): Recording {
  const format: RecordingFormat = rest.format ?? 'flv';
  return { id, url: `https://media.example/${id}.${format}`, format, startMs: NOON_MS + start * 1000, endMs: NOON_MS + end * 1000, duration: end - start, ...rest };
}

/** Recordings with whole seconds that meet, overlap, contain and repeat each other often. */
export const someRecordings = fc
  .array(fc.record({ start: fc.nat(90), length: fc.integer({ min: 1, max: 40 }), format: fc.constantFrom(...RECORDING_FORMATS) }), { maxLength: 12 })
  .map((all) => all.map(({ start, length, format }, index) => recorded(`r${index}`, start, start + length, { format })));

/** Recordings with any milliseconds. */
export const ragged = fc
  .array(fc.record({ start: fc.nat(90_000), length: fc.integer({ min: 1, max: 40_000 }), format: fc.constantFrom(...RECORDING_FORMATS) }), { minLength: 1, maxLength: 12 })
  .map((all) => all.map(({ start, length, format }, index) => recorded(`r${index}`, start / 1000, (start + length) / 1000, { format })));

/** The same items in any order. */
export function shuffled<Item>(items: readonly Item[]): fc.Arbitrary<Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}

/** Both, for a property that compares two orders. */
export function inTwoOrders<Item>(all: fc.Arbitrary<Item[]>): fc.Arbitrary<[Item[], Item[]]> {
  return all.chain((items) => fc.tuple(fc.constant(items), shuffled(items)));
}

export function near(actual: number | undefined, expected: number, error = 1e-5): boolean {
  return actual !== undefined && Math.abs(actual - expected) <= error;
}
