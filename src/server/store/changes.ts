/** The channel on which processes tell each other which stream changed. */
export const CHANNEL = 'relive_stream_changed';

/** Tells which streams changed, in this process or another. */
export class Changes {
  readonly #listeners = new Set<(stream: string | undefined) => void>();
  #revision = 0;
  #complete = true;

  /** Grows with every change that was heard of. */
  get revision(): number {
    return this.#revision;
  }

  /** Whether changes of other processes are heard of. While they are not, nothing may be cached. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Calls `listener` with the stream, or with `undefined` when any may have changed. Returns how to stop. */
  listen(listener: (stream: string | undefined) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(stream: string | undefined): void {
    this.#revision++;
    for (const listener of this.#listeners) listener(stream);
  }

  /** The line to the other processes broke. */
  lose(): void {
    this.#complete = false;
  }

  /** It is back; what was missed is not known. */
  regain(): void {
    this.#complete = true;
    this.tell(undefined);
  }
}
