/** Between two looks at what was shown. A callback for every picture would have the page rendered as often. Milliseconds. */
const step = 500;

/**
 * Tells twice a second, while pictures are shown, how long the longest time between two of them was, in milliseconds; and whenever the
 * page goes out of sight or comes back (`seen` is false then).
 */
export function followFrames(media: HTMLVideoElement, tell: (seen: boolean, longest: number) => void, signal: AbortSignal): void {
  let last: { readonly at: number; readonly count: number } | undefined;
  /** The shortest time that a picture was shown for. Milliseconds. */
  let usual = Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const onFrame = (at: number, { presentedFrames: count }: VideoFrameCallbackMetadata) => {
    if (signal.aborted) return;
    const shown = last ? count - last.count : 0;
    const took = at - (last?.at ?? at);
    if (shown > 0) usual = Math.min(usual, took / shown);
    // All but one of them were shown for as long as any: what is left is the longest, or the sum of those that were long.
    tell(!document.hidden, shown > 0 ? took - (shown - 1) * usual : 0);
    last = { at, count };
    timer = setTimeout(ask, step);
  };
  const ask = () => media.requestVideoFrameCallback?.(onFrame);
  ask();
  signal.addEventListener('abort', () => clearTimeout(timer));
  document.addEventListener(
    'visibilitychange',
    () => {
      last = undefined;
      tell(false, 0);
    },
    { signal },
  );
}
