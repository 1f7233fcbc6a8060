const minute = 60;
const hour = 3600;
const day = 86_400;

/** Distances of ticks that people count in, in seconds. */
export const tickSteps: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((each) => each * minute),
  ...[1, 2, 3, 6, 12].map((each) => each * hour),
  ...[1, 2, 7, 14, 28, 56, 112, 364].map((each) => each * day),
];

/**
 * The moments from `fromMs` to `toMs` at which a clock on the wall shows a round time, in epoch milliseconds.
 *
 * Where a clock is put forward, a round time that it leaves out is left out; where it is put back, one that comes twice comes
 * twice, unless the step is longer than the change.
 * @param step - Seconds between them.
 * @param offsetMs - What that clock is ahead of UTC at an instant.
 */
export function roundTimes(fromMs: number, toMs: number, step: number, offsetMs: (ms: number) => number): number[] {
  const times: number[] = [];
  const stepMs = step * 1000;
  for (let atMs = fromMs - 1; ; ) {
    const next = nextRound(atMs, stepMs, offsetMs);
    if (!(next <= toMs)) return times;
    times.push(next);
    atMs = next;
  }
}

/** The first round moment after `atMs`. */
function nextRound(atMs: number, stepMs: number, offsetMs: (ms: number) => number): number {
  const offset = offsetMs(atMs);
  const local = Math.floor((atMs + offset) / stepMs + 1) * stepMs;
  const found = local - offset;
  const later = offsetMs(found);
  if (later === offset) return found;
  // The clock changes on the way there. Put forward, it may come to that time earlier.
  const sooner = local - later;
  if (later > offset && sooner > atMs && offsetMs(sooner) === later) return sooner;
  return Math.ceil((found + later) / stepMs) * stepMs - later;
}
