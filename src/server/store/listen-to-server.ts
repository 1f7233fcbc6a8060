import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Changes } from './changes.js';
import { CHANNEL } from './changes.js';

const LONGEST_DELAY_MS = 10_000;

/** Hears what other processes change, on a connection of its own that is made again whenever it breaks. */
export async function listenToServer(url: string, changes: Changes, signal: AbortSignal): Promise<void> {
  const first = await connect(url, changes, signal);
  void keepListening(first, url, changes, signal);
}

interface Line {
  readonly ended: Promise<void>;
}

async function keepListening(line: Line | undefined, url: string, changes: Changes, signal: AbortSignal): Promise<void> {
  while (line) {
    await line.ended;
    if (signal.aborted) return;
    changes.lose();
    line = await reconnect(url, changes, signal);
    if (line) changes.regain();
  }
}

async function reconnect(url: string, changes: Changes, signal: AbortSignal): Promise<Line | undefined> {
  for (let delayMs = 250; !signal.aborted; delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS)) {
    // Rejects only when the store is closed, which the loop sees.
    await sleep(delayMs, undefined, { signal, ref: false }).catch(() => {});
    const line = await connect(url, changes, signal).catch(() => undefined);
    if (line) return line;
  }
  return undefined;
}

async function connect(url: string, changes: Changes, signal: AbortSignal): Promise<Line> {
  const client = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5000 });
  const ended = new Promise<void>((resolve) => {
    client.on('error', () => resolve());
    client.on('end', () => resolve());
  });
  client.on('notification', ({ payload }) => changes.tell(payload));
  const hangUp = () => void client.end().catch(() => {});
  try {
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
  } catch (error) {
    hangUp();
    throw error;
  }
  if (signal.aborted) hangUp();
  else signal.addEventListener('abort', hangUp, { once: true });
  return { ended };
}
