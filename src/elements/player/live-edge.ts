/** Seconds that a viewer is behind the live edge, as far as it has been received; `undefined` before there is any. */
export function secondsBehind(media: HTMLMediaElement): number | undefined {
  const edge = liveEdge(media);
  return edge === undefined ? undefined : Math.max(0, edge - media.currentTime);
}

/** Goes to the live edge, but for a second that keeps playback from running dry at once. */
export function goToLiveEdge(media: HTMLMediaElement): void {
  const edge = liveEdge(media);
  if (edge !== undefined) media.currentTime = Math.max(media.currentTime, edge - 1);
}

/** Moves by seconds, as far as there is something to move to. */
export function seekBy(media: HTMLMediaElement, seconds: number): void {
  const { seekable, buffered, duration, currentTime } = media;
  // A stream without end says that all of it is seekable, however much of it is gone (Media Source Extensions, 10.1).
  const range = Number.isFinite(duration) && seekable.length ? seekable : buffered;
  if (!range.length) return;
  media.currentTime = Math.min(Math.max(currentTime + seconds, range.start(0)), range.end(range.length - 1));
}

function liveEdge({ buffered }: HTMLMediaElement): number | undefined {
  return buffered.length ? buffered.end(buffered.length - 1) : undefined;
}
