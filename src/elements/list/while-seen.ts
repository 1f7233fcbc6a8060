/**
 * Does something for as long as an element is in sight, and the page too.
 *
 * @param start - Called whenever it comes into sight, with a signal that ends when it no longer is.
 * @param signal - Ends it all.
 * @returns begins anew, where the element is in sight.
 */
export function whileSeen(element: Element, start: (signal: AbortSignal) => void, signal: AbortSignal): () => void {
  let inSight = false;
  let turn: AbortController | undefined;
  const restart = () => {
    turn?.abort();
    turn = undefined;
    if (signal.aborted || !inSight || document.visibilityState !== 'visible') return;
    turn = new AbortController();
    start(turn.signal);
  };
  const observer = new IntersectionObserver((entries) => {
    inSight = entries.at(-1)?.isIntersecting ?? false;
    restart();
  });
  observer.observe(element);
  document.addEventListener('visibilitychange', restart, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    turn?.abort();
  });
  return restart;
}
