import { frameBytes } from './frame-bytes.js';
import type { FrameColorSpace, FrameContent } from './frame.js';
import type { Picture } from './picture.js';
import { rgbaReader } from './rgba-reader.js';
import { rgbaToYuv } from './rgba-to-yuv.js';
import { convertYuv, yuvPlanes, yuvSize, type YuvFormat } from './yuv-layout.js';

/**
 * Reads pictures as I420 or NV12: the decoder's own numbers where it has either of them, which is nearly always; else made from RGBA.
 */
export function yuvReader(format: YuvFormat): (picture: Picture) => Promise<FrameContent> {
  const bytes = frameBytes();
  const scratch = frameBytes();
  const readRgba = rgbaReader();

  const readNative = async (videoFrame: VideoFrame, native: YuvFormat, { width, height }: DOMRectReadOnly): Promise<FrameContent> => {
    const size = yuvSize(width, height);
    const data = bytes(size);
    const target = native === format ? data : scratch(size);
    await videoFrame.copyTo(target, { layout: yuvPlanes(native, width, height).map(({ offset, stride }) => ({ offset, stride })) });
    if (target !== data) convertYuv(target, data, format, width, height);
    return { data, width, height, planes: yuvPlanes(format, width, height), colorSpace: videoFrame.colorSpace.toJSON() as FrameColorSpace };
  };

  const readConverted = async (picture: Picture): Promise<FrameContent> => {
    const { data: rgba, width, height } = await readRgba(picture);
    const data = bytes(yuvSize(width, height));
    rgbaToYuv(rgba ?? new Uint8Array(0), width, height, 'bt709', format, data);
    const colorSpace = { matrix: 'bt709', primaries: 'bt709', transfer: 'bt709', fullRange: false };
    return { data, width, height, planes: yuvPlanes(format, width, height), colorSpace };
  };

  return (picture) => {
    const { videoFrame } = picture;
    const native = nativeFormat(videoFrame?.format);
    const rect = videoFrame?.visibleRect;
    return videoFrame && native && rect ? readNative(videoFrame, native, rect) : readConverted(picture);
  };
}

function nativeFormat(format: VideoPixelFormat | null | undefined): YuvFormat | undefined {
  return format === 'I420' ? 'i420' : format === 'NV12' ? 'nv12' : undefined;
}
