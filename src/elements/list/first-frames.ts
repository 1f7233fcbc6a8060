import { keyOf, type FeedItem, type ReplayItem } from '../../feed/feed-item.js';

/** So many are kept; those that were seen last. */
const mostKept = 96;
/** What is scrolled past quickly needs no picture. Milliseconds. */
const calm = 250;

/** Pictures of replays whose feed gives none: the first frame of a recording, made one at a time and only for what is in sight. */
export class FirstFrames {
  /** `null` where there is none to be had. */
  readonly #pictures = new Map<string, HTMLCanvasElement | null>();
  #wanted: readonly ReplayItem[] = [];
  #making: { readonly key: string; readonly stop: AbortController } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly onPicture: () => void,
    private readonly credentials: () => RequestCredentials,
  ) {}

  pictureOf(item: FeedItem): HTMLCanvasElement | undefined {
    return item.kind === 'replay' && !item.poster ? (this.#pictures.get(keyOf(item)) ?? undefined) : undefined;
  }

  /** What is in sight now. What is being made for something else is given up. */
  want(items: readonly FeedItem[]): void {
    this.#wanted = savesData() ? [] : items.filter((item): item is ReplayItem => item.kind === 'replay' && !item.poster && !this.#pictures.has(keyOf(item)));
    if (this.#making && !this.#wanted.some((item) => keyOf(item) === this.#making?.key)) {
      this.#making.stop.abort();
      this.#making = undefined;
    }
    clearTimeout(this.#timer);
    if (this.#wanted.length && !this.#making) this.#timer = setTimeout(() => void this.#make(), calm);
  }

  async #make(): Promise<void> {
    const item = this.#wanted.find((each) => !this.#pictures.has(keyOf(each)));
    if (!item || this.#making) return;
    const key = keyOf(item);
    const stop = new AbortController();
    this.#making = { key, stop };
    let picture: HTMLCanvasElement | null = null;
    try {
      const { captureFirstFrame } = await import('./capture-first-frame.js');
      picture = await captureFirstFrame(item.recordings, { credentials: this.credentials(), signal: stop.signal });
    } catch {
      // The art in its place is good enough, and its recording will tell when it is played.
    }
    if (stop.signal.aborted) return;
    this.#making = undefined;
    this.#keep(key, picture);
    if (picture) this.onPicture();
    void this.#make();
  }

  #keep(key: string, picture: HTMLCanvasElement | null): void {
    this.#pictures.set(key, picture);
    const oldest = this.#pictures.size > mostKept ? this.#pictures.keys().next().value : undefined;
    if (oldest !== undefined) this.#pictures.delete(oldest);
  }
}

/** Whether the viewer asked to be spared what is not needed. */
function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}
