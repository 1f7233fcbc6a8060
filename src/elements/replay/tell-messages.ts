import type { StitchedEngine } from '../../engines/stitched/stitched-engine.js';
import { SeiMessageEvent } from '../player/sei-message-event.js';

/** `timeupdate` comes four times a second: messages that are due before the next one are waited for. Seconds. */
const ahead = 0.6;
/** Where frames are not counted, as in a hidden tab, time is. Seconds. */
const late = 0.3;
/** Hardly a picture is shown for so long. Seconds. */
const longestFrame = 2;
/** How long a picture usually lasts. Seconds. */
const usualFrame = 0.04;
/** Media time is rounded otherwise than the stream's. Seconds. */
const rounding = 0.002;

/**
 * Tells of each message in a replay when the picture that it came with is shown, as often as that is, until `signal` ends.
 *
 * Frames are followed only while there is something to tell soon: to be told of each one, the browser prepares the page anew each time.
 * @param from - The time of the first picture, which may be over; `undefined` where a seek has led elsewhere since. Seconds.
 */
export function tellMessages(player: EventTarget, media: HTMLVideoElement, engine: StitchedEngine, from: number | undefined, signal: AbortSignal): void {
  /** All up to here is told; `undefined` from a seek to its picture. Seconds. */
  let told = from === undefined ? undefined : from - rounding;
  let sought = media.currentTime;
  /** The last picture. Seconds. */
  let shown: number | undefined;
  let request: number | undefined;

  function tell(after: number, until: number): void {
    if (until <= after) return;
    told = until;
    for (const message of engine.messages(after, until)) player.dispatchEvent(new SeiMessageEvent(message));
  }

  function awaitFrame(): void {
    request ??= media.requestVideoFrameCallback?.((_now, { mediaTime }) => {
      request = undefined;
      shown = mediaTime;
      if (media.seeking) awaitFrame();
      else show();
    });
  }

  function show(): void {
    // The last picture of before a seek may come after it has begun.
    if (shown !== undefined && Math.abs(shown - media.currentTime) < longestFrame) {
      // After a seek Firefox tells the time that was asked for: the picture that is shown then has begun before.
      const begun = shown === media.currentTime ? usualFrame : rounding;
      tell(told ?? shown - begun, shown + rounding);
    }
    follow();
  }

  function follow(): void {
    const { currentTime, playbackRate } = media;
    if (engine.messages(told ?? currentTime - late, currentTime + ahead * Math.max(1, playbackRate)).length) awaitFrame();
  }

  function passTime(): void {
    if (media.seeking) return;
    const time = media.currentTime - late;
    // No picture has come since the seek: nobody looks.
    if (told !== undefined) tell(told, time);
    else if (time > sought + late) told = time;
    follow();
  }

  function startOver(): void {
    told = shown = undefined;
    sought = media.currentTime;
    awaitFrame();
  }

  for (const type of ['timeupdate', 'progress', 'play']) media.addEventListener(type, passTime, { signal });
  for (const type of ['seeking', 'emptied']) media.addEventListener(type, startOver, { signal });
  media.addEventListener('seeked', show, { signal });
  signal.addEventListener('abort', () => request !== undefined && media.cancelVideoFrameCallback(request), { once: true });
  if (from === undefined) awaitFrame();
  follow();
}
