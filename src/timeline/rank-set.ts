/**
 * A set of whole numbers below `size` that finds its next member at once: a tree of bit masks, 32 to a node, where a
 * node's bit says that the node below is not empty. All calls take O(log size).
 */
export class RankSet {
  readonly #levels: Uint32Array[] = [];

  constructor(size: number) {
    let words = size;
    do {
      words = Math.ceil(words / 32);
      this.#levels.push(new Uint32Array(words));
    } while (words > 1);
  }

  add(rank: number): void {
    for (const words of this.#levels) {
      words[rank >>> 5] = (words[rank >>> 5] ?? 0) | (1 << (rank & 31));
      rank >>>= 5;
    }
  }

  delete(rank: number): void {
    for (const words of this.#levels) {
      const left = (words[rank >>> 5] ?? 0) & ~(1 << (rank & 31));
      words[rank >>> 5] = left;
      if (left !== 0) return;
      rank >>>= 5;
    }
  }

  /** The smallest member that is at least `rank`, or -1. */
  next(rank: number): number {
    for (let level = 0; level < this.#levels.length; level++) {
      const found = this.#word(level, rank >>> 5) & (-1 << (rank & 31));
      if (found !== 0) return this.#descend(level, (rank & ~31) | lowestBit(found));
      rank = (rank >>> 5) + 1;
    }
    return -1;
  }

  #descend(level: number, node: number): number {
    while (level-- > 0) node = node * 32 + lowestBit(this.#word(level, node));
    return node;
  }

  #word(level: number, index: number): number {
    return this.#levels[level]?.[index] ?? 0;
  }
}

function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}
