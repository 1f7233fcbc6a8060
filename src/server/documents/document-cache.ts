import type { Changes } from '../store/changes.js';
import type { Document } from './document.js';

/** Filters make any number of documents; those that were asked for last are kept. */
const MAX_DOCUMENTS = 200;

/** Keeps documents until any stream changes, and makes each of them once for all who ask at the same time. */
export class DocumentCache {
  readonly #changes: Changes;
  readonly #documents = new Map<string, Promise<Document>>();
  #revision = -1;

  constructor(changes: Changes) {
    this.#changes = changes;
  }

  read(key: string, make: () => Promise<Document>): Promise<Document> {
    // Deaf to other processes, it could not know what is out of date.
    if (!this.#changes.complete) return make();
    if (this.#revision !== this.#changes.revision) {
      this.#documents.clear();
      this.#revision = this.#changes.revision;
    }
    const known = this.#documents.get(key);
    if (known) return known;
    const document = make();
    document.catch(() => {
      if (this.#documents.get(key) === document) this.#documents.delete(key);
    });
    this.#documents.set(key, document);
    if (this.#documents.size > MAX_DOCUMENTS) this.#documents.delete(this.#documents.keys().next().value ?? key);
    return document;
  }
}
