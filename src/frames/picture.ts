import type { PresentedFrame } from './each-frame.js';

/** The picture of a presented frame, held until it is closed. */
export interface Picture {
  /** Missing where the browser has no WebCodecs; then the picture is what `media` shows at the time it is read. */
  readonly videoFrame: VideoFrame | undefined;
  readonly media: HTMLVideoElement;
  /** Seconds, of this very picture. */
  readonly mediaTime: number;
  readonly run: number;
  close(): void;
}

/** Half a millisecond: less than any two frames are apart, more than microseconds are off. */
const sameTime = 0.0005;

/** A picture may be a few frames newer than the one told of, and the time of a video that stands still lies anywhere in its frame. */
const nearTime = 0.25;

/** Media elements whose frames carry media time as their time stamp. In some browsers it is another clock's. */
const stamped = new WeakSet<HTMLVideoElement>();

/**
 * Takes hold of what the media element shows.
 *
 * That may be a newer frame than the one presented, if the page was late; the picture's own time stamp says so.
 * @throws DOMException `SecurityError` for another site's picture that may not be read.
 */
export function grabPicture({ media, mediaTime, run }: PresentedFrame): Picture | undefined {
  if (typeof VideoFrame === 'undefined') return { videoFrame: undefined, media, mediaTime, run, close: () => {} };
  let videoFrame: VideoFrame;
  try {
    videoFrame = new VideoFrame(media);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'SecurityError') throw error;
    // Between two sources there is no picture.
    return undefined;
  }
  const stamp = videoFrame.timestamp / 1e6;
  // At the very beginning any clock may stand near 0; Firefox counts a second as a microsecond.
  if (stamp > sameTime && Math.abs(stamp - mediaTime) < (stamp > nearTime ? nearTime : sameTime)) stamped.add(media);
  return { videoFrame, media, mediaTime: stamped.has(media) && Math.abs(stamp - mediaTime) >= sameTime ? stamp : mediaTime, run, close: () => videoFrame.close() };
}

/** Whether two pictures are one that was presented twice. */
export function isSamePicture(a: Picture | undefined, b: Picture): boolean {
  return a?.media === b.media && a.run === b.run && Math.abs(a.mediaTime - b.mediaTime) < sameTime;
}
