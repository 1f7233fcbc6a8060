import mpegts from 'mpegts.js';
import type Mpegts from 'mpegts.js';
import type { PlayerError } from '../../core/player-error.js';
import { readAv1For } from './flv-av1.js';
import { flvError } from './flv-errors.js';

// The page's console is the page's own.
mpegts.LoggingControl.applyConfig({ enableAll: false, enableVerbose: false, enableDebug: false, enableInfo: false, enableWarn: false, enableError: false });

/** mpegts.js on a media element, fed by hand. */
export interface FlvPipeline {
  push(bytes: Uint8Array): void;
  destroy(): void;
}

/** What a pipeline tells. */
export interface FlvPipelineEvents {
  failed(error: PlayerError): void;
  /** The browser’s buffer takes no more. What is pushed from now on is lost. */
  full(): void;
  codecs(codecs: string): void;
}

/** Attaches a new instance of mpegts.js, which plays what is pushed. */
export function createFlvPipeline(media: HTMLMediaElement, events: FlvPipelineEvents): FlvPipeline {
  const feed = createFeed(
    () => events.full(),
    () => readAv1For(player),
  );
  const player: Mpegts.Player = mpegts.createPlayer(
    { type: 'flv', isLive: true, url: 'relive:' },
    {
      customLoader: feed.Loader,
      enableStashBuffer: false,
      // A stream without end: pausing its connection would only make it late.
      lazyLoad: false,
      deferLoadAfterSourceOpen: false,
      autoCleanupSourceBuffer: true,
      autoCleanupMaxBackwardDuration: 60,
      autoCleanupMinBackwardDuration: 30,
    },
  );
  player.on(mpegts.Events.ERROR, (_type, detail, info) => events.failed(flvError(detail, info)));
  player.on(mpegts.Events.MEDIA_INFO, ({ videoCodec, audioCodec }) => events.codecs([videoCodec, audioCodec].filter(Boolean).join(', ')));
  player.attachMediaElement(media);
  player.load();
  return {
    push: feed.push,
    destroy() {
      feed.end();
      destroy(player);
    },
  };
}

/** The insides that {@link destroy} silences. */
interface Insides {
  readonly _player_engine?: { readonly _transmuxer?: { _emitter: { emit(): void } | null } };
}

/** mpegts.js emits a microtask late, and throws into the page where it was destroyed in between: what it emits then, nobody hears. */
function destroy(player: Mpegts.Player): void {
  const transmuxer = (player as unknown as Insides)._player_engine?._transmuxer;
  player.destroy();
  if (transmuxer) transmuxer._emitter = { emit: () => {} };
}

/** A loader of mpegts.js that loads nothing: what is pushed is handed on, at once or as soon as it is opened. */
interface Feed {
  readonly Loader: Mpegts.CustomLoaderConstructor;
  push(bytes: Uint8Array): void;
  /** Whatever mpegts.js does to the loader from now on means nothing. */
  end(): void;
}

/**
 * @param closed - mpegts.js wants no more, though it is not being destroyed: its buffer is full, and it will not ask again.
 * @param taken - Called after what was pushed has been taken, until it says true.
 */
function createFeed(closed: () => void, taken: () => boolean): Feed {
  let over = false;
  let told = false;
  let waiting: Uint8Array[] = [];
  let deliver: ((bytes: Uint8Array) => void) | undefined;

  class Loader implements Mpegts.BaseLoader {
    readonly type = 'relive';
    readonly needStashBuffer = false;
    readonly _needStash = false;
    _status = 0;
    onContentLengthKnown = () => {};
    onURLRedirect = () => {};
    onDataArrival: Mpegts.BaseLoader['onDataArrival'] = () => {};
    onError = () => {};
    onComplete = () => {};

    get status(): number {
      return this._status;
    }

    isWorking(): boolean {
      return this._status === 2;
    }

    open(): void {
      this._status = 2;
      let received = 0;
      deliver = (bytes) => {
        this.onDataArrival(bytes.buffer as ArrayBuffer, received, (received += bytes.length));
        told ||= taken();
      };
      for (const bytes of waiting) deliver(bytes);
      waiting = [];
    }

    abort(): void {
      this._status = 4;
      deliver = undefined;
      if (!over) closed();
      over = true;
    }

    destroy(): void {
      this.abort();
    }
  }

  return {
    Loader,
    push(bytes) {
      if (deliver) deliver(bytes);
      else if (!over) waiting.push(bytes);
    },
    end() {
      over = true;
    },
  };
}
