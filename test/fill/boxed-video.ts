import { waitUntil } from '@open-wc/testing';
import type { FillRect } from '../../src/fill/fill-geometry.js';
import { watchFill, type FillOptions, type FillWatch } from '../../src/fill/watch-fill.js';

export interface BoxedVideo {
  readonly media: HTMLVideoElement;
  readonly box: HTMLElement;
  readonly fill: FillWatch;
  /** Every `fillRect` that was reported. */
  readonly reports: (FillRect | null)[];
  readonly ending: AbortController;
}

const opened = new Set<BoxedVideo>();

/** A playing video of test/media/fill in a box of so many CSS pixels. */
export async function boxedVideo(name: string, width: number, height: number, options: Partial<FillOptions> = {}): Promise<BoxedVideo> {
  const box = document.createElement('div');
  Object.assign(box.style, { position: 'relative', overflow: 'hidden', width: `${width}px`, height: `${height}px` });
  const media = document.createElement('video');
  Object.assign(media, { muted: true, playsInline: true, preload: 'auto' });
  box.append(media);
  document.body.append(box);
  const reports: (FillRect | null)[] = [];
  const ending = new AbortController();
  const fill = watchFill(media, box, { mode: 'auto', rotation: 0, mirror: false, ...options }, (rect) => reports.push(rect), ending.signal);
  const boxed = { media, box, fill, reports, ending };
  opened.add(boxed);
  // Not `loop`: WebKitGTK 2.50 plays a file of a second twice and then waits for data for ever.
  const again = () => {
    media.currentTime = 0;
    media.play().catch(() => {}); // Another file may have come.
  };
  media.addEventListener('ended', again, { signal: ending.signal });
  await playFile(boxed, name);
  return boxed;
}

/**
 * Plays a file of test/media/fill over and over, from when it has been laid out and drawn: WebKitGTK 2.50 stands still for ever where
 * a file's element changes its place and size while the first frames are on their way. (What comes through MSE goes on.)
 */
export async function playFile({ media }: BoxedVideo, name: string): Promise<void> {
  const ready = new Promise((done) => media.addEventListener('canplay', done, { once: true }));
  media.src = `/test/media/fill/${name}.mp4`;
  await ready;
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  await media.play();
}

export function closeBoxes(): void {
  for (const { media, box, ending } of opened) {
    ending.abort();
    media.removeAttribute('src');
    media.load();
    box.remove();
  }
  opened.clear();
}

export async function until(what: string, condition: () => unknown): Promise<void> {
  await waitUntil(condition, `Waited in vain until ${what}`, { timeout: 20_000, interval: 20 });
}

/** Waits until that many frames have been shown. */
export async function frames({ media }: { media: HTMLVideoElement }, count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++) await new Promise((done) => media.requestVideoFrameCallback(done));
}

/** What the viewer sees in the box, as pixels, from where CSS puts the element. */
export function seen({ media, box }: BoxedVideo): ImageData {
  const canvas = new OffscreenCanvas(Math.round(box.clientWidth), Math.round(box.clientHeight));
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  const { left, top, width, height, transform, transformOrigin, clipPath } = getComputedStyle(media);
  const [originX = 0, originY = 0] = transformOrigin.split(' ').map(parseFloat);
  const edges = /inset\((.*)\)/.exec(clipPath)?.[1]?.split(' ').map(parseFloat) ?? [0];
  const [cutTop = 0, cutRight = cutTop, cutBottom = cutTop, cutLeft = cutRight] = edges;
  const [drawnWidth, drawnHeight] = [parseFloat(width), parseFloat(height)];
  context.translate(parseFloat(left) + originX, parseFloat(top) + originY);
  if (transform !== 'none') {
    const { a, b, c, d } = new DOMMatrix(transform);
    context.transform(a, b, c, d, 0, 0);
  }
  context.translate(-originX, -originY);
  context.beginPath();
  context.rect(cutLeft, cutTop, drawnWidth - cutLeft - cutRight, drawnHeight - cutTop - cutBottom);
  context.clip();
  context.drawImage(media, 0, 0, drawnWidth, drawnHeight);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
