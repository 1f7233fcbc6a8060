/** Forward steps up to this are silence or a slow stream, longer ones a clock that was set anew. Milliseconds. */
const longestGap = 10_000;
/** Steps back up to this are jitter between tags, longer ones a pusher that started again. Milliseconds. */
const longestStepBack = 1_000;
/** Between the last tag before a jump and the first one after it. Milliseconds. */
const stepOverJump = 40;

interface TrackClock {
  raw: number;
  offset: number;
  last: number;
}

/** Where a clock stands, to go on from there later. Can be stored as JSON. */
export interface FlvClockState {
  /** The latest time given out. Milliseconds. */
  readonly latest: number;
  /** By track: the last time stamp, unwrapped, and what is added to it. Milliseconds. */
  readonly tracks: Readonly<Record<string, { readonly raw: number; readonly offset: number }>>;
}

export interface FlvClock {
  /**
   * Milliseconds on one line that starts at 0 and, within a track, never goes back.
   * @param track - Any name; tracks share one line, and a jump that both make keeps them in step.
   * @param timestamp - The tag's, 32 bits.
   */
  rebase(track: string, timestamp: number): number;
  /** How many jumps were taken out. */
  readonly jumps: number;
  state(): FlvClockState;
}

/**
 * Straightens the time stamps of a stream: they may start anywhere, wrap at 32 bits, and jump when a pusher reconnects.
 *
 * Feed it the tags in their order.
 * @param from - Go on where another clock stood. Tags from a little before that place are still timed right.
 */
export function createFlvClock(from?: FlvClockState): FlvClock {
  const tracks = new Map<string, TrackClock>(Object.entries(from?.tracks ?? {}).map(([name, track]) => [name, { ...track, last: -Infinity }]));
  let latest = from?.latest ?? 0;
  let jumps = 0;

  /** A place on the line that `raw` has by the offset of another track: the jump that track has already made. */
  const byAnother = (own: TrackClock, raw: number): number | undefined => {
    for (const other of tracks.values()) {
      const time = other === own ? NaN : other.raw + other.offset + difference(raw, other.raw);
      if (time >= own.last && time <= latest + longestGap) return time;
    }
    return undefined;
  };

  return {
    rebase(name, timestamp) {
      let track = tracks.get(name);
      if (!track) {
        const first = tracks.values().next().value;
        const begins = first ? first.raw + first.offset + difference(timestamp, first.raw) : 0;
        const near = Math.abs(begins - latest) <= longestGap ? begins : latest;
        tracks.set(name, (track = { raw: timestamp, offset: near - timestamp, last: Math.min(0, near) }));
      }
      const raw = track.raw + difference(timestamp, track.raw);
      let time = raw + track.offset;
      if (time > latest + longestGap || time < track.last - longestStepBack) {
        time = byAnother(track, raw) ?? latest + stepOverJump;
        jumps++;
      }
      track.offset = time - raw;
      track.raw = raw;
      track.last = Math.max(track.last, time);
      latest = Math.max(latest, track.last);
      return track.last;
    },
    get jumps() {
      return jumps;
    },
    state: () => ({ latest, tracks: Object.fromEntries([...tracks].map(([name, { raw, offset }]) => [name, { raw, offset }])) }),
  };
}

/** The state of a clock that has gone on from `state` to `time` (milliseconds) without a jump. */
export function advanceClock(state: FlvClockState, time: number): FlvClockState {
  return { latest: time, tracks: Object.fromEntries(Object.entries(state.tracks).map(([name, { offset }]) => [name, { raw: time - offset, offset }])) };
}

/** A clock for places of a file taken in any order: it knows no jumps. Times are right up to 24 days from where `state` is. */
export function createSteadyClock(state: FlvClockState): Pick<FlvClock, 'rebase'> {
  const any = Object.values(state.tracks)[0] ?? { raw: 0, offset: 0 };
  return {
    rebase(name, timestamp) {
      const track = state.tracks[name] ?? any;
      return track.raw + difference(timestamp, track.raw) + track.offset;
    },
  };
}

/** From `b` to `a` the short way round 2³². Milliseconds, −2³¹ to 2³¹ − 1. */
export function difference(a: number, b: number): number {
  return (a - b) | 0;
}
