import { frameBytes } from './frame-bytes.js';
import type { FrameColorSpace, FrameContent } from './frame.js';
import type { Picture } from './picture.js';

const sRgb: FrameColorSpace = { matrix: 'rgb', primaries: 'bt709', transfer: 'iec61966-2-1', fullRange: true };

/** Reads pictures as RGBA bytes, rows from the top, through WebCodecs where it converts, else through a canvas. */
export function rgbaReader(): (picture: Picture) => Promise<FrameContent> {
  const bytes = frameBytes();
  const draw = canvasReader();
  let copies = true;
  return async (picture) => {
    const { videoFrame } = picture;
    const rect = videoFrame?.visibleRect;
    const copied = copies && videoFrame && rect && convertsToRgba(videoFrame, rect) ? bytes(rect.width * rect.height * 4) : undefined;
    if (videoFrame && rect && copied)
      try {
        await videoFrame.copyTo(copied, { format: 'RGBA', layout: [{ offset: 0, stride: rect.width * 4 }] });
        return rgbaContent(copied, rect.width, rect.height);
      } catch {
        // WebKitGTK 2.50 has frames that it draws but cannot copy. What may not be read says so at the canvas too.
        copies = false;
      }
    const { data, width, height } = draw(picture);
    return rgbaContent(new Uint8Array(data.buffer), width, height);
  };
}

/** A browser that knows no `format` ignores it and says how large its own is. */
function convertsToRgba(videoFrame: VideoFrame, { width, height }: DOMRectReadOnly): boolean {
  try {
    return videoFrame.allocationSize({ format: 'RGBA' }) === width * height * 4;
  } catch {
    return false;
  }
}

function rgbaContent(data: Uint8Array<ArrayBuffer>, width: number, height: number): FrameContent {
  return { data, width, height, planes: [{ offset: 0, stride: width * 4, width, height }], colorSpace: sRgb };
}

function canvasReader(): (picture: Picture) => ImageData {
  let context: CanvasRenderingContext2D | null = null;
  return ({ videoFrame, media }) => {
    const width = videoFrame?.displayWidth ?? media.videoWidth;
    const height = videoFrame?.displayHeight ?? media.videoHeight;
    context ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (!context) throw new DOMException('There is no 2D canvas.', 'NotSupportedError');
    const { canvas } = context;
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    context.drawImage(videoFrame ?? media, 0, 0);
    return context.getImageData(0, 0, width, height);
  };
}
