import type { FrameContent, FrameFormat } from './frame.js';
import type { Picture } from './picture.js';
import { rgbaReader } from './rgba-reader.js';
import { textureReader } from './texture-reader.js';
import { yuvReader } from './yuv-reader.js';

/** Makes a format's content of a picture. `undefined` where there is none just now, as while a context is lost. */
export type FrameReader = (picture: Picture) => FrameContent | undefined | Promise<FrameContent | undefined>;

/**
 * The reader of a format. It keeps what it can from frame to frame: bytes, a canvas, a texture.
 *
 * @throws PlayerError `unsupported-format` where `texture` gets no WebGL2 context.
 */
export function frameReader(format: FrameFormat, gl: WebGL2RenderingContext | undefined, signal: AbortSignal): FrameReader {
  if (format === 'video-frame') return readVideoFrame;
  if (format === 'texture') return textureReader(gl, signal);
  return format === 'rgba' ? rgbaReader() : yuvReader(format);
}

function readVideoFrame({ videoFrame }: Picture): FrameContent | undefined {
  if (!videoFrame) return undefined;
  const { displayWidth: width, displayHeight: height, colorSpace } = videoFrame;
  return { width, height, videoFrame, colorSpace: colorSpace.toJSON() as NonNullable<FrameContent['colorSpace']> };
}
