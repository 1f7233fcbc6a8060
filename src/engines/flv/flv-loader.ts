import type Mpegts from 'mpegts.js';
import { PlayerError } from '../../core/player-error.js';
import { openResponse, unreachable } from '../open-response.js';
import { notAStream } from '../open-source.js';
import type { EngineRequest } from '../engine.js';

/** Where an FLV stream comes from: chunks in order. It throws a {@link PlayerError} when the stream breaks. */
export type FlvSource = (request: EngineRequest) => AsyncIterable<Uint8Array>;

/** HTTP-FLV: one response without end. */
export async function* httpChunks({ url, response: asked, credentials, signal }: EngineRequest): AsyncIterable<Uint8Array> {
  const response = await (asked ?? openResponse(url, { signal, credentials }));
  const reader = response.body?.getReader();
  let first = true;
  for (;;) {
    const { done, value } = (await reader?.read().catch((cause: unknown) => {
      throw new PlayerError('network', 'The connection broke. Check the network and try again.', { cause });
    })) ?? { done: true, value: undefined };
    if (done || !value) break;
    if (first) checkSignature(value, response.headers.get('content-type'));
    first = false;
    yield value;
  }
  if (first) throw notAStream(null, 0);
}

/** WebSocket-FLV: the same bytes in binary messages. */
export async function* socketChunks({ url, signal }: EngineRequest): AsyncIterable<Uint8Array> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'));
  socket.binaryType = 'arraybuffer';
  const waiting: Uint8Array[] = [];
  let closed = false;
  let wake = () => {};
  socket.onmessage = ({ data }) => {
    if (data instanceof ArrayBuffer) waiting.push(new Uint8Array(data));
    wake();
  };
  socket.onclose = () => {
    closed = true;
    wake();
  };
  const close = () => socket.close();
  signal.addEventListener('abort', close, { once: true });
  let first = true;
  try {
    while (!closed || waiting.length) {
      const chunk = waiting.shift();
      if (!chunk) {
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      if (first) checkSignature(chunk, null);
      first = false;
      yield chunk;
    }
    if (first && !signal.aborted) throw await unreachable(url.replace(/^ws/, 'http'), signal);
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}

function checkSignature(chunk: Uint8Array, contentType: string | null): void {
  const signature = [0x46, 0x4c, 0x56];
  if (signature.some((byte, index) => index < chunk.length && chunk[index] !== byte)) throw notAStream(contentType, chunk.length);
}

/** Ways in which a loader's story ends. */
export interface FlvLoaderEvents {
  bytes(count: number): void;
  failed(error: PlayerError): void;
}

/** A loader of mpegts.js that reads `source`, ends with the request's signal, and reports to us rather than to mpegts.js. */
export function createFlvLoader(request: EngineRequest, source: FlvSource, events: FlvLoaderEvents): Mpegts.CustomLoaderConstructor {
  return class FlvLoader implements Mpegts.BaseLoader {
    readonly type = 'relive';
    readonly needStashBuffer = false;
    _needStash = false;
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
      return this._status === 1 || this._status === 2;
    }

    open(): void {
      this._status = 1;
      void this.#read();
    }

    abort(): void {
      this._status = 4;
    }

    destroy(): void {
      this.abort();
    }

    async #read(): Promise<void> {
      let received = 0;
      try {
        for await (const chunk of source(request)) {
          if (request.signal.aborted || !this.isWorking()) return;
          this._status = 2;
          events.bytes(chunk.byteLength);
          const whole = chunk.byteLength === chunk.buffer.byteLength ? chunk.buffer : chunk.slice().buffer;
          this.onDataArrival(whole as ArrayBuffer, received, (received += chunk.byteLength));
        }
        throw new PlayerError('network', 'The server ended the stream.');
      } catch (error) {
        this._status = 3;
        if (!request.signal.aborted) events.failed(PlayerError.from(error, 'decode'));
      }
    }
  };
}
