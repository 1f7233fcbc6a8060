import { nothing } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import type { FeedItem } from '../../feed/feed-item.js';
import type { CardText } from './card-text.js';

/** What a page's template may name beside the fields of the item itself. */
type Told = Pick<CardText, 'kind' | 'when' | 'viewers' | 'duration'>;

class CardTemplate extends Directive {
  #template: HTMLTemplateElement | undefined;
  #root: HTMLElement | undefined;

  /**
   * What a page wants a card to be made of. An element with `data-field` shows that field: an image as its picture, everything else as its
   * text; one whose field is empty is hidden.
   */
  render(template: HTMLTemplateElement, item: FeedItem, text: Told): unknown {
    if (template !== this.#template) {
      this.#template = template;
      this.#root = document.createElement('div');
      this.#root.className = 'custom';
      this.#root.append(document.importNode(template.content, true));
    }
    for (const element of this.#root?.querySelectorAll<HTMLElement>('[data-field]') ?? []) fill(element, valueOf(element.dataset['field'] ?? '', item, text));
    return this.#root ?? nothing;
  }
}

export const cardFromTemplate = directive(CardTemplate);

function fill(element: HTMLElement, value: string): void {
  element.hidden = value === '';
  if (element instanceof HTMLImageElement) {
    if (element.getAttribute('src') !== value) element.src = value;
  } else if (element.textContent !== value) element.textContent = value;
}

function valueOf(field: string, item: FeedItem, text: Told): string {
  if (Object.hasOwn(text, field)) return text[field as keyof Told];
  const value = Object.hasOwn(item, field) ? (item as unknown as Record<string, unknown>)[field] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
