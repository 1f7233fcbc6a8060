import type { Activity } from './activity.js';
import type { PlayerActions, PlayerFacts } from './player-facts.js';

interface Gestures {
  readonly activity: Activity;
  readonly actions: PlayerActions;
  readonly signal: AbortSignal;
  facts(): PlayerFacts;
  /** Returns whether there was one to close. */
  closeMenu(): boolean;
}

/** Clicks and taps on the picture. A mouse plays and pauses, and enlarges when it clicks twice; a finger shows and hides the bar. */
export function listenToGestures(host: HTMLElement, { activity, actions, signal, facts, closeMenu }: Gestures): void {
  // Not every browser's click says what it was made with.
  let finger = false;
  let shown = true;
  let closing = false;
  host.addEventListener(
    'pointerdown',
    (event) => {
      finger = event.pointerType === 'touch';
      shown = activity.active;
      closing = onPicture(event) && closeMenu();
      if (!finger || !onPicture(event)) activity.wake();
    },
    { signal },
  );
  host.addEventListener(
    'click',
    (event) => {
      if (!onPicture(event) || closing) return;
      const { state } = facts();
      if (finger) return shown && state === 'playing' ? activity.rest() : activity.wake();
      if (state === 'playing' || state === 'paused' || state === 'buffering' || state === 'idle') actions.togglePlay();
    },
    { signal },
  );
  host.addEventListener('dblclick', (event) => !finger && onPicture(event) && facts().can.fullScreen && actions.toggleFullScreen(), { signal });
}

function onPicture(event: Event): boolean {
  return !event.composedPath().some((at) => at instanceof Element && at.matches('button, input, .buttons, .menu, .timeline-box'));
}
