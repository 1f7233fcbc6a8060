import { PlayerError } from '../core/player-error.js';
import { captureSound } from './capture-sound.js';
import { eachFrame } from './each-frame.js';
import type { FrameSource } from './frame-source.js';
import { drawShown, type ShownPicture } from './shown-picture.js';

/**
 * A stream of what is on show, with its sound where the browser allows that: effects, rotation and mirror included, through their
 * changes and through changes of the source. It ends with `signal`, or when all its video tracks are stopped.
 *
 * @param shown - What is on show now; `undefined` while there is no picture. Called once a frame.
 * @throws PlayerError `unsupported-format` where canvases cannot be captured, `cors` where the picture may not be read.
 */
export function shownStream(source: FrameSource, shown: () => ShownPicture | undefined, signal: AbortSignal): MediaStream {
  const context = document.createElement('canvas').getContext('2d', { alpha: false });
  if (!context?.canvas.captureStream) throw new PlayerError('unsupported-format', 'This browser cannot capture a canvas, which captureStream needs.');
  const draw = () => {
    const picture = shown();
    if (picture) drawShown(context, picture);
  };
  draw();
  const stream = capture(context.canvas);
  const ending = new AbortController();
  const until = AbortSignal.any([signal, ending.signal]);
  eachFrame(
    source,
    () => {
      // A track that the page stops tells nobody.
      if (stream.getVideoTracks().some(({ readyState }) => readyState === 'live')) draw();
      else ending.abort();
    },
    until,
  );
  captureSound(source, stream, until);
  until.addEventListener('abort', () => stream.getTracks().forEach((track) => track.stop()), { once: true });
  return stream;
}

function capture(canvas: HTMLCanvasElement): MediaStream {
  try {
    return canvas.captureStream();
  } catch (cause) {
    throw new PlayerError('cors', 'The picture comes from another site, which does not let this page read it. Set crossorigin, and let that site send CORS headers.', { cause });
  }
}
