import type { PlayerState } from '../../core/player-state.js';

/** Counts the time that a viewer waits for a picture that was already moving. */
export class BlockTime {
  #blockedMs = 0;
  #watchedMs = 0;
  #since = 0;
  #state: PlayerState = 'idle';

  /** Tells what the player does from now on. */
  follow(state: PlayerState, now = performance.now()): void {
    const ms = now - this.#since;
    if (this.#state === 'buffering' || this.#state === 'reconnecting') this.#blockedMs += ms;
    else if (this.#state === 'playing') this.#watchedMs += ms;
    this.#since = now;
    this.#state = state;
    if (state === 'idle' || state === 'connecting') this.#blockedMs = this.#watchedMs = 0;
  }

  /** Seconds of waiting, and their share of all the time since the first picture, from 0 to 1. */
  read(): { blockSeconds: number; blockRate: number } {
    this.follow(this.#state);
    const all = this.#blockedMs + this.#watchedMs;
    return { blockSeconds: this.#blockedMs / 1000, blockRate: all ? this.#blockedMs / all : 0 };
  }
}
