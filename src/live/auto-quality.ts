import type { Quality } from '../core/quality.js';

/** Seconds without a stop before a better quality is tried; doubled each time that proves wrong, up to the longest. */
const shortestCalm = 20;
const longestCalm = 320;
/** A switch needs so long to show what it is worth. Seconds. */
const settleTime = 5;

/** Chooses among qualities that are streams of their own, by how the network copes. */
export interface AutoQuality {
  /** The network did not keep up: the next lower quality, if there is one. */
  starved(): void;
  /** Looks whether it has been calm for long enough to try the next better one. To be called every second or so. */
  look(): void;
}

/**
 * @param qualities - In any order. `current` is the id of the one that plays.
 * @param choose - Plays another one. Rejects where that does not work.
 * @param now - Seconds of any clock that runs evenly.
 */
export function createAutoQuality(qualities: readonly Quality[], current: string | undefined, choose: (quality: Quality) => Promise<void>, now = () => performance.now() / 1000): AutoQuality {
  const ladder = [...qualities].sort((one, other) => worth(one) - worth(other));
  // What is not in the list is taken for the best there is.
  let step = ladder.findIndex(({ id }) => id === current);
  if (step < 0) step = ladder.length - 1;
  let calm = shortestCalm;
  let calmSince = now();
  let switchedAt = now();
  let raisedAt = -Infinity;
  let switching = false;

  async function go(to: number): Promise<void> {
    const next = ladder[to];
    if (!next || switching) return;
    switching = true;
    try {
      await choose(next);
      step = to;
    } catch {
      calm = Math.min(calm * 2, longestCalm);
    }
    calmSince = switchedAt = now();
    switching = false;
  }

  return {
    starved() {
      calmSince = now();
      if (now() - switchedAt < settleTime) return;
      // What was just raised was raised too soon.
      if (now() - raisedAt < calm * 2) calm = Math.min(calm * 2, longestCalm);
      void go(step - 1);
    },
    look() {
      if (now() - calmSince < calm || step >= ladder.length - 1) return;
      raisedAt = now();
      void go(step + 1);
    },
  };
}

function worth({ bitrate, height }: Quality): number {
  return bitrate ?? (height ?? 0) * 2000;
}
