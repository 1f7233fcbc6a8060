import type { ReliveReplayElement } from '../../src/index.js';
import { readFrameNumber } from '../media/bar-code.mjs';

/** A frame that was shown. */
export interface SeenFrame {
  /** Seconds on the replay's timeline. */
  readonly mediaTime: number;
  /** What its bar code says; `undefined` for a picture without one. */
  readonly number: number | undefined;
  readonly width: number;
  /** How many the browser has shown so far: a step of more than one is a frame that this page did not see. */
  readonly presented: number;
  /** How many a busy machine has left out so far. */
  readonly dropped: number;
}

/** Chromium draws the frame that it tells of. Firefox draws what is on show when it is asked, on a busy machine a few frames before or after. */
const drift = navigator.userAgent.includes('Firefox') ? 4 : 0;

/**
 * Whether a frame may have this number.
 * @param exact - The number of the time that the browser tells, with its fraction.
 */
export function isFrame(number: number | undefined, exact: number): boolean {
  const right = Math.floor(exact + 0.1);
  // Right behind a seam it may be one of the recording before.
  return number !== undefined && (Math.abs(number - right) <= drift || right < drift);
}

/** Reads the bar code of each frame that is shown, until the signal says stop. */
export function readFrames({ media }: ReliveReplayElement, signal: AbortSignal): SeenFrame[] {
  const seen: SeenFrame[] = [];
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  const look = (_now: number, { mediaTime, width, presentedFrames }: VideoFrameCallbackMetadata) => {
    if (signal.aborted) return;
    canvas.width = media.videoWidth;
    canvas.height = 16;
    context.drawImage(media, 0, 0);
    seen.push({ mediaTime, number: readFrameNumber(context.getImageData(0, 0, canvas.width, 16)), width, presented: presentedFrames, dropped: media.getVideoPlaybackQuality().droppedVideoFrames });
    media.requestVideoFrameCallback(look);
  };
  media.requestVideoFrameCallback(look);
  return seen;
}

/** Reads the bar code of the picture that is shown now: a paused one calls nobody back. */
export function readShownFrame({ media }: ReliveReplayElement): number | undefined {
  const canvas = new OffscreenCanvas(media.videoWidth, 16);
  const context = canvas.getContext('2d', { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D;
  context.drawImage(media, 0, 0);
  return readFrameNumber(context.getImageData(0, 0, canvas.width, 16));
}
