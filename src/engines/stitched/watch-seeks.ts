/** How far ahead of a seek a buffered range has to begin to be in its way. Seconds; longer than any segment. */
const inTheWay = 15;
/** A seek that takes so long although its media is there hangs. Milliseconds. */
const longestSeek = 4000;
/** Too little to be seen, and enough to make a browser seek again. Seconds. */
const nudge = 1e-4;

/**
 * Sees to it that seeks end, and with the frame that they name.
 *
 * Chromium shows the first frame of a buffered range when a seek goes shortly before it and the media between comes later: the picture then
 * stands on a frame of the future, and nothing tells so. Seeking to the same place once more shows the right one.
 */
export function watchSeeks(media: HTMLVideoElement, signal: AbortSignal): void {
  let doubtful = false;
  let own = NaN;
  let hanging: ReturnType<typeof setTimeout> | undefined;

  function again(): void {
    doubtful = false;
    own = media.currentTime + nudge;
    media.currentTime = own;
  }

  function begin(): void {
    const { buffered, currentTime } = media;
    clearTimeout(hanging);
    if (Math.abs(currentTime - own) < nudge) return;
    hanging = setTimeout(() => media.seeking && holds(media.buffered, media.currentTime) && again(), longestSeek);
    doubtful = !holds(buffered, currentTime) && beginsWithin(buffered, currentTime, currentTime + inTheWay);
  }

  function end(): void {
    if (doubtful && !media.seeking && holds(media.buffered, media.currentTime)) again();
  }

  media.addEventListener('seeking', begin, { signal });
  for (const type of ['seeked', 'progress', 'canplay']) media.addEventListener(type, end, { signal });
  signal.addEventListener('abort', () => clearTimeout(hanging), { once: true });
}

function holds(ranges: TimeRanges, time: number): boolean {
  for (let index = 0; index < ranges.length; index++) if (ranges.start(index) <= time && time < ranges.end(index)) return true;
  return false;
}

function beginsWithin(ranges: TimeRanges, from: number, to: number): boolean {
  for (let index = 0; index < ranges.length; index++) if (ranges.start(index) > from && ranges.start(index) <= to) return true;
  return false;
}
