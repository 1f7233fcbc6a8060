import type { PresentedFrame } from './each-frame.js';

/** Firefox, when the page was busy, tells of a frame that is yet to come for one that is there. Nobody shows one so early. Seconds. */
const farAhead = 0.1;

/** The times that come with a frame. Milliseconds. */
type FrameTimes = Pick<VideoFrameCallbackMetadata, 'presentationTime' | 'expectedDisplayTime'>;

/**
 * Whether the browser tells of a frame a rendering before the element has its picture.
 *
 * Firefox does: it takes the frame that the next rendering will show, and says so by that rendering's `expectedDisplayTime`, while
 * `presentationTime` is always this rendering's (HTMLVideoElement::WillFireVideoFrameCallbacks). What is read meanwhile is the frame
 * before. Others say when they handed the frame on, which is not to the tenth of a millisecond the time of a rendering.
 */
export function isEarly(now: number, { presentationTime, expectedDisplayTime }: FrameTimes): boolean {
  return presentationTime === now && expectedDisplayTime > now;
}

/** Passes frames on when the element has their pictures. */
export interface EarlyFrames {
  /** @param times - Of a frame whose picture is yet to come; `undefined` where it is there. */
  arrive(frame: PresentedFrame, times: FrameTimes | undefined): void;
  /** Forgets the frame that waits, as at a seek. */
  clear(): void;
}

interface HeldFrame {
  readonly frame: PresentedFrame;
  /** When its picture is there for certain. Milliseconds of the page's clock, as what follows. */
  readonly due: number;
  /** After this the element may have the next picture. */
  readonly gone: number;
}

/**
 * Holds back a frame that came early, at most one, until the rendering that shows it; the next early one releases it too. One whose
 * picture the page was too busy to fetch in time is counted as missed by the next.
 */
export function holdEarly(act: (frame: PresentedFrame) => void): EarlyFrames {
  let held: HeldFrame | undefined;
  let request = 0;
  let lost = 0;
  let lastTime = NaN;
  let passedTime = NaN;

  const take = () => {
    const taken = held;
    held = undefined;
    cancelAnimationFrame(request);
    return taken;
  };
  const pass = (frame: PresentedFrame) => {
    const missed = frame.missed + lost;
    lost = 0;
    passedTime = frame.mediaTime;
    act({ ...frame, missed });
  };
  // Firefox presents the first again when playback begins.
  const lose = ({ mediaTime, missed }: PresentedFrame) => void (lost += missed + (mediaTime === passedTime ? 0 : 1));
  const release = () => {
    const taken = take();
    if (!taken) return;
    const { frame, gone } = taken;
    const { media, mediaTime } = frame;
    if (media.paused) {
      // It may have been paused on the frame before.
      if (media.currentTime >= mediaTime) pass(frame);
    } else if (performance.now() < gone || media.ended) pass(frame);
    else lose(frame);
  };
  const look = () => {
    // The picture is chosen by the time it is read at, not by that of the rendering; and the first look is still in the one that told of it.
    if (held && performance.now() < held.due) request = requestAnimationFrame(look);
    else release();
  };
  const hold = (frame: PresentedFrame, { presentationTime, expectedDisplayTime: due }: FrameTimes) => {
    const rendering = due - presentationTime;
    const step = ((frame.mediaTime - lastTime) * 1000) / (frame.missed + lost + 1) / (frame.media.playbackRate || 1);
    // Its picture comes at some time of that rendering, and the next a step later; taken for short where it is not known or frames are missing.
    held = { frame, due, gone: due + Math.max((step || 0) - rendering, rendering / 2) };
    request = requestAnimationFrame(look);
  };
  return {
    arrive(frame, times) {
      const { media, mediaTime } = frame;
      // The first of all may begin later than the sound.
      if (lastTime >= 0 && mediaTime > media.currentTime + farAhead * Math.max(1, media.playbackRate)) {
        lose(frame);
        return;
      }
      if (times) {
        release();
        hold(frame, times);
      } else {
        const late = take();
        // Its picture was there and is gone.
        if (late && late.frame.mediaTime !== mediaTime) lose(late.frame);
        pass(frame);
      }
      lastTime = mediaTime;
    },
    clear() {
      take();
      lost = 0;
      lastTime = passedTime = NaN;
    },
  };
}
