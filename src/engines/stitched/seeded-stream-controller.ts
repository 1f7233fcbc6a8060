import Hls from 'hls.js/light';
import type { Events, HlsConfig, LevelLoadedData } from 'hls.js';

/** Protected fields: which decode time is second 0 of the playlist, by discontinuity, and which segments are loaded, by number. */
interface Insides {
  initPTS: { baseTime: number; timescale: number; trackId: number }[];
  fragmentTracker: { removeAllFragments(): void };
  onLevelLoaded(event: Events.LEVEL_LOADED, data: LevelLoadedData): void;
}

type Controller = { streamController: unknown };

const StreamController = (Hls.DefaultConfig as unknown as Controller).streamController as new (...args: never[]) => Insides;

/** What the engine needs to get at inside hls.js. None of it is public, so its version is pinned, and the test of seams fails where it moves. */
export interface SeededController {
  readonly config: Partial<HlsConfig>;
  /** Makes hls.js forget which segments it has loaded, since their numbers mean others now; what is buffered it sees by itself. */
  forgetNumbers(): void;
}

/**
 * The stream controller of hls.js, told beforehand that decode times are play times.
 *
 * Left to itself it guesses them anew at each discontinuity, from playlist durations that are rounded, and a seam gets a hole.
 * @param origin - The decode time that is second 0 of the playlist, in ticks of `timescale`.
 */
export function seededStreamController(origin: number, timescale: number, trackId: number): SeededController {
  let controller: Insides | undefined;
  class SeededStreamController extends StreamController {
    constructor(...args: never[]) {
      super(...args);
      // eslint-disable-next-line @typescript-eslint/no-this-alias -- hls.js makes it, and hands it to nobody
      controller = this;
    }

    override onLevelLoaded(event: Events.LEVEL_LOADED, data: LevelLoadedData): void {
      const { startCC, endCC } = data.details;
      for (let cc = startCC; cc <= endCC; cc++) this.initPTS[cc] ??= { baseTime: origin, timescale, trackId };
      super.onLevelLoaded(event, data);
    }
  }
  return {
    config: { streamController: SeededStreamController } as unknown as Partial<HlsConfig>,
    forgetNumbers: () => controller?.fragmentTracker.removeAllFragments(),
  };
}
