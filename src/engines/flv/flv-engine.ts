import { createTagReader, flvAudio, flvVideo } from '../../container/flv-tags.js';
import { joinChunks } from '../../container/join-chunks.js';
import { PlayerError } from '../../core/player-error.js';
import type { Engine, EngineRequest } from '../engine.js';
import { createFlvMessages } from './flv-messages.js';
import { createFlvPipeline, type FlvPipeline } from './flv-pipeline.js';
import { createFlvSanitizer } from './flv-sanitizer.js';
import { flvChunks } from './flv-source.js';
import { readRest } from './read-pace.js';

/**
 * Plays a live FLV stream over HTTP or a WebSocket.
 *
 * The connection is ours and outlives what plays it: where a stream changes its tracks or codecs, a new pipeline takes over on the same
 * connection.
 */
export function startFlvEngine(request: EngineRequest): Engine {
  const { media, signal, report } = request;
  let receivedBytes = 0;
  let receivedVideoBytes = 0;
  let receivedAudioBytes = 0;
  let pipeline: FlvPipeline | undefined;
  let done = false;
  const messages = createFlvMessages();

  function fail(error: PlayerError): void {
    if (!done) report({ type: 'error', error });
    done = true;
  }

  function begin(): FlvPipeline {
    if (pipeline) report({ type: 'restart' });
    pipeline?.destroy();
    const own = createFlvPipeline(media, {
      failed: (error) => own === pipeline && fail(error),
      full: () => own === pipeline && report({ type: 'full' }),
      codecs: (codecs) => report({ type: 'codecs', codecs }),
    });
    report({ type: 'attached' });
    return own;
  }

  const sanitizer = createFlvSanitizer(
    {
      bytes(bytes, begins) {
        if (begins) {
          deliver();
          messages.begin();
          pipeline = begin();
          // Alone: once it knows what it reads, it is told how to.
          pipeline.push(bytes);
        } else batch.push(bytes);
      },
      frame: messages.frame,
      undecodable: (codec) => fail(new PlayerError('unsupported-codec', `This browser cannot decode ${codec}. Use H.264 with AAC, or another browser.`)),
      silenced: (codec) => report({ type: 'warning', message: `The sound is left out: no browser plays ${codec}.` }),
    },
    canDecode,
  );

  let batch: Uint8Array[] = [];
  /** One call for all that came at once: each costs mpegts.js an append. */
  function deliver(): void {
    if (batch.length) pipeline?.push(joinChunks(batch));
    batch = [];
  }

  async function run(): Promise<void> {
    const reader = createTagReader();
    let header = true;
    for await (const chunk of flvChunks(request)) {
      if (done || signal.aborted) return;
      receivedBytes += chunk.length;
      if (header && chunk.length > 4) sanitizer.claim({ audio: ((chunk[4] ?? 0) & 4) > 0, video: ((chunk[4] ?? 0) & 1) > 0 });
      header = false;
      for (const tag of reader.push(chunk)) {
        if (tag.type === flvVideo) receivedVideoBytes += tag.data.length;
        if (tag.type === flvAudio) receivedAudioBytes += tag.data.length;
        sanitizer.push(tag);
      }
      deliver();
      const rest = readRest(media, chunk.length);
      if (rest) await new Promise((resolve) => setTimeout(resolve, rest));
    }
  }

  signal.addEventListener(
    'abort',
    () => {
      done = true;
      pipeline?.destroy();
    },
    { once: true },
  );
  run().catch((error: unknown) => fail(PlayerError.from(error, 'decode')));

  return {
    name: 'flv',
    watchSei: messages.watch,
    get receivedBytes() {
      return receivedBytes;
    },
    get receivedVideoBytes() {
      return receivedVideoBytes;
    },
    get receivedAudioBytes() {
      return receivedAudioBytes;
    },
  };
}

/** mpegts.js carries H.264, H.265 and AV1; the browser says which of them it decodes. */
function canDecode(codec: string): boolean {
  return !codec.startsWith('vp09') && mediaSource()?.isTypeSupported(`video/mp4; codecs="${codec}"`) === true;
}

/** iPhones have the managed kind alone. */
function mediaSource(): typeof MediaSource | undefined {
  return globalThis.MediaSource ?? (globalThis as { ManagedMediaSource?: typeof MediaSource }).ManagedMediaSource;
}
