import { PlayerError } from '../core/player-error.js';
import { eachFrame, type PresentedFrame } from './each-frame.js';
import { frameReader } from './frame-reader.js';
import { framePace } from './frame-pace.js';
import { reportTo, type FrameSource } from './frame-source.js';
import type { Frame } from './frame.js';
import { hidePicture } from './hide-picture.js';
import { grabPicture, isSamePicture, type Picture } from './picture.js';
import { checkTap, type TapOptions } from './tap-options.js';

export interface FrameTap {
  /** Frames that were shown but not handed over, because the callback or the page was busy. */
  readonly skipped: number;
  /** Whether it has ended: by `stop`, by its signal, or by an error that every frame would bring again. */
  readonly stopped: boolean;
  stop(): void;
}

/** A call that throws in other words each time is still one that throws. */
const mostReports = 20;

/**
 * Hands each frame that a player shows to `onFrame`, once and in order.
 *
 * One call at a time: while a call or its promise is pending, the newest frame waits, and those that it replaces are counted in
 * `skipped`. A call that throws is reported (once for each message) and the next frame comes. A picture that may not be read ends the
 * tap with one error, `cors`.
 * @throws PlayerError `bad-input` or `unsupported-format`, as {@link checkTap} does.
 */
export function tapFrames(source: FrameSource, onFrame: (frame: Frame) => unknown, options: TapOptions = {}): FrameTap {
  checkTap(onFrame, options);
  const { format = 'video-frame', mode = 'observe', gl, maxFps } = options;
  const ending = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, ending.signal]) : ending.signal;
  const read = frameReader(format, gl, signal);
  const isDue = maxFps ? framePace(maxFps) : () => true;
  const reported = new Set<string>();
  let skipped = 0;
  let busy = false;
  let last: Picture | undefined;
  let ahead = false;
  let waiting: Picture | undefined;

  const report = (error: PlayerError) => {
    if (reported.has(error.message) || reported.size >= mostReports) return;
    reported.add(error.message);
    reportTo(source, error);
  };
  const failed = (error: unknown) => {
    if (error instanceof DOMException && error.name === 'SecurityError') {
      ending.abort();
      report(new PlayerError('cors', 'The picture comes from another site, which does not let this page read its frames. Set crossorigin, and let that site send CORS headers.', { cause: error }));
    } else report(PlayerError.from(error, 'decode'));
  };

  const take = async (picture: Picture): Promise<void> => {
    busy = true;
    let frame: Frame | undefined;
    try {
      const reading = read(picture);
      // Nothing is awaited where nothing has to be: the callback then runs before the browser paints.
      const content = reading instanceof Promise ? await reading : reading;
      if (content && !signal.aborted) {
        const { rotation } = source;
        const { mediaTime } = picture;
        frame = { format, ...content, rotation, mediaTime, wallTime: source.wallTime(mediaTime), recording: source.recording(mediaTime), close: () => picture.close() };
      } else skipped++;
    } catch (error) {
      failed(error);
    }
    try {
      if (frame) await onFrame(frame);
    } catch (error) {
      report(new PlayerError('bad-input', `The function given to tapFrames threw: ${error instanceof Error ? error.message : String(error)}`, { cause: error }));
    }
    picture.close();
    busy = false;
    const next = waiting;
    waiting = undefined;
    if (next) void take(next);
  };

  const arrive = (presented: PresentedFrame) => {
    skipped += presented.missed;
    let picture: Picture | undefined;
    try {
      picture = grabPicture(presented);
    } catch (error) {
      failed(error);
    }
    if (!picture) return;
    if (isSamePicture(last, picture)) {
      // The frame was handed over already, in the place of the one before it.
      if (ahead) skipped++;
      ahead = false;
      return picture.close();
    }
    last = picture;
    ahead = picture.mediaTime > presented.mediaTime;
    if (!isDue(picture.mediaTime)) return picture.close();
    if (!busy) return void take(picture);
    if (waiting) skipped++;
    waiting?.close();
    waiting = picture;
  };

  eachFrame(source, arrive, signal);
  if (mode === 'replace') hideMedia(source, signal);
  signal.addEventListener(
    'abort',
    () => {
      waiting?.close();
      waiting = undefined;
    },
    { once: true },
  );
  return {
    get skipped() {
      return skipped;
    },
    get stopped() {
      return signal.aborted;
    },
    stop: () => ending.abort(),
  };
}

/** Hides the element that shows the picture, whichever it is. */
function hideMedia(source: FrameSource, signal: AbortSignal): void {
  let leaving = new AbortController();
  const hide = () => {
    leaving.abort();
    leaving = new AbortController();
    hidePicture(source.media, AbortSignal.any([signal, leaving.signal]));
  };
  source.onSwap?.(hide, signal);
  hide();
}
