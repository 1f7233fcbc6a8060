import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { english } from './english.js';
import type { Words } from './words.js';

/** English is always there; the others come over the network when a page speaks them. */
const loaders: Record<string, () => Promise<Words>> = {
  zh: async () => (await import('./chinese.js')).chinese,
};
const loaded = new Map<string, Words>([['en', english]]);

/** Keeps `words` in the language of its host: by its own `lang`, else the page's around it, else the browser's. */
export class Language implements ReactiveController {
  words: Words = english;
  /** The same language, with the region that decides how its people write times and dates, where one is known. */
  locale = 'en';

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostUpdate(): void {
    const tags = [...declared(this.host), ...navigator.languages];
    const language = spoken(tags);
    const words = loaded.get(language);
    if (words) this.words = words;
    else void this.#load(language);
    const own = this.words.lang.slice(0, 2);
    this.locale = tags.find((tag) => tag.toLowerCase().startsWith(`${own}-`)) ?? own;
  }

  async #load(language: string): Promise<void> {
    // Where its words cannot be loaded, English stays; asking again and again would not help.
    const words = (await loaders[language]?.().catch(() => undefined)) ?? english;
    loaded.set(language, words);
    this.host.requestUpdate();
  }
}

/** The first language of `tags` that there are words for; regions and scripts fall back to their language. */
export function spoken(tags: readonly string[]): string {
  const languages = tags.map((tag) => tag.toLowerCase().split('-', 1)[0] ?? '');
  return languages.find((language) => language === 'en' || language in loaders) ?? 'en';
}

/** The nearest language that the page declares around an element, out of shadow trees too. */
function* declared(element: Element): Generator<string> {
  for (let at: Element | undefined = element; at; ) {
    const holder: Element | null = at.closest('[lang]');
    if (holder) {
      yield holder.getAttribute('lang') ?? '';
      return;
    }
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
}
