import { waitUntil } from '@open-wc/testing';
import type { PlayerError } from '../../src/core/player-error.js';
import type { FrameSource } from '../../src/frames/frame-source.js';
import { readFrameNumber } from '../media/bar-code.mjs';

/** A source that plays a file of test/media/fill, and can go over to another element. */
export interface FileSource extends FrameSource {
  readonly errors: PlayerError[];
  /** Starts another element with another file, as a seamless switch does. */
  swap(name: string): Promise<void>;
}

const opened = new Set<HTMLVideoElement>();
const ending = new Set<AbortController>();

export async function openVideo(url: string, { loop = true, play = true } = {}): Promise<HTMLVideoElement> {
  const media = document.createElement('video');
  opened.add(media);
  Object.assign(media, { muted: true, loop, playsInline: true, src: url });
  document.body.append(media);
  if (play) await media.play();
  else await waitUntil(() => media.readyState >= 2, `${url} has a picture`, { timeout: 20_000 });
  return media;
}

export const clip = (name: string) => `/test/media/fill/${name}.mp4`;

export async function fileSource(name: string, { site = '', ...options }: { loop?: boolean; play?: boolean; site?: string } = {}): Promise<FileSource> {
  let media = await openVideo(site + clip(name), options);
  const swaps = new EventTarget();
  const errors: PlayerError[] = [];
  return {
    get media() {
      return media;
    },
    rotation: 0,
    wallTime: (mediaTime) => new Date(Date.UTC(2026, 0, 1) + mediaTime * 1000),
    recording: () => name,
    onSwap: (act, signal) => swaps.addEventListener('swap', act, { signal }),
    errors,
    report: (error) => errors.push(error),
    async swap(next) {
      const old = media;
      const fresh = await openVideo(clip(next), options);
      media = fresh;
      swaps.dispatchEvent(new Event('swap'));
      old.remove();
    },
  };
}

/** A signal that ends with the test. */
export function testSignal(): AbortSignal {
  const controller = new AbortController();
  ending.add(controller);
  return controller.signal;
}

export function closeSources(): void {
  for (const controller of ending) controller.abort();
  for (const media of opened) {
    media.pause();
    media.removeAttribute('src');
    media.load();
    media.remove();
  }
  opened.clear();
  ending.clear();
}

export async function until(what: string, condition: () => unknown): Promise<void> {
  await waitUntil(condition, `Waited in vain until ${what}`, { timeout: 20_000, interval: 10 });
}

/**
 * How many frames the browser says it has shown, first and last included, since this was called on a paused video that shows one.
 *
 * Firefox presents the first again when playback begins; a frame that comes again is counted once.
 */
export function countShown(media: HTMLVideoElement): () => number {
  let shown = 1;
  let lastTime = 0;
  let lastPresented: number | undefined;
  const onFrame = (_: number, { presentedFrames, mediaTime }: VideoFrameCallbackMetadata) => {
    // Some browsers tell of the frame that was there already, some do not.
    lastPresented ??= presentedFrames - (mediaTime < 0.001 ? 0 : 1);
    shown += presentedFrames - lastPresented - (mediaTime === lastTime && presentedFrames > lastPresented ? 1 : 0);
    lastPresented = presentedFrames;
    lastTime = mediaTime;
    media.requestVideoFrameCallback(onFrame);
  };
  media.requestVideoFrameCallback(onFrame);
  return () => shown;
}

/** The number in a picture's bar code. */
export function numberOf(picture: CanvasImageSource, width: number, height: number): number | undefined {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D;
  context.drawImage(picture, 0, 0, width, height);
  return readFrameNumber(context.getImageData(0, 0, width, height));
}

/** RGBA of a texture, row 0 first. */
export function texturePixels(gl: WebGL2RenderingContext, texture: WebGLTexture, width: number, height: number): Uint8Array {
  const before = gl.getParameter(gl.FRAMEBUFFER_BINDING) as WebGLFramebuffer | null;
  const framebuffer = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  const pixels = new Uint8Array(width * height * 4);
  gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  gl.bindFramebuffer(gl.FRAMEBUFFER, before);
  gl.deleteFramebuffer(framebuffer);
  return pixels;
}
