import { PlayerError } from '../core/player-error.js';
import { openConnection } from './open-connection.js';

export interface StreamRequest {
  /** Absolute and checked. */
  readonly url: string;
  readonly type?: string | undefined;
  readonly credentials: RequestCredentials;
}

/** A stream that plays beside another one, unseen and unheard. */
export interface PreparedStream {
  readonly media: HTMLVideoElement;
  /** Ends it, and its connection. */
  stop(): void;
}

/** How long a stream may take to show a picture. Seconds. */
const longestStart = 10;

/**
 * Starts a stream out of sight, up to its first picture.
 * @throws PlayerError for what keeps it from playing; `timeout` where nothing comes, `aborted` once `signal` is.
 */
export async function prepareStream({ url, type, credentials }: StreamRequest, signal: AbortSignal): Promise<PreparedStream> {
  const media = document.createElement('video');
  media.muted = media.playsInline = true;
  const connection = new AbortController();
  const stop = () => connection.abort();
  signal.addEventListener('abort', stop, { signal: connection.signal });
  const playing = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new PlayerError('timeout', `The stream did not begin within ${longestStart} seconds.`)), longestStart * 1000);
    connection.signal.addEventListener('abort', () => clearTimeout(timer));
    media.addEventListener('timeupdate', () => media.currentTime > 0 && media.readyState > 2 && resolve(), { signal: connection.signal });
    const hear = (event: { type: string }) => event.type === 'attached' && media.play().catch(() => {});
    void openConnection({ media, url, type, credentials, signal: connection.signal, hear }).then((outcome) =>
      reject(outcome === 'ended' ? new PlayerError('not-found', 'The stream is over.') : outcome),
    );
  });
  try {
    await playing;
    return { media, stop };
  } catch (error) {
    stop();
    throw error;
  }
}
