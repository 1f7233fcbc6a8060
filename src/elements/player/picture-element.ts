import { nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { PlayerError } from '../../core/player-error.js';
import { readFillMode, readRotation } from '../../fill/fill-options.js';
import type { FillRect } from '../../fill/fill-geometry.js';
import type { Effect } from '../../frames/effects/effect.js';
import type { FrameSource } from '../../frames/frame-source.js';
import type { Frame } from '../../frames/frame.js';
import type { SnapshotOptions } from '../../frames/snapshot.js';
import type { FrameTap } from '../../frames/tap-frames.js';
import { checkTap, type TapOptions } from '../../frames/tap-options.js';
import { PlayerElement } from './player-element.js';
import type { PlayerPicture } from './player-picture.js';

/** A player whose picture can be laid out, tapped, redrawn and saved. */
export abstract class PictureElement extends PlayerElement {
  /** Clockwise degrees by which the picture is turned: 0, 90, 180 or 270. */
  @property({ type: Number }) rotation = 0;
  /** Swap left and right. */
  @property({ type: Boolean }) mirror = false;
  /** What redraws every frame, or several that do so one after the other; `null` shows frames as they are. */
  @property({ attribute: false }) effect: Effect | readonly Effect[] | null = null;

  #picture: PlayerPicture | undefined;
  #loading: Promise<PlayerPicture> | undefined;

  /** How the picture lies in the player, or `null` while there is none. */
  override get fillRect(): FillRect | null {
    return this.#picture?.fillRect ?? null;
  }

  /**
   * Hands every frame to `onFrame`, one at a time, until the tap is stopped. Newer frames replace those that wait, and are counted in
   * `skipped`. A callback that throws is reported, and playback goes on.
   * @throws PlayerError `bad-input` for a wrong option, `unsupported-format` for one that this browser lacks a piece for.
   */
  tapFrames(onFrame: (frame: Frame) => unknown, options: TapOptions = {}): FrameTap {
    checkTap(onFrame, options);
    const ending = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, ending.signal]) : ending.signal;
    let tap: FrameTap | undefined;
    void this.#load().then((picture) => {
      if (!signal.aborted) tap = picture.tapFrames(onFrame, { ...options, signal });
    });
    return {
      get skipped() {
        return tap?.skipped ?? 0;
      },
      get stopped() {
        return tap?.stopped ?? signal.aborted;
      },
      stop: () => ending.abort(),
    };
  }

  /** The frame on show as a picture, upright and with effects. Rejects while there is none, and for media that this page may not read. */
  override async snapshot(options?: SnapshotOptions): Promise<Blob> {
    return (await this.#load()).snapshot(options);
  }

  /**
   * What is on show as a stream, with effects and sound.
   * @throws PlayerError `unsupported-format` where the browser lacks it, DOMException `InvalidStateError` before the first frame.
   */
  captureStream(): MediaStream {
    if (!this.#picture) throw new DOMException('There is no picture yet.', 'InvalidStateError');
    return this.#picture.captureStream();
  }

  /** Floats what is on show over other windows, effects, rotation and mirror included. Rejects as `HTMLVideoElement.requestPictureInPicture()` does. */
  override requestPictureInPicture(): Promise<PictureInPictureWindow> {
    return this.#picture?.altered ? this.#picture.float(this.renderRoot) : this.media.requestPictureInPicture();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('loadeddata', this.#needPicture);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('fillMode') || changed.has('rotation') || changed.has('mirror')) this.#picture?.fill(this.#fillOptions);
    if (changed.has('effect') && (this.effect || changed.get('effect'))) void this.#load().then((picture) => picture.setEffect(this.effect));
  }

  protected override get overPicture(): unknown {
    return this.#picture?.canvas ?? nothing;
  }

  /** When the moment at `mediaTime` happened, or `null`. */
  protected abstract wallTime(mediaTime: number): Date | null;
  /** The recording of the moment at `mediaTime`, or `null`. */
  protected abstract recordingAt(mediaTime: number): unknown;

  get #fillOptions() {
    return { mode: readFillMode(this.fillMode), rotation: readRotation(this.rotation), mirror: this.mirror };
  }

  readonly #needPicture = () => void this.#load();

  /** Its code comes with the first frame, or with the first wish. */
  #load(): Promise<PlayerPicture> {
    return (this.#loading ??= import('./player-picture.js').then(({ PlayerPicture }) => {
      const picture = new PlayerPicture(this, this.#frameSource(), this.held.canvas, this.#fillOptions);
      this.#picture = picture;
      return picture;
    }));
  }

  #frameSource(): FrameSource {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- getters of an object have a `this` of their own
    const player = this;
    return {
      get media() {
        return player.media;
      },
      get rotation() {
        return readRotation(player.rotation);
      },
      wallTime: (mediaTime) => player.wallTime(mediaTime),
      recording: (mediaTime) => player.recordingAt(mediaTime),
      report: (error: PlayerError) => player.tellError(error),
    };
  }
}
