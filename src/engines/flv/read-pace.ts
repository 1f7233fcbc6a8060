/** With less than this to play, every byte is wanted at once: a rest hides the edge from what steers by it, and would add to a low delay. Seconds. */
const comfort = 0.25;
/** Of what there is beyond, so much is a rest. */
const share = 0.5;
/** A shorter rest costs more than it saves, a longer one saves little more. Milliseconds. */
const shortest = 30;
const longest = 200;
/** After a larger read there is likely to be more. Bytes. */
const small = 32_768;

/**
 * How long to wait before reading on: what comes meanwhile is read, rewrapped and appended in one go, which costs a fraction of doing so
 * for every packet. Nobody waits longer for a picture by it, since more than that is there to be shown.
 * @param bytes - How many the last read gave.
 * @returns Milliseconds; 0 where there is little to play, and in a page out of sight, whose timers are slow.
 */
export function readRest({ buffered, currentTime, readyState }: HTMLMediaElement, bytes: number): number {
  if (bytes > small || !buffered.length || readyState < HTMLMediaElement.HAVE_FUTURE_DATA || document.hidden) return 0;
  const rest = (buffered.end(buffered.length - 1) - currentTime - comfort) * share * 1000;
  return rest < shortest ? 0 : Math.min(rest, longest);
}
