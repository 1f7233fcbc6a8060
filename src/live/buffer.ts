/** Seconds of media that are ready to be played from where playback is. */
export function bufferedAhead({ buffered, currentTime }: HTMLMediaElement): number {
  for (let i = 0; i < buffered.length; i++) if (buffered.start(i) <= currentTime + 0.05 && currentTime < buffered.end(i)) return buffered.end(i) - currentTime;
  return 0;
}

/** Where the next range after a hole begins, or `undefined` where nothing lies ahead. */
export function nextRange({ buffered, currentTime }: HTMLMediaElement): number | undefined {
  for (let i = 0; i < buffered.length; i++) if (buffered.start(i) > currentTime) return buffered.start(i);
  return undefined;
}

/** The end of all that is buffered, or `undefined` where nothing is. */
export function bufferedEnd({ buffered }: HTMLMediaElement): number | undefined {
  return buffered.length ? buffered.end(buffered.length - 1) : undefined;
}
