/** Tells when a CSS pixel has become another number of device pixels: zoom, or a move to another screen. */
export function watchPixelRatio(onChange: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  // A media query for the present ratio stops matching when the ratio changes; there is no event of its own.
  const listening = new AbortController();
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
    'change',
    () => {
      listening.abort();
      onChange();
      watchPixelRatio(onChange, signal);
    },
    { signal: AbortSignal.any([signal, listening.signal]) },
  );
}
