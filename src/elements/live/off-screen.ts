import { floats } from '../player/picture-in-picture.js';
import type { PlayerElement } from '../player/player-element.js';

/** So long a player may be out of sight before it rests. Milliseconds. */
const longestAbsence = 10_000;

/**
 * Lets a player that started by itself rest while it is off screen: the machine and the network are for those that are seen.
 *
 * One that the viewer has touched is the viewer's, and one that floats or fills the screen is in sight.
 * @param sleep - Gives up the connection; `play()` makes a new one at the live edge.
 */
export function restOffScreen(player: PlayerElement, sleep: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let resting = false;
  let touched = false;
  const touch = ({ isTrusted }: Event) => void (touched ||= isTrusted);
  for (const type of ['pointerup', 'keyup']) player.addEventListener(type, touch, { signal });

  function rest(): void {
    if (touched || player.paused || floats(player) || player.matches(':fullscreen')) return;
    resting = true;
    player.pause();
    sleep();
  }

  const observer = new IntersectionObserver((entries) => {
    clearTimeout(timer);
    if (!entries.at(-1)?.isIntersecting) timer = setTimeout(rest, longestAbsence);
    else if (resting) {
      resting = false;
      void player.play().catch(() => {});
    }
  });
  observer.observe(player);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    observer.disconnect();
  });
}
