import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

class Placed extends Directive {
  #column: number | undefined;
  #row: number | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('placed() belongs on an element.');
  }

  render(...place: [column: number, row: number]): unknown {
    void place;
    return noChange;
  }

  /** Widths and heights are the list’s, as custom properties: a place stays right when they change. */
  override update({ element }: ElementPart, [column, row]: [column: number, row: number]): unknown {
    if (column !== this.#column || row !== this.#row)
      (element as HTMLElement).style.transform = `translate(calc(var(--_step) * ${column}), calc(var(--_pitch) * ${row}))`;
    this.#column = column;
    this.#row = row;
    return noChange;
  }
}

/** Puts a card into its column and row. Not by custom properties of its own: all that is in it would inherit them, and be styled anew. */
export const placed = directive(Placed);
