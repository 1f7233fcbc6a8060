import type { Changes } from '../store/changes.js';
import type { Document } from './document.js';

/** Proxies close connections that are quiet for 30 s and more. */
const HEARTBEAT_MS = 15_000;

/** How long a browser waits before it connects again. */
const RETRY_MS = 2000;

/**
 * A document as server-sent events (WHATWG HTML, 9.2): now, and whenever it changes. Nothing piles up for a slow
 * reader: what it reads next is always the latest.
 *
 * @param stream - The stream whose changes may change the document; where there is none, those of all streams.
 * @param read - The document.
 * @param onEnd - Called once, when the reader is gone.
 */
export function statusStream(
  stream: string | undefined,
  changes: Changes,
  read: () => Promise<Document>,
  onEnd: () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let changed = true;
  let sent = '';
  let wake = () => {};
  const gone = new AbortController();
  const unlisten = changes.listen((which) => {
    if (which !== undefined && stream !== undefined && which !== stream) return;
    changed = true;
    wake();
  });

  const nextMessage = async (): Promise<string> => {
    while (!gone.signal.aborted) {
      if (!changed) {
        const woken = await changeOrHeartbeat((resolve) => (wake = resolve));
        if (!woken) return ':\n\n';
      }
      changed = false;
      const { body } = await read();
      if (body === sent) continue;
      const first = sent === '';
      sent = body;
      return `${first ? `retry: ${RETRY_MS}\n` : ''}data: ${body}\n\n`;
    }
    return '';
  };
  gone.signal.addEventListener('abort', () => {
    unlisten();
    wake();
    onEnd();
  });
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const message = await nextMessage();
          if (!gone.signal.aborted) controller.enqueue(encoder.encode(message));
        } catch {
          // The store is away. The browser comes back, and finds out.
          if (!gone.signal.aborted) controller.close();
          gone.abort();
        }
      },
      cancel: () => gone.abort(),
    },
    { highWaterMark: 0 },
  );
}

/** Resolves with true when woken, with false after a quiet time. */
function changeOrHeartbeat(onWake: (wake: () => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), HEARTBEAT_MS);
    timer.unref();
    onWake(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
