import { PlayerError } from '../core/player-error.js';
import type { LiveSession } from './live-session.js';
import { prepareStream, type StreamRequest } from './prepare-stream.js';

export interface SwitchRequest extends StreamRequest {
  readonly media: HTMLVideoElement;
  readonly session: LiveSession;
  /** Shows what another media element plays until `media` has a picture again. */
  show(beside: HTMLVideoElement): void;
}

/** After so long the new stream is looked after as every stream is. Milliseconds. */
const longestSwap = 10_000;

/**
 * Changes a session to another stream. That one is started beside the old one, and takes its place with a frame that it already shows.
 * @throws PlayerError where the new stream does not play: the old one has not been touched then.
 */
export async function switchStream(request: SwitchRequest, signal: AbortSignal): Promise<void> {
  const { media, session, url, show } = request;
  // Nothing is seen that would have to go on.
  if (session.asleep || media.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return session.restart(url);
  const beside = await prepareStream(request, signal);
  try {
    beside.media.volume = media.volume;
    beside.media.muted = media.muted;
    if (media.paused) beside.media.pause();
    show(beside.media);
    session.restart(url);
    await nextPicture(media, signal);
  } finally {
    beside.stop();
  }
}

function nextPicture(media: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const waiting = new AbortController();
    const timer = setTimeout(done, longestSwap);
    function done() {
      clearTimeout(timer);
      waiting.abort();
      resolve();
    }
    media.addEventListener('loadeddata', done, { signal: waiting.signal });
    signal.addEventListener(
      'abort',
      () => {
        done();
        reject(new PlayerError('aborted', 'The switch was stopped.'));
      },
      { signal: waiting.signal },
    );
  });
}
