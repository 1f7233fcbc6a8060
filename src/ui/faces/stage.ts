import { html, type TemplateResult } from 'lit';
import type { PlayerState } from '../../core/player-state.js';
import type { Words } from '../language/words.js';

/** All that lies over the picture, and the quiet voice that tells what happened to it. */
export function stage(content: unknown, words: Words, { quiet, announcement }: { quiet: boolean; announcement: string }): TemplateResult {
  return html`<div class=${quiet ? 'stage quiet' : 'stage'} lang=${words.lang}>
    ${content}
    <p class="unseen" role="status">${announcement}</p>
  </div>`;
}

/** What is worth saying aloud about a state. Errors speak for themselves; waits that pass are not worth a word. */
export function announcement(state: PlayerState, live: boolean, words: Words): string {
  if (state === 'reconnecting') return words.reconnecting;
  if (state === 'offline') return words.offline[0];
  return state === 'ended' && live ? words.liveEnded[0] : '';
}
