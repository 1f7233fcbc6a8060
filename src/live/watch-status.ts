import { waitToRetry } from './wait-to-retry.js';
import type { StreamStatus } from './stream-status.js';

/** How often a document is asked for. Seconds. */
const pollInterval = 3;
/** Between two event streams, and after an answer that was none. Seconds. */
const retryInterval = 2;

const statuses: readonly unknown[] = ['live', 'offline', 'forbidden', 'ended'] satisfies StreamStatus[];

export interface StatusRequest {
  /** Absolute and checked. */
  readonly url: string;
  readonly credentials: RequestCredentials;
  /** Hears every status, repeated ones too; `undefined` when nothing is known any more. */
  tell(status: StreamStatus | undefined): void;
}

/** Follows a status document: as server-sent events where the server has them (WHATWG HTML, 9.2), else by asking again and again. */
export async function watchStatus({ url, credentials, tell }: StatusRequest, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    let wait = pollInterval;
    try {
      const response = await fetch(url, { signal, credentials, cache: 'no-store', headers: { accept: 'text/event-stream, application/json;q=0.9' } });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
        for await (const data of eventData(response)) tell(readStatus(data));
        wait = retryInterval;
      } else tell(readStatus(await response.text()));
    } catch {
      if (signal.aborted) return;
      // What is not known is no reason to stop anything.
      tell(undefined);
      wait = retryInterval;
    }
    await waitToRetry(wait, signal, () => {});
  }
}

/** The status that a document names, or `undefined`. */
export function readStatus(text: string): StreamStatus | undefined {
  try {
    const { status } = JSON.parse(text) as { status?: unknown };
    return statuses.includes(status) ? (status as StreamStatus) : undefined;
  } catch {
    return undefined;
  }
}

/** The data of each event as it comes. */
async function* eventData(response: Response): AsyncGenerator<string, void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: '' };
    if (done) return;
    text += value;
    const events = text.split(/\r\n\r\n|\n\n|\r\r/);
    text = events.pop() ?? '';
    for (const event of events) {
      const data = event.split(/\r\n|\n|\r/).flatMap((line) => (/^data: ?/.test(line) ? [line.replace(/^data: ?/, '')] : []));
      if (data.length) yield data.join('\n');
    }
  }
}
