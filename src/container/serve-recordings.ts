import { PlayerError } from '../core/player-error.js';
import { abortable } from './abortable.js';
import { asPlayerError } from './as-player-error.js';
import type { FlvIndexStore } from './flv-index.js';
import { loadMediabunny } from './load-mediabunny.js';
import { openRecording } from './open-recording.js';
import { factsOf } from './opened-recording.js';
import type { Call, Calls, FromReader, MessageEnd, ToReader } from './recording-messages.js';
import type { RecordingReader } from './recording-reader.js';

interface Open {
  readonly reader: Promise<RecordingReader>;
  readonly ending: AbortController;
}

/** Opens and reads recordings for whoever is at the other end of a line. */
export function serveRecordings(line: MessageEnd, indexStore?: FlvIndexStore): void {
  const recordings = new Map<number, Open>();
  const calls = new Map<number, AbortController>();
  const playable = new Map<string, { readonly answer: Promise<boolean>; resolve(playable: boolean): void }>();

  const tell = (message: FromReader, transfer: ArrayBuffer[] = []) => line.postMessage(message, transfer);

  function canPlay(mimeType: string): Promise<boolean> {
    const asked = playable.get(mimeType);
    if (asked) return asked.answer;
    let resolve: (playable: boolean) => void = () => undefined;
    const answer = new Promise<boolean>((settle) => (resolve = settle));
    playable.set(mimeType, { answer, resolve });
    tell({ type: 'canPlay', mimeType });
    return answer;
  }

  function close(recording: number): void {
    const open = recordings.get(recording);
    recordings.delete(recording);
    open?.ending.abort();
    open?.reader.then(
      (reader) => reader.close(),
      () => undefined,
    );
  }

  async function answer(call: Call, signal: AbortSignal): Promise<Calls[keyof Calls]['answer']> {
    if (call.name === 'open') {
      const ending = new AbortController();
      signal.addEventListener('abort', () => close(call.recording), { once: true });
      const opening = openRecording(call.url, { ...call.options, canPlay, signal: ending.signal, ...(indexStore && { indexStore }) });
      recordings.set(call.recording, { reader: opening, ending });
      return factsOf(await opening);
    }
    const reader = await recordings.get(call.recording)?.reader;
    if (!reader) throw new PlayerError('aborted', 'The recording was closed.');
    if (call.name === 'grown') return abortable(reader.grown(call.time), signal).then(() => factsOf(reader));
    if (call.name === 'keyPicture') return reader.keyPicture(call.time, signal);
    return call.name === 'initSegment' ? reader.initSegment(call.init) : reader.segment(call.index, { ...call.request, signal });
  }

  async function take(call: Call): Promise<void> {
    const ending = new AbortController();
    calls.set(call.call, ending);
    try {
      const value = await answer(call, ending.signal);
      tell({ type: 'answer', call: call.call, value }, buffersOf(value));
    } catch (thrown) {
      const { code, message } = asPlayerError(thrown);
      const unable = call.name === 'open' && code === 'network' && !ending.signal.aborted && !(await loadMediabunny().then(Boolean, () => false));
      tell(unable ? { type: 'unable', call: call.call } : { type: 'failure', call: call.call, code, message });
    } finally {
      calls.delete(call.call);
    }
  }

  line.addEventListener('message', ({ data }) => {
    const message = data as ToReader;
    if (message.type === 'call') void take(message);
    else if (message.type === 'abort') calls.get(message.call)?.abort();
    else if (message.type === 'close') close(message.recording);
    else playable.get(message.mimeType)?.resolve(message.playable);
  });
  tell({ type: 'ready' });
}

/** The bytes of an answer change hands: nobody here needs them any more. */
function buffersOf(value: Calls[keyof Calls]['answer']): ArrayBuffer[] {
  const bytes = value instanceof Uint8Array ? value : value && 'bytes' in value ? value.bytes : undefined;
  return bytes ? [bytes.buffer as ArrayBuffer] : [];
}
