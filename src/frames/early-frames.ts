import type { PresentedFrame } from './each-frame.js';

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
  /** @param due - When the picture will be there, in milliseconds of the page's clock; `undefined` where it is. */
  arrive(frame: PresentedFrame, due: number | undefined): void;
  /** Forgets the frame that waits, as at a seek. */
  clear(): void;
}

/** Holds back a frame that came early, at most one, until the rendering that shows it; the next early one releases it too. */
export function holdEarly(act: (frame: PresentedFrame) => void): EarlyFrames {
  let held: { readonly frame: PresentedFrame; readonly due: number } | undefined;
  let request = 0;

  const take = () => {
    const frame = held?.frame;
    held = undefined;
    cancelAnimationFrame(request);
    return frame;
  };
  const release = () => {
    const frame = take();
    // It was paused on the frame before.
    if (frame && !(frame.media.paused && frame.media.currentTime < frame.mediaTime)) act(frame);
  };
  const look = () => {
    // The picture is chosen by the time it is read at, not by that of the rendering; and the first look is still in the one that told of it.
    if (held && performance.now() < held.due) request = requestAnimationFrame(look);
    else release();
  };
  return {
    arrive(frame, due) {
      if (due !== undefined) {
        release();
        held = { frame, due };
        request = requestAnimationFrame(look);
        return;
      }
      const late = take();
      // Its picture was there and is gone.
      const lost = late && late.mediaTime !== frame.mediaTime ? late.missed + 1 : 0;
      act({ ...frame, missed: frame.missed + lost });
    },
    clear: () => void take(),
  };
}
