import { joinChunks } from '../../container/join-chunks.js';
import { PlayerError } from '../../core/player-error.js';
import type { EngineRequest } from '../engine.js';
import { openResponse, unreachable } from '../open-response.js';

/** A source that is silent for so long is gone, whatever its connection says. Seconds. */
const longestSilence = 8;

/** The bytes of a live stream in order. Throws a {@link PlayerError} when it breaks, falls silent, ends, or is no FLV. */
export async function* flvChunks(request: EngineRequest): AsyncGenerator<Uint8Array, never> {
  const chunks = /^wss?:/.test(request.url) ? socketChunks(request) : httpChunks(request);
  const patience = limitSilence(longestSilence);
  let first = true;
  try {
    for (;;) {
      const { done, value } = await patience.during(chunks.next());
      if (done) break;
      if (first && !isFlv(value.bytes)) throw await notAStream(value.contentType, value.bytes.length);
      first = false;
      yield value.bytes;
    }
  } finally {
    patience.end();
    // Not awaited: a connection that hangs would hold this up.
    chunks.return().catch(() => {});
  }
  throw first ? await notAStream(null, 0) : new PlayerError('network', 'The server ended the stream.');
}

interface Chunk {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
}

/** HTTP-FLV: one response without end. */
async function* httpChunks({ url, response: asked, credentials, signal }: EngineRequest): AsyncGenerator<Chunk, void> {
  const response = await (asked ?? openResponse(url, { signal, credentials }));
  const contentType = response.headers.get('content-type');
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const { done, value } = (await reader?.read().catch(broken)) ?? { done: true, value: undefined };
      if (done || !value) return;
      yield { bytes: value, contentType };
    }
  } finally {
    reader?.cancel().catch(() => {});
  }
}

function broken(cause: unknown): never {
  throw new PlayerError('network', 'The connection broke. Check the network and try again.', { cause });
}

/** WebSocket-FLV: the same bytes in binary messages. */
async function* socketChunks({ url, signal }: EngineRequest): AsyncGenerator<Chunk, void> {
  const socket = new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  let waiting: Uint8Array[] = [];
  let opened = false;
  let closed = false;
  let wake = () => {};
  socket.onopen = () => (opened = true);
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
  try {
    while (!closed || waiting.length) {
      const messages = waiting;
      waiting = [];
      if (messages.length) yield { bytes: joinChunks(messages), contentType: null };
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    if (!opened && !signal.aborted) throw await unreachable(url.replace(/^ws/, 'http'), signal);
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}

/** Whether a first chunk begins as FLV does, as far as it goes. */
function isFlv(chunk: Uint8Array): boolean {
  return [0x46, 0x4c, 0x56].every((byte, index) => index >= chunk.length || chunk[index] === byte);
}

async function notAStream(contentType: string | null, length: number): Promise<PlayerError> {
  const { notAStream: error } = await import('../sniff.js');
  return error(contentType, length);
}

/** Rejects what takes longer. One timer for all: a stream has a hundred packets a second. */
function limitSilence(seconds: number) {
  let since = 0;
  let give: (error: PlayerError) => void = () => {};
  const timer = setInterval(() => {
    if (performance.now() - since > seconds * 1000) give(new PlayerError('timeout', `Nothing came for ${seconds} seconds. Check the network and try again.`));
  }, 500);
  return {
    during<T>(promise: Promise<T>): Promise<T> {
      since = performance.now();
      return new Promise((resolve, reject) => {
        give = reject;
        promise.then(resolve, reject);
      });
    },
    end: () => clearInterval(timer),
  };
}
