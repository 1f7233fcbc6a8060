/** Calls for every picture that is shown, and whenever the page goes out of sight or comes back (`seen` is false then). */
export function followFrames(media: HTMLVideoElement, tell: (seen: boolean) => void, signal: AbortSignal): void {
  const onFrame = () => {
    if (signal.aborted) return;
    tell(!document.hidden);
    media.requestVideoFrameCallback(onFrame);
  };
  media.requestVideoFrameCallback?.(onFrame);
  document.addEventListener('visibilitychange', () => tell(false), { signal });
}
