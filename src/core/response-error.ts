import { PlayerError } from './player-error.js';

/** The error that an HTTP status means to a viewer. `status` is 400 or more. */
export function responseError(status: number, url: string): PlayerError {
  const host = hostOf(url);
  if (status === 401 || status === 403)
    return new PlayerError('forbidden', `${host} refuses to play this (HTTP ${status}). The address may have expired, or the stream may be banned.`);
  if (status === 404 || status === 410)
    return new PlayerError('not-found', `There is nothing at this address (HTTP ${status}). The stream may not have started yet.`);
  if (status === 408 || status === 504)
    return new PlayerError('timeout', `${host} took too long to answer (HTTP ${status}). Try again in a moment.`);
  if (status === 429 || status >= 500)
    return new PlayerError('network', `${host} is in trouble (HTTP ${status}). Try again in a moment.`);
  return new PlayerError('bad-input', `${host} does not understand this address (HTTP ${status}). Check it.`);
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return 'The server';
  }
}
