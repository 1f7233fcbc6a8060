import { difference } from '../../container/flv-clock.js';

/** A step forward of more than this is a clock that was set anew, unless that much time has really passed. Milliseconds. */
const longestGap = 1000;
/** A step back of more than this is a pusher that started again; less is jitter between tags. Milliseconds. */
const longestStepBack = 100;
/** Between the last tag before a jump and the first one after it: a frame at 25 a second. Milliseconds. */
const stepOverJump = 40;

/** Straightens the time stamps of a live stream as they come. */
export interface LiveClock {
  /**
   * Milliseconds on one line that starts at 0, goes on over every jump of the pusher's clock, and within a track never goes back.
   * @param timestamp - The tag's, 32 bits.
   */
  rebase(track: string, timestamp: number): number;
  /** How many jumps were taken out. */
  readonly jumps: number;
}

/**
 * @param now - Milliseconds of any clock that runs evenly. A slow stream is told from a jump by the time that has really passed.
 */
export function createLiveClock(now: () => number = () => performance.now()): LiveClock {
  const tracks = new Map<string, { offset: number; last: number }>();
  let raw: number | undefined;
  let newest = 0;
  let latest = 0;
  let arrival = now();
  let jumps = 0;

  return {
    rebase(name, timestamp) {
      raw = raw === undefined ? timestamp : raw + difference(timestamp, raw);
      if (!tracks.size) newest = -raw;
      const track = tracks.get(name) ?? { offset: newest, last: 0 };
      tracks.set(name, track);
      const limit = latest + longestGap + (now() - arrival);
      const fits = (offset: number) => (raw as number) + offset >= track.last - longestStepBack && (raw as number) + offset <= limit;
      // The other track may have jumped first: then its new line is ours too.
      const offset = [track.offset, newest].find(fits);
      if (offset === undefined) {
        jumps++;
        newest = latest + stepOverJump - raw;
      }
      track.offset = offset ?? newest;
      track.last = Math.max(track.last, raw + track.offset);
      if (track.last > latest) {
        latest = track.last;
        arrival = now();
      }
      return track.last;
    },
    get jumps() {
      return jumps;
    },
  };
}
