/** What a player is doing, as a viewer would say it. */
export type PlayerState =
  | 'idle'
  | 'connecting'
  | 'buffering'
  | 'playing'
  | 'paused'
  | 'reconnecting'
  | 'offline'
  | 'forbidden'
  | 'ended'
  | 'failed';

export const playerStates: readonly PlayerState[] = [
  'idle',
  'connecting',
  'buffering',
  'playing',
  'paused',
  'reconnecting',
  'offline',
  'forbidden',
  'ended',
  'failed',
];

/** How far the way from the source to the media element has come. `open`: it delivers, and the media element decides. */
export type SessionPhase = 'idle' | 'connecting' | 'open' | 'reconnecting' | 'offline' | 'forbidden' | 'ended' | 'failed';

/** The state of a player whose session is in `phase`. */
export function playerState(phase: SessionPhase, media: { paused: boolean; waiting: boolean }): PlayerState {
  if (phase !== 'open') return phase;
  if (media.paused) return 'paused';
  return media.waiting ? 'buffering' : 'playing';
}
