import { PlayerError } from '../core/player-error.js';
import { drawShown, type ShownPicture } from './shown-picture.js';

export interface SnapshotOptions {
  /** Media type: `image/png` (default), `image/jpeg`, `image/webp`. A browser without it gives PNG. */
  readonly type?: string;
  /** 0 to 1, for types that lose some. Default the browser's. */
  readonly quality?: number;
}

/**
 * A picture file of what is on show. It is drawn before this returns: an effect's canvas has its pixels only until the browser paints.
 *
 * @param shown - `undefined` while there is no picture.
 * @throws PlayerError `bad-input` while there is no picture, `cors` where another site does not let the page read it.
 */
export async function snapshot(shown: ShownPicture | undefined, { type = 'image/png', quality }: SnapshotOptions = {}): Promise<Blob> {
  if (!shown || shown.source.width < 1 || shown.source.height < 1) throw new PlayerError('bad-input', 'There is no picture yet to take a snapshot of.');
  const context = document.createElement('canvas').getContext('2d', { alpha: false });
  if (!context) throw new PlayerError('unsupported-format', 'This browser makes no 2D canvas, which a snapshot needs.');
  drawShown(context, shown);
  try {
    return await new Promise((done, fail) =>
      context.canvas.toBlob((blob) => (blob ? done(blob) : fail(new PlayerError('unsupported-format', `The browser made no ${type}.`))), type, quality),
    );
  } catch (cause) {
    if (!(cause instanceof DOMException && cause.name === 'SecurityError')) throw cause;
    throw new PlayerError('cors', 'The picture comes from another site, which does not let this page read it. Set crossorigin, and let that site send CORS headers.', { cause });
  }
}
