/** How cards are laid out: so many beside each other, a row's top so many pixels below the one before it. */
export interface Layout {
  readonly columns: number;
  readonly pitch: number;
}

/** More cards than this are not in the page at once, unless more are in sight. */
export const mostCards = 76;
/** More are never made, however small a page makes them. */
const mostSeen = 400;

/** How many cards of at least `least` pixels stand beside each other, and how wide each is. */
export function columnsOf(width: number, least: number, gap: number): { columns: number; cardWidth: number } {
  // Widths come rounded: what misses by a hundredth of a pixel fits.
  const columns = Math.max(1, Math.floor((width + gap + 0.01) / (least + gap)) || 1);
  return { columns, cardWidth: Math.max(0, (width - gap * (columns - 1)) / columns) };
}

/**
 * The items that are in the page: those between `top` and `bottom`, pixels from the first card's top, and a share of as many again above and
 * below.
 * @returns `seenFrom` and `seenTo` are what lies in sight; ends are exclusive.
 */
export function itemsIn({ columns, pitch }: Layout, count: number, top: number, bottom: number, share = 0.5): { from: number; to: number; seenFrom: number; seenTo: number } {
  const rows = Math.ceil(count / columns);
  // Out of sight, a first row is there for the keyboard to come to.
  if (!(pitch > 0) || bottom <= Math.max(0, top) || top >= rows * pitch) return { from: 0, to: Math.min(count, columns), seenFrom: 0, seenTo: 0 };
  const clamp = (row: number) => Math.min(Math.max(row, 0), rows);
  const rowsOf = (cards: number) => Math.max(1, Math.floor(cards / columns));
  const first = clamp(Math.floor(top / pitch));
  const last = Math.min(clamp(Math.ceil(bottom / pitch)), first + rowsOf(mostSeen));
  const spare = Math.max(0, Math.min(Math.ceil((last - first) * share), Math.floor((rowsOf(mostCards) - (last - first)) / 2)));
  const item = (row: number) => Math.min(clamp(row) * columns, count);
  return { from: item(first - spare), to: item(last + spare), seenFrom: item(first), seenTo: item(last) };
}
