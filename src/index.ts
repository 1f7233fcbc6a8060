export { PlayerError, type PlayerErrorCode } from './core/player-error.js';
export type { PlayerState } from './core/player-state.js';
export { ReliveLiveElement } from './elements/live/live-element.js';
