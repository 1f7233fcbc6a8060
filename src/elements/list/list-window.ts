import { clippersOf, rootsOf, scrollerOf, visiblePart } from './visible-part.js';
import { columnsOf, itemsIn, type Layout } from './window-rows.js';

/** What the window needs of the page: the element that holds the cards, and one as large as a card must be and as the gap between two. */
export interface WindowParts {
  readonly host: HTMLElement;
  cards(): HTMLElement | null;
  probe(): HTMLElement | null;
}

/** Milliseconds after the last leap. */
const calm = 80;

export type ItemRange = ReturnType<typeof itemsIn>;

/** A place in the list that stays where it is on the screen while what lies above it changes. */
export interface Anchor {
  /** Its item, and those after it that are in sight, should it go. */
  readonly indices: readonly number[];
  readonly row: number;
  readonly pitch: number;
}

/** Which items are in the page: those in sight of a list that scrolls by itself or with the page. */
export class ListWindow {
  layout: Layout = { columns: 1, pitch: 0 };
  range: ItemRange = { from: 0, to: 1, seenFrom: 0, seenTo: 0 };
  #gap = 0;
  #clippers: readonly Element[] = [];
  #top = 0;
  #measured: HTMLElement | null = null;
  #sample = 0;
  #calm: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly parts: WindowParts,
    private readonly onChange: (anchor?: Anchor) => void,
    private readonly count: () => number,
  ) {}

  /** Whether cards have been measured. */
  get ready(): boolean {
    return this.layout.pitch > 0;
  }

  /** Whether enough cards were measured to know how high they are. */
  get certain(): boolean {
    return this.#sample >= 8;
  }

  /** How many whole rows are in sight, at least one. */
  get page(): number {
    const { seenFrom, seenTo } = this.range;
    return Math.max(1, Math.ceil((seenTo - seenFrom) / this.layout.columns) - 1);
  }

  /** Pixels of all rows together. */
  get height(): number {
    const { columns, pitch } = this.layout;
    return Math.max(0, Math.ceil(this.count() / columns) * pitch - this.#gap);
  }

  attach(signal: AbortSignal): void {
    const { host } = this.parts;
    const look = () => this.look();
    // What is measured changes the height that is observed: in the same frame that would be a loop.
    let frame = 0;
    const sizes = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => this.measure());
    });
    sizes.observe(host);
    signal.addEventListener('abort', () => {
      sizes.disconnect();
      clearTimeout(this.#calm);
      cancelAnimationFrame(frame);
    });
    for (const root of rootsOf(host)) root.addEventListener('scroll', look, { capture: true, passive: true, signal });
    host.addEventListener('scroll', look, { passive: true, signal });
    window.addEventListener('resize', look, { signal });
    // Text gets another height with the font that it was meant for.
    document.fonts?.addEventListener('loadingdone', () => this.measure(), { signal });
  }

  /** After every update: another element with cards is measured, and what is in sight may be something else. */
  settle(): void {
    const cards = this.parts.cards();
    // The first card alone may be less high than others will be.
    if (this.#measured === cards && (this.certain || cards?.childElementCount === this.#sample)) this.look();
    else this.measure();
  }

  /** Finds out what is in sight. */
  look(): void {
    const cards = this.parts.cards();
    if (!cards || !this.ready) return;
    const { top, bottom } = visiblePart(cards, this.#clippers);
    // What is passed in leaps is not seen twice: cards beside those in sight are made when it is calm again.
    const leaps = Math.abs(top - this.#top) > (bottom - top) / 2;
    this.#top = top;
    clearTimeout(this.#calm);
    if (leaps) this.#calm = setTimeout(() => this.look(), calm);
    const range = itemsIn(this.layout, this.count(), top, bottom, leaps ? 0 : 0.5);
    const { from, to, seenFrom, seenTo } = this.range;
    this.range = range;
    if (range.from !== from || range.to !== to || range.seenFrom !== seenFrom || range.seenTo !== seenTo) this.onChange();
  }

  /** Finds out how cards are laid out. The first item in sight stays where it is. */
  measure(): void {
    const { host } = this.parts;
    const cards = this.parts.cards();
    const probe = this.parts.probe();
    if (!cards || !probe || !cards.firstElementChild) return;
    const width = cards.getBoundingClientRect().width;
    const { width: least, height: gap } = probe.getBoundingClientRect();
    if (width === 0) return;
    this.#measured = cards;
    this.#sample = cards.childElementCount;
    this.#clippers = clippersOf(host);
    const { columns, cardWidth } = columnsOf(width, least, gap);
    cards.style.setProperty('--_card-width', `${cardWidth}px`);
    // A list that is read from the right places its columns from there.
    const rightToLeft = getComputedStyle(cards).direction === 'rtl';
    cards.style.setProperty('--_step', `${rightToLeft ? -(cardWidth + gap) : cardWidth + gap}px`);
    cards.classList.add('measuring');
    const height = Math.max(...Array.from(cards.children, (card) => card.getBoundingClientRect().height));
    cards.classList.remove('measuring');
    const pitch = Math.ceil(height + gap);
    cards.style.setProperty('--_card-height', `${pitch - gap}px`);
    cards.style.setProperty('--_pitch', `${pitch}px`);
    if (columns === this.layout.columns && pitch === this.layout.pitch && gap === this.#gap) return this.look();
    const anchor = this.ready ? this.anchor() : undefined;
    this.layout = { columns, pitch };
    this.#gap = gap;
    this.look();
    this.onChange(anchor);
  }

  /** What of the list is at the top of what is in sight; nothing while its begin is. */
  anchor(first?: number): Anchor | undefined {
    const { seenFrom, seenTo } = this.range;
    if (!this.ready || this.#top <= 1 || seenTo <= seenFrom) return undefined;
    const from = first !== undefined && first >= seenFrom && first < seenTo ? first : seenFrom;
    const { columns, pitch } = this.layout;
    return { indices: Array.from({ length: seenTo - from }, (_, at) => from + at), row: Math.floor(from / columns), pitch };
  }

  /** Scrolls so that an item is where its anchor was. Returns whether it had to. */
  keep({ row, pitch }: Anchor, index: number): boolean {
    const by = Math.floor(index / this.layout.columns) * this.layout.pitch - row * pitch;
    if (by === 0) return false;
    scrollerOf(this.#clippers).scrollTop += by;
    this.look();
    return true;
  }
}
