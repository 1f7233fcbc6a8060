import type { PixelSize } from '../core/video-quality.js';
import { fillGeometry, type FillMode, type FillRect, type Rotation } from './fill-geometry.js';
import { applyLayout, clearLayout } from './apply-layout.js';
import { measurePadding } from './measure-padding.js';
import { mediaLayout } from './media-layout.js';
import { watchPixelRatio } from './pixel-ratio.js';
import { noInsets, type Insets } from './rect.js';

export interface FillOptions {
  readonly mode: FillMode;
  readonly rotation: Rotation;
  readonly mirror: boolean;
}

/** A media element that is kept in its box. */
export interface FillWatch {
  /** How the picture lies now; `null` while there is none. */
  readonly fillRect: FillRect | null;
  /** The measured padding that is cut, in pixels of the picture; none in any mode but `auto`. */
  readonly padding: Insets;
  /** Other options, at once. */
  update(options: FillOptions): void;
  /** Keeps another element that shows the whole picture, such as a canvas over the video, where the media element is. */
  follow(element: HTMLElement, signal: AbortSignal): void;
}

/**
 * Keeps a media element in its box as the fill mode says, until `signal` ends; then its styles are as before.
 *
 * `auto` also measures padding inside the picture and cuts it. Everything is set through the CSSOM, which no content security policy
 * forbids. Native full screen of the element itself is the browser's: it contains.
 * @param box - Its content box is what is filled. It is positioned, clips what overflows, and has no padding of its own.
 * @param onChange - Called when `fillRect` has changed.
 */
export function watchFill(media: HTMLVideoElement, box: Element, options: FillOptions, onChange: (fill: FillRect | null) => void, signal: AbortSignal): FillWatch {
  const elements = new Set<HTMLElement>([media]);
  let size: PixelSize = { width: 0, height: 0 };
  let padding = noInsets;
  let fillRect: FillRect | null = null;
  let measuring: AbortController | undefined;

  const place = (element: HTMLElement) => {
    if (!fillRect) return clearLayout(element);
    applyLayout(element, mediaLayout(fillRect, { width: media.videoWidth, height: media.videoHeight }, size, options));
  };
  const update = () => {
    const before = JSON.stringify(fillRect);
    const video = { width: media.videoWidth, height: media.videoHeight };
    fillRect = fillGeometry({ ...options, video, padding, box: size, pixelRatio: devicePixelRatio }) ?? null;
    for (const element of elements) place(element);
    if (JSON.stringify(fillRect) !== before) onChange(fillRect);
  };
  const setPadding = (measured: Insets) => {
    padding = measured;
    update();
  };
  const measure = () => {
    if ((options.mode === 'auto') === !!measuring) return;
    measuring?.abort();
    measuring = undefined;
    padding = noInsets;
    if (options.mode !== 'auto') return;
    measuring = new AbortController();
    measurePadding(media, setPadding, AbortSignal.any([signal, measuring.signal]));
  };

  const observer = new ResizeObserver((entries) => {
    const content = entries.at(-1)?.contentRect;
    if (content) size = { width: content.width, height: content.height };
    update();
  });
  observer.observe(box);
  for (const type of ['loadedmetadata', 'resize', 'emptied']) media.addEventListener(type, update, { signal });
  watchPixelRatio(update, signal);
  measure();
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      for (const element of elements) clearLayout(element);
    },
    { once: true },
  );

  return {
    get fillRect() {
      return fillRect;
    },
    get padding() {
      return padding;
    },
    update(next) {
      options = next;
      measure();
      update();
    },
    follow(element, until) {
      elements.add(element);
      place(element);
      until.addEventListener(
        'abort',
        () => {
          elements.delete(element);
          clearLayout(element);
        },
        { once: true },
      );
    },
  };
}
