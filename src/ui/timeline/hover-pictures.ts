import { html, nothing, type TemplateResult } from 'lit';
import { playToSource } from '../../timeline/locate.js';
import type { Timeline } from '../../timeline/timeline.js';

/** Takes a picture of a play time. @param width - Of a picture of 16:9, in device pixels. @returns `undefined` where there is none. */
export type TakePicture = (playTime: number, width: number, signal: AbortSignal) => Promise<HTMLCanvasElement | undefined>;

/** Places that are closer than this share a picture. Seconds of source time. */
const step = 2;
/** A pointer that stands still for so long wants to see what is there. Milliseconds. */
const rest = 60;
const kept = 120;
/** CSS pixels of a picture of 16:9. */
const width = 176;

/** Pictures of the places that a pointer comes by: one at a time, and only where it stays. */
export class HoverPictures {
  /** By place; `undefined` where there is none. */
  readonly #taken = new Map<string, HTMLCanvasElement | undefined>();
  #wanted = '';
  #taking: AbortController | undefined;
  #shown: HTMLCanvasElement | undefined;

  /** @param onPicture - There is another one to show. */
  constructor(
    private readonly take: TakePicture,
    private readonly onPicture: () => void,
  ) {}

  /** The picture of a play time; while that is on its way, the one before, darkened. */
  at(timeline: Timeline, playTime: number): TemplateResult | typeof nothing {
    const source = playToSource(timeline, playTime);
    const place = source ? `${Math.floor(source.sourceTime / step)} ${source.recording.id}` : '';
    if (place !== this.#wanted) this.#want(place, playTime);
    const known = this.#taken.has(place);
    if (known) this.#shown = this.#taken.get(place);
    return this.#shown ? html`<div class="picture ${known ? '' : 'before'}">${this.#shown}</div>` : nothing;
  }

  /** The pointer has gone. */
  leave(): void {
    this.#taking?.abort();
    this.#wanted = '';
    this.#shown = undefined;
  }

  #want(place: string, playTime: number): void {
    this.#wanted = place;
    this.#taking?.abort();
    if (!place || this.#taken.has(place)) return;
    const { signal } = (this.#taking = new AbortController());
    setTimeout(() => !signal.aborted && void this.#fetch(place, playTime, signal), rest);
  }

  async #fetch(place: string, playTime: number, signal: AbortSignal): Promise<void> {
    try {
      const picture = await this.take(playTime, Math.round(width * Math.min(devicePixelRatio, 2)), signal);
      if (signal.aborted) return;
      this.#taken.set(place, picture);
      if (this.#taken.size > kept) this.#taken.delete(this.#taken.keys().next().value ?? '');
    } catch {
      // What could not be read now may be read when the pointer comes again; until then there are words alone.
      if (signal.aborted) return;
      this.#shown = undefined;
    }
    this.onPicture();
  }
}
