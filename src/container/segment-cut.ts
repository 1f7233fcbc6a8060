/** A place where a segment can begin. */
export interface SegmentCut {
  /** The tag of its first picture, or sound where there is no picture. Bytes. */
  readonly at: number;
  /** The first presentation time from here on. Milliseconds on the line of the head's clock. */
  readonly time: number;
  readonly key: boolean;
}

/** A frame as far as cutting goes. */
export interface FrameMark {
  readonly at: number;
  readonly dts: number;
  readonly pts: number;
  readonly key: boolean;
}

/** Frames after a key frame that may be shown before it, and frames that must all be shown later for a cut between key frames. */
const lookAhead = 16;

/**
 * The place to cut at for the nominal time `until`: the last key frame later than `after` and not later than `until`; where there is none,
 * the last frame before which all earlier frames are shown and after which all later ones. Both readers of a boundary, the one that comes
 * from before and the one that seeks to it, find the same.
 * @param frames - In decode order; they begin at or before `after`, and end beyond `until`.
 */
export function findCut(frames: readonly FrameMark[], after: number, until: number): SegmentCut | undefined {
  const inside = (frame: FrameMark) => frame.pts > after && frame.pts <= until;
  const keyIndex = frames.findLastIndex((frame) => frame.key && inside(frame));
  if (keyIndex >= 0) return cutAt(frames, keyIndex);
  let latest = -Infinity;
  let found = -1;
  frames.forEach((frame, index) => {
    if (inside(frame) && frame.pts > latest && frames.slice(index + 1, index + 1 + lookAhead).every((next) => next.pts > latest)) found = index;
    latest = Math.max(latest, frame.pts);
  });
  return found < 0 ? undefined : cutAt(frames, found);
}

function cutAt(frames: readonly FrameMark[], index: number): SegmentCut | undefined {
  const frame = frames[index];
  if (!frame) return undefined;
  let time = frame.pts;
  for (const next of frames.slice(index + 1, index + 1 + lookAhead)) {
    if (next.key) break;
    time = Math.min(time, next.pts);
  }
  return { at: frame.at, time, key: frame.key };
}
