/** Where the keyboard goes from an item, or `undefined` for a key that leads nowhere. */
export function stepOf(key: string, at: number, { count, columns, page, rightToLeft }: { count: number; columns: number; page: number; rightToLeft: boolean }): number | undefined {
  const last = count - 1;
  const within = (index: number) => Math.min(Math.max(index, 0), last);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowLeft':
      return within(at + ((key === 'ArrowRight') !== rightToLeft ? 1 : -1));
    case 'ArrowDown':
      // From the row above the last, which may be short, down is the last item.
      return at + columns <= last ? at + columns : Math.floor(at / columns) < Math.floor(last / columns) ? last : at;
    case 'ArrowUp':
      return at - columns >= 0 ? at - columns : at;
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'PageDown':
      return within(Math.min(at + page * columns, last));
    case 'PageUp':
      return at - page * columns >= 0 ? at - page * columns : at % columns;
    default:
      return undefined;
  }
}

/** How long between two letters of one word. Milliseconds. */
const pause = 800;

/** Finds items by the first letters of their titles, as they are typed. */
export class Typeahead {
  #typed = '';
  #at = -Infinity;

  /** Whether a word is under way, to which a space would belong. */
  get typing(): boolean {
    return this.#typed !== '' && performance.now() - this.#at < pause;
  }

  /**
   * @param from - Where the search begins; the same letter again goes on from there.
   * @returns the item to go to, or `undefined`.
   */
  type(letter: string, titles: { readonly length: number; at(index: number): string }, from: number): number | undefined {
    this.#typed = this.typing ? this.#typed + letter : letter;
    this.#at = performance.now();
    const letters = Array.from(this.#typed.toLocaleLowerCase());
    const repeated = letters.every((each) => each === letters[0]);
    const wanted = repeated ? (letters[0] ?? '') : letters.join('');
    for (let step = repeated ? 1 : 0; step <= titles.length; step++) {
      const index = (from + step) % titles.length;
      if (titles.at(index).trimStart().toLocaleLowerCase().startsWith(wanted)) return index;
    }
    return undefined;
  }
}
