import { PlayerError } from '../core/player-error.js';
import type { Engine, EngineEvent } from '../engines/engine.js';
import { openSource } from '../engines/open-source.js';
import { loadEngine } from '../engines/registry.js';

/** One connection, as it is asked for. */
export interface ConnectionRequest {
  readonly media: HTMLVideoElement;
  /** Absolute and checked. */
  readonly url: string;
  /** The format, where the page names it. */
  readonly type?: string | undefined;
  readonly credentials: RequestCredentials;
  /** Aborting ends it. */
  readonly signal: AbortSignal;
  /** What its engine tells, but for errors and the end, which settle {@link openConnection}. */
  hear(event: EngineEvent, engine: Engine): void;
}

/** Plays a source in a media element until it ends or breaks. Rejects never; what it was broken by is what it gives. */
export async function openConnection({ media, url, type, credentials, signal, hear }: ConnectionRequest): Promise<PlayerError | 'ended'> {
  try {
    const { format, response } = await openSource(url, type, { credentials, signal });
    const start = await loadEngine(format);
    if (signal.aborted) return stopped();
    return await new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(stopped()));
      media.addEventListener('error', () => resolve(mediaError(media)), { signal });
      const report = (event: EngineEvent) => {
        if (event.type === 'error') resolve(event.error);
        else if (event.type === 'end') resolve('ended');
        else hear(event, engine);
      };
      const engine = start({ media, url, response, credentials, signal, report });
    });
  } catch (error) {
    return PlayerError.from(error);
  }
}

function stopped(): PlayerError {
  return new PlayerError('aborted', 'Loading was stopped.');
}

function mediaError({ error }: HTMLMediaElement): PlayerError {
  if (error?.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED)
    return new PlayerError('unsupported-codec', 'This browser cannot decode the stream. Use H.264 with AAC, or another browser.', { cause: error });
  return new PlayerError('decode', 'The browser could not decode the stream. Reload it.', { cause: error });
}
