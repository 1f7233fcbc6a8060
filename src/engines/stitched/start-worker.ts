import type { FromReader, MessageEnd } from '../../container/recording-messages.js';

/** A worker that says nothing for so long does not run. Milliseconds. */
const patience = 10_000;

/** Whether this page has turned out not to allow workers: to try again would only be to report again that it does not. */
let refused = false;

/**
 * Starts the worker that reads recordings; the signal ends it.
 * @returns Once its code has run, or `undefined` where the page's policy, its address on another origin or the browser does not let it.
 */
export async function startWorker(signal: AbortSignal): Promise<MessageEnd | undefined> {
  if (refused || signal.aborted) return undefined;
  const worker = createWorker();
  const runs = worker && (await isReady(worker, signal));
  if (runs) return worker;
  worker?.terminate();
  if (!signal.aborted) refused = true;
  return undefined;
}

function createWorker(): Worker | undefined {
  // Scripts of another origin are refused in any case, and a strict policy would report the attempt.
  if (new URL(import.meta.url).origin !== location.origin) return undefined;
  try {
    // Bundlers know it when it is written just so.
    return new Worker(new URL('../../container/recording-worker.js', import.meta.url), { type: 'module' });
  } catch {
    return undefined;
  }
}

function isReady(worker: Worker, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), patience);
    const settle = (ready: boolean) => {
      clearTimeout(timer);
      resolve(ready);
    };
    worker.addEventListener('message', ({ data }) => settle((data as FromReader).type === 'ready'), { once: true });
    worker.addEventListener('error', (event) => {
      // It is dealt with, and no error of the page.
      event.preventDefault();
      settle(false);
    });
    signal.addEventListener(
      'abort',
      () => {
        worker.terminate();
        settle(false);
      },
      { once: true },
    );
  });
}
