/** What pointers do to a bar. Places are fractions of its width. */
export interface BarGestures {
  /** A pointer is over the bar, or none. */
  hover(at: number | undefined): void;
  /** The thumb is held there. */
  scrub(at: number): void;
  /** The thumb is let go: there, or where it was when the gesture is taken back. */
  release(at: number | undefined): void;
  /** Two fingers spread by `factor`, and moved what was between them. */
  pinch(factor: number, from: number, to: number): void;
}

/** Where a pointer is, as a fraction of the bar within its borders. */
export function placeOn(bar: HTMLElement, { clientX }: MouseEvent): number {
  return (clientX - bar.getBoundingClientRect().left - bar.clientLeft) / (bar.clientWidth || 1);
}

/** Tells scrubbing from hovering and pinching. A listener for all pointer events of a bar. */
export class BarPointers {
  readonly #down = new Map<number, number>();
  #scrubbing = false;

  constructor(private readonly gestures: BarGestures) {}

  handleEvent(event: PointerEvent): void {
    const bar = event.currentTarget as HTMLElement;
    const at = placeOn(bar, event);
    const within = Math.min(Math.max(at, 0), 1);
    if (event.type === 'pointerdown') this.#press(event, bar, at);
    else if (event.type === 'pointermove') this.#move(event, at);
    else if (event.type !== 'pointerleave') this.#lift(event, event.type === 'pointerup' ? within : undefined);
    else if (!this.#scrubbing) this.gestures.hover(undefined);
  }

  #press(event: PointerEvent, bar: HTMLElement, at: number): void {
    if (event.button !== 0) return;
    // Capture fails for pointers that scripts make up.
    if (event.isTrusted) bar.setPointerCapture(event.pointerId);
    this.#down.set(event.pointerId, at);
    if (this.#down.size > 1) return this.#cancel();
    this.#scrubbing = true;
    this.gestures.hover(at);
    // A finger may be about to pinch, or to scroll the page: it counts once it moves along the bar, or lifts.
    if (event.pointerType !== 'touch') this.gestures.scrub(at);
  }

  #move(event: PointerEvent, at: number): void {
    const before = this.#down.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType !== 'touch') this.gestures.hover(at);
      return;
    }
    const other = [...this.#down].find(([id]) => id !== event.pointerId)?.[1];
    this.#down.set(event.pointerId, at);
    if (other !== undefined) {
      const spread = Math.abs(at - other) / Math.max(Math.abs(before - other), 0.01);
      if (spread > 0) this.gestures.pinch(spread, (before + other) / 2, (at + other) / 2);
    } else if (this.#scrubbing && at !== before) {
      const within = Math.min(Math.max(at, 0), 1);
      this.gestures.hover(within);
      this.gestures.scrub(within);
    }
  }

  #lift(event: PointerEvent, at: number | undefined): void {
    if (!this.#down.delete(event.pointerId) || !this.#scrubbing) return;
    if (at === undefined) return this.#cancel();
    this.#scrubbing = false;
    this.gestures.release(at);
    this.gestures.hover(event.pointerType === 'touch' ? undefined : at);
  }

  #cancel(): void {
    if (this.#scrubbing) this.gestures.release(undefined);
    this.#scrubbing = false;
    this.gestures.hover(undefined);
  }
}
