import type { PlayerState } from '../../core/player-state.js';
import { BlockTime } from './block-time.js';
import { MediaStatistics, type Source, type Statistics } from './media-statistics.js';

/** How often `statistics` is told. Milliseconds. */
const reportInterval = 2000;

/** Figures of the picture and of how it came, with the seconds that the viewer waited and their share of all. */
export type PlayerStatistics = Statistics & ReturnType<BlockTime['read']>;

/** The figures of a player. Its first frame does not need them: their code comes afterwards. */
export class PlayerFigures {
  readonly #statistics = new MediaStatistics();
  readonly #blockTime = new BlockTime();
  #reporting: ReturnType<typeof setInterval> | undefined;

  /** @param report - Called every 2 seconds while frames are moving. Has to read: rates are measured between readings, whether a page reads or not. */
  constructor(private readonly report: () => void) {}

  /** Tells what the player does from now on. */
  follow(state: PlayerState): void {
    this.#blockTime.follow(state);
    clearInterval(this.#reporting);
    if (state === 'playing') this.#reporting = setInterval(this.report, reportInterval);
  }

  /** Pictures are shown, with `longest` milliseconds between two of them at most; or nobody looks. */
  frameShown(seen: boolean, longest?: number): void {
    if (seen) this.#blockTime.frame(undefined, longest);
    else this.#blockTime.ignoreFrames();
  }

  /** @param latencySeconds - Seconds behind the live edge; live only. */
  read(media: HTMLVideoElement, source: Source | undefined, latencySeconds: number | undefined): PlayerStatistics {
    return { ...this.#statistics.read(media, source, latencySeconds), ...this.#blockTime.read() };
  }
}
