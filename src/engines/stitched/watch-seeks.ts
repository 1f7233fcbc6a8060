/** A seek that takes so long although its media is there hangs. Milliseconds. */
const longestSeek = 4000;
/** Too little to be seen, and enough to make a browser seek again. Seconds. */
const nudge = 1e-4;
/** How far ahead of its time a frame may be shown: times are rounded, and of what plays the clock is read a moment later. Seconds. */
const aheadPaused = 0.005;
const aheadPlaying = 0.1;
/** So often the same seek is made again. */
const mostTries = 5;

/**
 * Sees to it that seeks end, and with the frame that they name.
 *
 * Chromium shows the first frame of a buffered range when a seek goes shortly before it and the media between comes later: the picture then
 * stands on a frame of the future. Seeking to the same place once more shows the right one.
 */
export function watchSeeks(media: HTMLVideoElement, signal: AbortSignal): void {
  let own = NaN;
  let tries = 0;
  /** Seconds: the time of the last frame that was shown since. */
  let shown: number | undefined;
  let watching: number | undefined;
  let hanging: ReturnType<typeof setTimeout> | undefined;

  function again(): void {
    if (tries++ >= mostTries) return;
    own = media.currentTime + nudge;
    media.currentTime = own;
  }

  function stopWatching(): void {
    clearTimeout(hanging);
    if (watching !== undefined) media.cancelVideoFrameCallback(watching);
    watching = undefined;
  }

  function begin(): void {
    stopWatching();
    if (!(Math.abs(media.currentTime - own) < nudge)) tries = 0;
    hanging = setTimeout(() => media.seeking && holds(media.buffered, media.currentTime) && again(), longestSeek);
    shown = undefined;
    watchFrame();
  }

  /** A frame of before may come first, and the right one last. What plays needs no watching once it is there. */
  function watchFrame(): void {
    watching = media.requestVideoFrameCallback((_now, { mediaTime }) => {
      watching = undefined;
      shown = mediaTime;
      if (media.paused || media.seeking || mediaTime < media.currentTime - 0.5) watchFrame();
      check();
    });
  }

  function check(): void {
    if (shown === undefined || media.seeking) return;
    const isAhead = shown > media.currentTime + (media.paused ? aheadPaused : aheadPlaying);
    if (isAhead && holds(media.buffered, media.currentTime)) again();
  }

  media.addEventListener('seeking', begin, { signal });
  for (const type of ['seeked', 'progress', 'canplay']) media.addEventListener(type, check, { signal });
  media.addEventListener('emptied', stopWatching, { signal });
  signal.addEventListener('abort', stopWatching, { once: true });
}

function holds(ranges: TimeRanges, time: number): boolean {
  for (let index = 0; index < ranges.length; index++) if (ranges.start(index) <= time && time < ranges.end(index)) return true;
  return false;
}
