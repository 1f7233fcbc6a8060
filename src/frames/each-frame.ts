import { holdEarly, isEarly } from './early-frames.js';
import type { FrameSource } from './frame-source.js';

/** A frame that the browser has put on the screen, and that the element has as its picture. */
export interface PresentedFrame {
  readonly media: HTMLVideoElement;
  /** Seconds on the media element's timeline. */
  readonly mediaTime: number;
  /** Frames that were put on the screen between the last call and this one while the page was too busy to be told. */
  readonly missed: number;
  /** Changes where time may start over: at a seek, another source, another element. Within a run no time comes twice. */
  readonly run: number;
}

/**
 * Calls `act` once for each frame that is put on the screen, until `signal` ends. Follows the source to another element. A picture that
 * stands still when this begins comes first, once the caller has returned.
 */
export function eachFrame(source: FrameSource, act: (frame: PresentedFrame) => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  let run = 0;
  let leaving = new AbortController();

  const follow = (media: HTMLVideoElement, until: AbortSignal) => {
    let presented: number | undefined;
    let request = 0;
    const frames = holdEarly(act);
    const startOver = () => {
      run++;
      presented = undefined;
      frames.clear();
    };
    const onFrame = (now: number, metadata: VideoFrameCallbackMetadata) => {
      if (until.aborted) return;
      request = media.requestVideoFrameCallback(onFrame);
      const missed = presented === undefined ? 0 : Math.max(0, metadata.presentedFrames - presented - 1);
      presented = metadata.presentedFrames;
      frames.arrive({ media, mediaTime: metadata.mediaTime, missed, run }, isEarly(now, metadata) ? metadata : undefined);
    };
    request = media.requestVideoFrameCallback(onFrame);
    const end = () => {
      media.cancelVideoFrameCallback(request);
      frames.clear();
    };
    until.addEventListener('abort', end, { once: true });
    for (const type of ['seeking', 'emptied']) media.addEventListener(type, startOver, { signal: until });
    // A hidden page is told of no frames, and shows none.
    const onVisibility = () => {
      presented = undefined;
      frames.clear();
    };
    document.addEventListener('visibilitychange', onVisibility, { signal: until });
    // Decided now: the caller may go on to play, and then the picture that stands still would be nobody's.
    const still = media.paused && media.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    queueMicrotask(() => still && !until.aborted && act({ media, mediaTime: media.currentTime, missed: 0, run }));
    startOver();
  };
  const begin = () => {
    leaving.abort();
    leaving = new AbortController();
    follow(source.media, AbortSignal.any([signal, leaving.signal]));
  };
  source.onSwap?.(begin, signal);
  begin();
}
