import type { OpenedRecording } from '../../container/opened-recording.js';
import type { KeyPicture } from '../../container/recording-reader.js';

/** Seconds that a media element is given to show a picture. */
const patience = 20;

/**
 * A small picture of a recording, of the key frame at or before a moment.
 *
 * @param time - Seconds of source time.
 * @param width - Of the picture in device pixels.
 * @returns `undefined` where the recording has no picture, or this browser cannot decode it.
 * @throws DOMException `AbortError`, or `TimeoutError` where the page is too busy: it may work another time.
 */
export async function previewPicture(recording: OpenedRecording, time: number, width: number, signal: AbortSignal): Promise<HTMLCanvasElement | undefined> {
  const key = await recording.keyPicture(time, signal);
  if (!key) return undefined;
  const frame = await decode(key).catch(() => undefined);
  if (frame) {
    const picture = draw(frame, frame.displayWidth, frame.displayHeight, recording.rotation, width);
    frame.close();
    return picture;
  }
  try {
    return await play(recording, key, width, signal);
  } catch (error) {
    if (error instanceof DOMException && (error.name === 'AbortError' || error.name === 'TimeoutError')) throw error;
    return undefined;
  }
}

/** Pages that are not secure have no decoder, and not every decoder takes what the media element takes. */
async function decode({ codec, description, data }: KeyPicture): Promise<VideoFrame | undefined> {
  if (!('VideoDecoder' in globalThis)) return undefined;
  const config: VideoDecoderConfig = { codec, optimizeForLatency: true, ...(description.length > 0 && { description }) };
  if (!(await VideoDecoder.isConfigSupported(config)).supported) return undefined;
  let shown: VideoFrame | undefined;
  let failure: unknown;
  const decoder = new VideoDecoder({
    output(frame) {
      shown?.close();
      shown = frame;
    },
    error: (error) => (failure = error),
  });
  decoder.configure(config);
  decoder.decode(new EncodedVideoChunk({ type: 'key', timestamp: 0, data }));
  await decoder.flush();
  if (decoder.state !== 'closed') decoder.close();
  if (failure) throw failure;
  return shown;
}

/** Shows the segment in a media element that nobody sees. */
async function play(recording: OpenedRecording, key: KeyPicture, width: number, signal: AbortSignal): Promise<HTMLCanvasElement | undefined> {
  const listed = recording.segments[key.segment];
  if (!listed) return undefined;
  const [init, { bytes }] = await Promise.all([recording.initSegment(listed.init), recording.segment(key.segment, { signal })]);
  const source = new MediaSource();
  const media = document.createElement('video');
  media.muted = true;
  const ending = new AbortController();
  const end = AbortSignal.any([signal, ending.signal, AbortSignal.timeout(patience * 1000)]);
  media.src = URL.createObjectURL(source);
  try {
    await happens(source, 'sourceopen', end);
    const buffer = source.addSourceBuffer(key.mimeType);
    for (const part of [init, bytes]) {
      buffer.appendBuffer(part as Uint8Array<ArrayBuffer>);
      await happens(buffer, 'updateend', end);
    }
    media.currentTime = Math.max(key.time, media.buffered.length ? media.buffered.start(0) : 0) + 0.001;
    await happens(media, 'seeked', end);
    return draw(media, media.videoWidth, media.videoHeight, 0, width);
  } finally {
    ending.abort();
    URL.revokeObjectURL(media.src);
    media.removeAttribute('src');
    media.load();
  }
}

function happens(target: EventTarget, type: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    target.addEventListener(type, () => resolve(), { once: true, signal });
    target.addEventListener('error', () => reject(new Error(`No ${type}.`)), { once: true, signal });
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** @param rotation - Clockwise degrees by which it is to be turned. */
function draw(picture: CanvasImageSource, pictureWidth: number, pictureHeight: number, rotation: number, width: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const isTurned = rotation % 180 !== 0;
  const [across, down] = isTurned ? [pictureHeight, pictureWidth] : [pictureWidth, pictureHeight];
  // As many pixels as a picture of 16:9 has, whatever its shape.
  const scale = Math.sqrt((width * width * 9) / 16 / (across * down || 1));
  canvas.width = Math.max(1, Math.round(across * scale));
  canvas.height = Math.max(1, Math.round(down * scale));
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((rotation * Math.PI) / 180);
  const [drawnWidth, drawnHeight] = isTurned ? [canvas.height, canvas.width] : [canvas.width, canvas.height];
  context.drawImage(picture, -drawnWidth / 2, -drawnHeight / 2, drawnWidth, drawnHeight);
  return canvas;
}
