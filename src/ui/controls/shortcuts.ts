import type { PlayerActions, PlayerFacts } from './player-facts.js';
import { skipSeconds } from './skip-seconds.js';

const volumeStep = 0.05;
const seekStep = 5;
const longStep = 30;

/** What a key does anywhere in a player, or `undefined` where it is the page's or the focused control's own. */
export function shortcut(event: KeyboardEvent, facts: PlayerFacts, actions: PlayerActions): (() => void) | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined;
  const [target] = event.composedPath();
  if (target instanceof HTMLElement && isTakenBy(target, event.key)) return undefined;
  const { muted, volume, can, replay } = facts;
  const level = muted ? 0 : volume;
  const all: Record<string, (() => void) | false> = {
    ' ': actions.togglePlay,
    k: actions.togglePlay,
    ArrowUp: () => actions.setVolume(Math.min(1, level + volumeStep)),
    ArrowDown: () => actions.setVolume(Math.max(0, level - volumeStep)),
    ArrowLeft: () => actions.seekBy(-seekStep),
    ArrowRight: () => actions.seekBy(seekStep),
    m: () => actions.mute(!muted),
    f: can.fullScreen && actions.toggleFullScreen,
    s: can.snapshot && (() => void actions.saveSnapshot()),
    p: can.pictureInPicture && actions.togglePictureInPicture,
    ...(replay && {
      j: () => actions.seekBy(-skipSeconds),
      l: () => actions.seekBy(skipSeconds),
      'Shift+ArrowLeft': () => actions.seekBy(-longStep),
      'Shift+ArrowRight': () => actions.seekBy(longStep),
      ',': () => actions.stepFragment(-1),
      '.': () => actions.stepFragment(1),
    }),
  };
  const key = event.key.length === 1 ? event.key.toLowerCase() : replay && event.shiftKey ? `Shift+${event.key}` : event.key;
  return (Object.hasOwn(all, key) && all[key]) || undefined;
}

/** A holding key repeats volume and seeking, and nothing that toggles. */
export function repeats(key: string): boolean {
  return key.startsWith('Arrow');
}

function isTakenBy(target: HTMLElement, key: string): boolean {
  if (target.isContentEditable || target.matches('input:not([type=range]), textarea, select')) return true;
  if (target.matches('input[type=range]')) return key.startsWith('Arrow');
  return key === ' ' && target.matches('button, a[href], summary');
}
