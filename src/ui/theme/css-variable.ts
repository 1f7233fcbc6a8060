import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

class CssVariable extends Directive {
  #shown: string | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('cssVariable() belongs on an element.');
  }

  render(...variable: [name: `--${string}`, value: string]): unknown {
    void variable;
    return noChange;
  }

  override update(part: ElementPart, [name, value]: [name: `--${string}`, value: string]): unknown {
    if (value !== this.#shown) (part.element as HTMLElement).style.setProperty(name, (this.#shown = value));
    return noChange;
  }
}

/** Sets a custom property of an element by script: strict pages forbid `style` attributes, which styleMap begins with. */
export const cssVariable = directive(CssVariable);
