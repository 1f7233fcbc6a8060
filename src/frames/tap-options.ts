import { PlayerError } from '../core/player-error.js';
import type { FrameFormat } from './frame.js';

export interface TapOptions {
  /** Default `video-frame`. */
  readonly format?: FrameFormat;
  /** `observe` (default) looks on; `replace` hides the browser's own picture, and the page draws. */
  readonly mode?: 'observe' | 'replace';
  /** The page's own context, for `texture`. Its state is left as found. Without it the tap has one of its own, told with each frame. */
  readonly gl?: WebGL2RenderingContext;
  /** At most so many frames a second; the others are left out, and do not count as skipped. Default all. */
  readonly maxFps?: number;
  /** Ends the tap. */
  readonly signal?: AbortSignal;
}

const formats: readonly FrameFormat[] = ['video-frame', 'texture', 'i420', 'nv12', 'rgba'];

/**
 * Checks what a page asks of a tap.
 *
 * @throws PlayerError `bad-input` for a wrong option, `unsupported-format` for one that this browser lacks a piece for.
 */
export function checkTap(onFrame: unknown, { format = 'video-frame', mode = 'observe', gl, maxFps }: TapOptions): void {
  if (typeof onFrame !== 'function') throw bad('tapFrames wants a function that takes a frame.');
  if (!formats.includes(format)) throw bad(`format is ${text(format)}; it may be ${formats.join(', ')}.`);
  if (mode !== 'observe' && mode !== 'replace') throw bad(`mode is ${text(mode)}; it may be observe or replace.`);
  if (maxFps !== undefined && !(maxFps > 0)) throw bad(`maxFps is ${text(maxFps)}; it may be any number above 0.`);
  if (gl && format !== 'texture') throw bad(`gl goes with format texture only, and format is ${format}.`);
  if (gl && !(typeof WebGL2RenderingContext !== 'undefined' && gl instanceof WebGL2RenderingContext)) throw bad('gl must be a WebGL2 context.');
  if (!('requestVideoFrameCallback' in HTMLVideoElement.prototype)) throw lacks('requestVideoFrameCallback, which frames come from');
  if (format === 'video-frame' && typeof VideoFrame === 'undefined') throw lacks('WebCodecs, which format video-frame needs. Formats texture and rgba work');
  if (format === 'texture' && typeof WebGL2RenderingContext === 'undefined') throw lacks('WebGL2, which format texture needs. Format rgba works');
}

function bad(message: string): PlayerError {
  return new PlayerError('bad-input', message);
}

function lacks(what: string): PlayerError {
  return new PlayerError('unsupported-format', `This browser has no ${what}.`);
}

function text(value: unknown): string {
  return typeof value === 'string' ? `“${value}”` : String(value);
}
