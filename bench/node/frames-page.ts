// The page of frames.mjs.
import type { Effect } from '../../src/frames/effects/effect.js';
import { runEffects } from '../../src/frames/effects/run-effects.js';
import { sharpen } from '../../src/frames/effects/sharpen.js';
import type { FrameSource } from '../../src/frames/frame-source.js';
import { tapFrames, type FrameTap } from '../../src/frames/tap-frames.js';
import type { TapOptions } from '../../src/frames/tap-options.js';

type Begin = (done: () => void, signal: AbortSignal) => void;

const media = document.createElement('video');
Object.assign(media, { src: 'clip.mp4', muted: true, loop: true, width: 1280, height: 720 });
document.body.append(media);
await media.play();

const source: FrameSource = { media, rotation: 0, wallTime: () => null, recording: () => null };

/** A context whose work can be waited for. */
function freshContext(): WebGL2RenderingContext {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (!gl) throw new Error('There is no WebGL2.');
  return gl;
}

/** Uploads are over when a pixel of the texture can be read. */
function waitForTexture(gl: WebGL2RenderingContext, texture: WebGLTexture): void {
  const framebuffer = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  gl.deleteFramebuffer(framebuffer);
}

/** When the browser began to tell of the frame: before the first of all callbacks of a rendering. */
let began = 0;
let rendering = NaN;
const request = media.requestVideoFrameCallback.bind(media);
media.requestVideoFrameCallback = (callback) =>
  request((now, metadata) => {
    if (now !== rendering) began = performance.now();
    rendering = now;
    callback(now, metadata);
  });

function eachFrameByHand(act: () => void, signal: AbortSignal): void {
  const look = () => {
    if (signal.aborted) return;
    act();
    media.requestVideoFrameCallback(look);
  };
  media.requestVideoFrameCallback(look);
}

const tap =
  (options: TapOptions): Begin =>
  (done, signal) =>
    void tapFrames(
      source,
      ({ gl, texture }) => {
        if (gl && texture) waitForTexture(gl, texture);
        done();
      },
      { ...options, signal },
    );

const pageContext = freshContext();

const effect =
  (...effects: Effect[]): Begin =>
  (done, signal) => {
    const run = runEffects(source, effects, signal);
    document.body.prepend(run.canvas);
    signal.addEventListener('abort', () => run.canvas.remove());
    const gl = run.canvas.getContext('webgl2');
    // Behind the effect's own callback, in the same rendering.
    eachFrameByHand(() => {
      if (!run.showing) return;
      gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
      done();
    }, signal);
  };

const ways: Record<string, Begin> = {
  'by hand: texImage2D'(done, signal) {
    const gl = freshContext();
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    eachFrameByHand(() => {
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, media);
      waitForTexture(gl, texture);
      done();
    }, signal);
    signal.addEventListener('abort', () => gl.getExtension('WEBGL_lose_context')?.loseContext());
  },
  'by hand: drawImage, getImageData'(done, signal) {
    const context = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 }).getContext('2d', { willReadFrequently: true });
    eachFrameByHand(() => {
      context?.drawImage(media, 0, 0);
      context?.getImageData(0, 0, 1280, 720);
      done();
    }, signal);
  },
  'tap: texture, own context': tap({ format: 'texture' }),
  'tap: texture, the page’s context': tap({ format: 'texture', gl: pageContext }),
  'tap: video-frame': tap({ format: 'video-frame' }),
  'tap: rgba': tap({ format: 'rgba' }),
  'tap: i420': tap({ format: 'i420' }),
  'tap: nv12': tap({ format: 'nv12' }),
  'effect: off': (done, signal) => eachFrameByHand(done, signal),
  'effect: on, the picture as it is': effect({ render: (_, picture) => picture }),
  'effect: on, sharpen': effect(sharpen()),
};

/** Milliseconds from when the browser tells of a frame until the page has it; the median of 60. */
async function cost(name: string): Promise<number> {
  const ending = new AbortController();
  const costs: number[] = [];
  await new Promise<void>((resolve) => {
    ways[name]?.(() => {
      costs.push(performance.now() - began);
      if (costs.length >= 70) resolve();
    }, ending.signal);
  });
  ending.abort();
  const settled = costs.slice(10).sort((a, b) => a - b);
  return settled[settled.length >> 1] ?? NaN;
}

const ending = new AbortController();
let taps: FrameTap[] = [];
let handed = 0;
let onHanded = () => {};

/** Ten taps: of each format one, and more of the cheapest. */
function startTaps(): void {
  const count = () => {
    handed++;
    onHanded();
  };
  const formats = [...(['texture', 'i420', 'nv12', 'rgba'] as const), ...Array.from({ length: 6 }, () => 'video-frame' as const)];
  taps = formats.map((format) => tapFrames(source, count, { format, signal: ending.signal }));
}

/** What is in memory when so many frames have been handed over. Bytes. */
async function handedOver(frames: number) {
  await new Promise<void>((resolve) => (onHanded = () => handed >= frames && resolve()));
  (globalThis as { gc?(): void }).gc?.();
  const heap = (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? NaN;
  return { handed, skipped: taps.reduce((sum, each) => sum + each.skipped, 0), heap };
}

const info = pageContext.getExtension('WEBGL_debug_renderer_info');
const renderer: unknown = pageContext.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? pageContext.RENDERER);

Object.assign(window, { bench: { ways, cost, renderer, startTaps, handedOver, stopTaps: () => ending.abort() } });
