import { retryDelay } from '../../core/retry-delay.js';

export interface WatchOptions {
  /** Reads the feed anew; resolves with whether that went well. */
  refresh(): Promise<boolean>;
  /** How long ago it was read. Seconds. */
  age(): number;
  /** Where changes are told, if anywhere. */
  events(): string | undefined;
  /** Seconds between two looks where nobody tells. 0 never looks. */
  interval(): number;
  readonly withCredentials: boolean;
  readonly signal: AbortSignal;
}

/** The longest wait after failures. Seconds. */
const longestWait = 120;
/** All viewers hear of a change at once; they do not ask all at once. Milliseconds. */
const spread = 400;

/** Keeps a feed up to date until `signal` ends: when it says that it changed, else by looking again and again. */
export function watchFeed({ refresh, age, events, interval, withCredentials, signal }: WatchOptions): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;
  let refused: string | undefined;
  let failures = 0;

  const look = async () => {
    clearTimeout(timer);
    failures = (await refresh()) ? 0 : failures + 1;
    if (!signal.aborted) schedule();
  };
  const schedule = () => {
    listen();
    clearTimeout(timer);
    if (source?.readyState === EventSource.OPEN && !failures) return;
    const delay = interval();
    if (!(delay > 0)) return;
    const wait = failures ? (retryDelay({ limit: Infinity, delay, maxDelay: longestWait }, failures) ?? longestWait) : Math.max(0, delay - age());
    timer = setTimeout(() => void look(), wait * 1000);
  };
  const listen = () => {
    const url = events();
    if (url === undefined || url === refused || source?.url === url) return;
    source?.close();
    const opened = (source = new EventSource(url, { withCredentials }));
    let heard = false;
    opened.addEventListener('message', () => {
      clearTimeout(timer);
      // The first one only says that the line is there; what has changed on the way to it is not known.
      timer = setTimeout(() => void look(), heard ? Math.random() * spread : 0);
      heard = true;
    });
    opened.addEventListener('error', () => {
      // A browser connects again by itself, except where there are no events to be had.
      if (opened.readyState === EventSource.CLOSED) refused = url;
      if (opened.readyState !== EventSource.OPEN) schedule();
    });
  };
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    source?.close();
  });
  schedule();
}
