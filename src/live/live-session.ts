import { PlayerError } from '../core/player-error.js';
import type { Quality } from '../core/quality.js';
import type { SessionPhase } from '../core/player-state.js';
import { retryDelay, type RetryPolicy } from '../core/retry-delay.js';
import type { Engine, EngineEvent } from '../engines/engine.js';
import { openSource } from '../engines/open-source.js';
import { loadEngine } from '../engines/registry.js';

/** What a live session plays, and how stubbornly. */
export interface LiveSessionOptions {
  readonly media: HTMLVideoElement;
  /** Absolute and checked. */
  readonly url: string;
  /** The format, where the page names it. */
  readonly type?: string | undefined;
  readonly credentials: RequestCredentials;
  readonly retry: RetryPolicy;
  /** Aborting ends the session and its connections. */
  readonly signal: AbortSignal;
  onPhase(phase: SessionPhase, error?: PlayerError): void;
  /** The media element has its source: playback may be asked for. Again after each restart. */
  onAttached(engine: Engine): void;
  /** The media element is about to lose its picture; what comes next tells {@link onPhase}. */
  onDetach(): void;
  /** The media element is about to lose its picture, and gets another on the same connection. */
  onRestart(): void;
  onCodecs(codecs: string): void;
  onQualities(qualities: readonly Quality[]): void;
}

/** Connects, and connects again when the connection breaks. Returns when the stream is over, has failed for good, or `signal` says stop. */
export async function runLiveSession(options: LiveSessionOptions): Promise<void> {
  const { signal, onPhase, retry } = options;
  let attempt = 0;
  onPhase('connecting');
  while (!signal.aborted) {
    const outcome = await playOnce(options, () => {
      attempt = 0;
      onPhase('open');
    });
    if (signal.aborted) return;
    if (outcome === 'ended') return onPhase('ended');
    if (outcome.code === 'forbidden') return onPhase('forbidden', outcome);
    const delay = outcome.transient ? retryDelay(retry, ++attempt) : undefined;
    if (delay === undefined) return onPhase('failed', outcome);
    onPhase('reconnecting');
    await wait(delay, signal);
  }
}

/** One connection from its beginning to its end. */
async function playOnce(options: LiveSessionOptions, onPicture: () => void): Promise<PlayerError | 'ended'> {
  const { media, url, type, credentials } = options;
  const connection = new AbortController();
  const { signal } = connection;
  const stop = () => connection.abort();
  options.signal.addEventListener('abort', stop, { signal });
  try {
    const { format, response } = await openSource(url, type, { credentials, signal });
    const start = await loadEngine(format);
    if (signal.aborted) return new PlayerError('aborted', 'Loading was stopped.');
    return await new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(new PlayerError('aborted', 'Loading was stopped.')));
      media.addEventListener('loadeddata', onPicture, { signal });
      media.addEventListener('error', () => resolve(mediaError(media)), { signal });
      const report = (event: EngineEvent) => {
        if (event.type === 'error') resolve(event.error);
        else if (event.type === 'end') resolve('ended');
        else if (event.type === 'attached') options.onAttached(engine);
        else if (event.type === 'codecs') options.onCodecs(event.codecs);
        else if (event.type === 'restart') options.onRestart();
        else if (event.type === 'qualities') options.onQualities(event.qualities);
      };
      const engine = start({ media, url, response, credentials, signal, report });
    });
  } catch (error) {
    return PlayerError.from(error);
  } finally {
    if (!options.signal.aborted) options.onDetach();
    stop();
  }
}

function mediaError({ error }: HTMLMediaElement): PlayerError {
  if (error?.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED)
    return new PlayerError('unsupported-codec', 'This browser cannot decode the stream. Use H.264 with AAC, or another browser.', { cause: error });
  return new PlayerError('decode', 'The browser could not decode the stream. Reload it.', { cause: error });
}

function wait(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, seconds * 1000);
    signal.addEventListener('abort', done);
  });
}
