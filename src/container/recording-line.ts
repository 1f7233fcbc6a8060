import { PlayerError } from '../core/player-error.js';
import { aborted } from './http-request.js';
import type { OpenedRecording, OpenRecording } from './opened-recording.js';
import type { CallName, Calls, FromReader, MessageEnd, ToReader } from './recording-messages.js';

interface Waiting {
  resolve(value: never): void;
  reject(error: unknown): void;
}

/** The other thread cannot read this recording, and this one may. */
export class UnableError extends Error {}

/**
 * Opens recordings in another thread.
 * @param line - Leads to {@link serveRecordings}.
 * @returns What rejects with {@link UnableError}, too.
 */
export function recordingLine(line: MessageEnd): OpenRecording {
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let recordings = 0;
  let canPlay: (mimeType: string) => boolean | Promise<boolean> = () => true;

  const tell = (message: ToReader) => line.postMessage(message, []);

  function call<Name extends CallName>(name: Name, ask: Calls[Name]['ask'], signal: AbortSignal | undefined): Promise<Calls[Name]['answer']> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(aborted(signal));
      const number = ++calls;
      const stop = () => {
        waiting.delete(number);
        tell({ type: 'abort', call: number });
        reject(aborted(signal as AbortSignal));
      };
      const leave = () => {
        waiting.delete(number);
        signal?.removeEventListener('abort', stop);
      };
      signal?.addEventListener('abort', stop, { once: true });
      waiting.set(number, {
        resolve: (value) => (leave(), resolve(value)),
        reject: (error) => (leave(), reject(error)),
      });
      tell({ type: 'call', call: number, name, ...ask } as ToReader);
    });
  }

  line.addEventListener('message', async ({ data }) => {
    const message = data as FromReader;
    if (message.type === 'canPlay') tell({ type: 'playable', mimeType: message.mimeType, playable: await canPlay(message.mimeType) });
    else if (message.type === 'answer') waiting.get(message.call)?.resolve(message.value as never);
    else if (message.type === 'failure') waiting.get(message.call)?.reject(new PlayerError(message.code, message.message));
    else if (message.type === 'unable') waiting.get(message.call)?.reject(new UnableError());
  });

  return async (url, { canPlay: ask, signal, ...options }): Promise<OpenedRecording> => {
    if (ask) canPlay = ask;
    const recording = ++recordings;
    const facts = await call('open', { recording, url, options }, signal);
    const close = () => tell({ type: 'close', recording });
    signal?.addEventListener('abort', close, { once: true });
    return {
      ...facts,
      initSegment: (init = 0) => call('initSegment', { recording, init }, signal),
      segment: (index, { signal: reading, ...request } = {}) => call('segment', { recording, index, request }, reading ?? signal),
      grown: (time, waiting) => call('grown', { recording, time }, waiting ?? signal),
      keyPicture: (time, reading) => call('keyPicture', { recording, time }, reading ?? signal),
      close() {
        signal?.removeEventListener('abort', close);
        close();
      },
    };
  };
}
