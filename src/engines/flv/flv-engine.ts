import mpegts from 'mpegts.js';
import type { Engine, EngineRequest } from '../engine.js';
import { flvError } from './flv-errors.js';
import { createFlvLoader, httpChunks, socketChunks } from './flv-loader.js';

// The page's console is the page's own.
mpegts.LoggingControl.applyConfig({ enableAll: false, enableVerbose: false, enableDebug: false, enableInfo: false, enableWarn: false, enableError: false });

/** Plays a live FLV stream over HTTP or a WebSocket. */
export function startFlvEngine(request: EngineRequest): Engine {
  const { media, url, signal, report } = request;
  let receivedBytes = 0;
  let done = false;

  const fail = (error: ReturnType<typeof flvError>) => {
    if (done) return;
    done = true;
    report({ type: 'error', error });
  };
  const loader = createFlvLoader(request, /^wss?:/.test(url) ? socketChunks : httpChunks, {
    bytes: (count) => (receivedBytes += count),
    failed: fail,
  });
  const player = mpegts.createPlayer(
    { type: 'flv', isLive: true, url },
    {
      customLoader: loader,
      enableStashBuffer: false,
      // A stream without end: pausing its connection would only make it late.
      lazyLoad: false,
      deferLoadAfterSourceOpen: false,
      autoCleanupSourceBuffer: true,
      autoCleanupMaxBackwardDuration: 60,
      autoCleanupMinBackwardDuration: 30,
    },
  );
  player.on(mpegts.Events.ERROR, (_type, detail, info) => fail(flvError(detail, info)));
  player.on(mpegts.Events.MEDIA_INFO, (info) => report({ type: 'codecs', codecs: [info.videoCodec, info.audioCodec].filter(Boolean).join(', ') }));

  signal.addEventListener(
    'abort',
    () => {
      done = true;
      player.destroy();
    },
    { once: true },
  );
  player.attachMediaElement(media);
  player.load();

  return {
    name: 'flv',
    get receivedBytes() {
      return receivedBytes;
    },
  };
}
