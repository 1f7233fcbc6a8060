/** Waits so many seconds, or less: until `signal` ends, `wake` is called, the network is there again, or the viewer looks again. */
export function waitToRetry(seconds: number, signal: AbortSignal, onWake: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const waiting = new AbortController();
    const done = () => {
      clearTimeout(timer);
      waiting.abort();
      resolve();
    };
    const timer = seconds < Infinity ? setTimeout(done, seconds * 1000) : undefined;
    onWake(done);
    signal.addEventListener('abort', done, { signal: waiting.signal });
    if (seconds === Infinity) return;
    window.addEventListener('online', done, { signal: waiting.signal });
    document.addEventListener('visibilitychange', () => !document.hidden && done(), { signal: waiting.signal });
  });
}
