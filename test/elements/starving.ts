import type { ReliveReplayElement } from '../../src/index.js';

/**
 * Notes when playback waits for media that is not there.
 *
 * A busy machine waits for its decoder as well, and browsers tell of both by the same event: with media buffered ahead it is no fault of the player.
 */
export function noteStarving(player: ReliveReplayElement, signal: AbortSignal): string[] {
  const notes: string[] = [];
  const look = () => {
    const { buffered, currentTime, duration } = player;
    const ranges = Array.from({ length: buffered.length }, (_, index) => [buffered.start(index), buffered.end(index)] as const);
    const ahead = (ranges.find(([from, to]) => from <= currentTime && currentTime <= to)?.[1] ?? currentTime) - currentTime;
    if (ahead < Math.min(1, duration - currentTime - 0.1)) notes.push(`at ${currentTime.toFixed(3)} with ${ahead.toFixed(3)} s ahead of ${ranges.map(([from, to]) => `${from.toFixed(3)}–${to.toFixed(3)}`).join(' ')}`);
  };
  player.addEventListener('waiting', look, { signal });
  return notes;
}
