import { PlayerError } from '../core/player-error.js';

/** What a library or the platform threw, in terms that a page can act on. */
export function asPlayerError(error: unknown): PlayerError {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PlayerError') return error as PlayerError;
  if (name === 'AbortError' || name === 'InputDisposedError') return new PlayerError('aborted', 'Loading was stopped.', { cause: error });
  return new PlayerError('bad-input', 'This recording is broken and cannot be read.', { cause: error });
}
