import { html, nothing, type TemplateResult } from 'lit';
import type { PlayerError } from '../../core/player-error.js';
import type { PlayerState } from '../../core/player-state.js';
import { barIcons } from '../icons/bar-icons.js';
import { icon } from '../icons/icon.js';
import type { Words } from '../language/words.js';
import type * as Messages from './messages.js';
import { spinner } from './spinner.js';

/** What a player's face is made from. */
export interface FaceFacts {
  readonly state: PlayerState;
  readonly error: PlayerError | null;
  readonly live: boolean;
  /** Whether nothing has been played yet, and the viewer should be shown where to begin. */
  readonly startOffered: boolean;
  /** Whether the browser let the player begin only without sound. */
  readonly soundOffered: boolean;
  /** Whether technical details of an error are shown as well. */
  readonly debug: boolean;
}

/** What a viewer can ask for on a player's face. */
export interface FaceActions {
  play(): void;
  unmute(): void;
}

/** Whether there is something to say that {@link face} leaves to `messages.ts`. */
export function needsMessage({ state, error }: FaceFacts): boolean {
  return (error !== null && (state === 'failed' || state === 'forbidden')) || state === 'offline' || state === 'ended';
}

/**
 * What lies over the picture: where the player is, what went wrong, and the one thing to do about it.
 *
 * @param messages - What it needs where {@link needsMessage} says so; that face is empty until it has come.
 */
export function face(facts: FaceFacts, words: Words, actions: FaceActions, messages?: typeof Messages): TemplateResult | typeof nothing {
  const { state, error } = facts;
  if (error?.code === 'autoplay-blocked' && state !== 'playing') return bigPlay(words, actions);
  if (needsMessage(facts)) return messages?.messageFace(facts, words.lang, actions.play) ?? nothing;
  if (facts.startOffered) return bigPlay(words, actions);
  if (state === 'connecting' || state === 'buffering') return spinner(words.loading, false);
  if (state === 'reconnecting') return spinner(words.reconnecting, true);
  return facts.soundOffered ? soundOffer(words, actions) : nothing;
}

function bigPlay(words: Words, { play }: FaceActions): TemplateResult {
  return html`<div class="face">
    <button part="play big-play" class="disc" type="button" aria-label=${words.play} @click=${play}>${icon(barIcons.play)}</button>
  </div>`;
}

function soundOffer(words: Words, { unmute }: FaceActions): TemplateResult {
  return html`<button part="sound-offer" class="pill offer" type="button" @click=${unmute}>${icon(barIcons.muted)}${words.tapForSound}</button>`;
}
