import Hls from 'hls.js/light';
import type { Events, HlsConfig, LevelLoadedData } from 'hls.js';

/** The protected field that says which decode time is second 0 of the playlist, by discontinuity. */
interface Insides {
  initPTS: { baseTime: number; timescale: number; trackId: number }[];
  onLevelLoaded(event: Events.LEVEL_LOADED, data: LevelLoadedData): void;
}

type Controller = { streamController: unknown };

const StreamController = (Hls.DefaultConfig as unknown as Controller).streamController as new (...args: never[]) => Insides;

/**
 * The stream controller of hls.js, told beforehand that decode times are play times.
 *
 * Left to itself it guesses them anew at each discontinuity, from playlist durations that are rounded, and a seam gets a hole. The field is
 * not public, so the version of hls.js is pinned, and the test of seams fails where it moves.
 * @param origin - The decode time that is second 0 of the playlist, in ticks of `timescale`.
 */
export function seededStreamController(origin: number, timescale: number, trackId: number): Partial<HlsConfig> {
  class SeededStreamController extends StreamController {
    override onLevelLoaded(event: Events.LEVEL_LOADED, data: LevelLoadedData): void {
      const { startCC, endCC } = data.details;
      for (let cc = startCC; cc <= endCC; cc++) this.initPTS[cc] ??= { baseTime: origin, timescale, trackId };
      super.onLevelLoaded(event, data);
    }
  }
  return { streamController: SeededStreamController } as unknown as Partial<HlsConfig>;
}
