import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FillRect } from '../../fill/fill-geometry.js';
import { inset, noInsets } from '../../fill/rect.js';
import { watchFill, type FillOptions, type FillWatch } from '../../fill/watch-fill.js';
import type { Effect } from '../../frames/effects/effect.js';
import { runEffects, type EffectRun } from '../../frames/effects/run-effects.js';
import type { Frame } from '../../frames/frame.js';
import type { FrameSource } from '../../frames/frame-source.js';
import { floatCopy } from './float-copy.js';
import type { ShownPicture } from '../../frames/shown-picture.js';
import { shownStream } from '../../frames/shown-stream.js';
import { snapshot, type SnapshotOptions } from '../../frames/snapshot.js';
import { tapFrames, type FrameTap } from '../../frames/tap-frames.js';
import type { TapOptions } from '../../frames/tap-options.js';

/** The way of a player's picture from the media element to the screen: its place, its effects, and whoever looks on. */
export class PlayerPicture implements ReactiveController {
  #connection = new AbortController();
  #watch: FillWatch | undefined;
  #effects: readonly Effect[] = [];
  #effectsEnding: AbortController | undefined;
  #run: EffectRun | undefined;

  constructor(
    private readonly player: ReactiveControllerHost & HTMLElement,
    private readonly source: FrameSource,
    /** What shows the last picture while there is no other: it lies as the media element does. */
    private readonly held: HTMLCanvasElement,
    private options: FillOptions,
  ) {
    player.addController(this);
  }

  /** What effects draw on, to be laid over the media element. */
  get canvas(): HTMLCanvasElement | undefined {
    return this.#run?.canvas;
  }

  get fillRect(): FillRect | null {
    return this.#watch?.fillRect ?? null;
  }

  hostConnected(): void {
    // A move in the page is no end.
    if (this.#watch && !this.#connection.signal.aborted) return;
    const { signal } = (this.#connection = new AbortController());
    const changed = () => this.player.dispatchEvent(new Event('fillchange'));
    this.#watch = watchFill(this.source.media, this.player, this.options, changed, signal);
    this.#watch.follow(this.held, signal);
    this.#startEffects();
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.player.isConnected) this.#connection.abort();
    });
  }

  fill(options: FillOptions): void {
    this.options = options;
    this.#watch?.update(options);
  }

  setEffect(effect: Effect | readonly Effect[] | null): void {
    this.#effects = effect ? [effect].flat() : [];
    this.#startEffects();
  }

  tapFrames(onFrame: (frame: Frame) => unknown, options: TapOptions): FrameTap {
    return tapFrames(this.source, onFrame, options);
  }

  snapshot(options?: SnapshotOptions): Promise<Blob> {
    return snapshot(this.#shown(), options);
  }

  captureStream(): MediaStream {
    return shownStream(this.source, () => this.#shown(), this.#connection.signal);
  }

  /** Whether what is on show is something else than the media element's picture. */
  get altered(): boolean {
    const { rotation, mirror } = this.options;
    return this.#run !== undefined || rotation !== 0 || mirror;
  }

  /** Floats what is on show over other windows, from a copy in `root`. */
  float(root: Node): Promise<PictureInPictureWindow> {
    const pictures = new MediaStream(this.captureStream().getVideoTracks());
    return floatCopy(this.source.media, root, pictures, (type) => this.player.dispatchEvent(new Event(type)));
  }

  #startEffects(): void {
    this.#effectsEnding?.abort();
    this.#run = undefined;
    if (this.#effects.length && this.player.isConnected) {
      const { signal } = (this.#effectsEnding = new AbortController());
      this.#connection.signal.addEventListener('abort', () => this.#effectsEnding?.abort(), { signal });
      this.#run = runEffects(this.source, this.#effects, signal);
      this.#watch?.follow(this.#run.canvas, signal);
    }
    this.player.requestUpdate();
  }

  #shown(): ShownPicture | undefined {
    const { media } = this.source;
    const { videoWidth: width, videoHeight: height } = media;
    if (!width || media.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return undefined;
    // A WebGL canvas keeps its pixels only until the browser paints: it is drawn again, now.
    const image = this.#run?.draw() ? this.#run.canvas : media;
    const { rotation, mirror } = this.options;
    return { image, source: inset({ width, height }, this.#watch?.padding ?? noInsets), rotation, mirror };
  }
}
