import type { PlayerState } from '../../core/player-state.js';

/** A longer time between two pictures is a stop, whatever the media element says. Milliseconds. */
const longestFrame = 500;

/** Counts the time that a viewer waits for a picture that was already moving. */
export class BlockTime {
  #blockedMs = 0;
  #watchedMs = 0;
  #since = 0;
  #state: PlayerState = 'idle';
  #frame: { readonly at: number; readonly blockedMs: number } | undefined;

  /** Tells what the player does from now on. */
  follow(state: PlayerState, now = performance.now()): void {
    const ms = now - this.#since;
    if (this.#state === 'buffering' || this.#state === 'reconnecting') this.#blockedMs += ms;
    else if (this.#state === 'playing') this.#watchedMs += ms;
    this.#since = now;
    this.#state = state;
    if (state === 'idle' || state === 'connecting') this.#blockedMs = this.#watchedMs = 0;
    if (state !== 'playing' && state !== 'buffering' && state !== 'reconnecting') this.#frame = undefined;
  }

  /**
   * A picture is shown. What stood still before it without being told of counts as well.
   * @param longest - The longest time without a new picture since the last call, in milliseconds: where not every picture is told of, less than the time since then.
   */
  frame(now = performance.now(), longest?: number): void {
    this.follow(this.#state, now);
    const { at, blockedMs } = this.#frame ?? { at: now, blockedMs: this.#blockedMs };
    const stood = Math.min(now - at, longest ?? Infinity);
    const untold = stood > longestFrame ? Math.max(0, stood - (this.#blockedMs - blockedMs)) : 0;
    this.#blockedMs += untold;
    this.#watchedMs = Math.max(0, this.#watchedMs - untold);
    this.#frame = { at: now, blockedMs: this.#blockedMs };
  }

  /** Nobody looks: what is not shown is no stop. */
  ignoreFrames(): void {
    this.#frame = undefined;
  }

  /** Seconds of waiting, and their share of all the time since the first picture, from 0 to 1. */
  read(): { blockSeconds: number; blockRate: number } {
    this.follow(this.#state);
    const all = this.#blockedMs + this.#watchedMs;
    return { blockSeconds: this.#blockedMs / 1000, blockRate: all ? this.#blockedMs / all : 0 };
  }
}
