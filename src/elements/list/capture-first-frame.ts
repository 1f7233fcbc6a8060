import { openRecording } from '../../container/open-recording.js';
import type { RecordingReader } from '../../container/recording-reader.js';
import { PlayerError } from '../../core/player-error.js';
import type { ListedRecording } from '../../feed/feed-item.js';
import { parseRecordings } from '../../timeline/parse-recordings.js';

/** Larger than a card on a sharp screen need not be. Pixels. */
const widest = 400;
/** A picture that takes longer is not worth it. Milliseconds. */
const patience = 20_000;
/** So many recordings are tried. */
const tries = 2;

export interface CaptureOptions {
  readonly credentials: RequestCredentials;
  readonly signal: AbortSignal;
}

/**
 * The first frame of the first recording that has one.
 * @throws PlayerError where none has.
 */
export async function captureFirstFrame(listed: readonly ListedRecording[], options: CaptureOptions): Promise<HTMLCanvasElement> {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(patience)]);
  let problem: unknown = new PlayerError('bad-input', 'There is no recording to make a picture of.');
  const recordings = [...parseRecordings(listed).recordings].sort((a, b) => a.startMs - b.startMs).filter(({ format }) => format !== 'aac');
  for (const { url, format } of recordings.slice(0, tries)) {
    signal.throwIfAborted();
    let reader: RecordingReader | undefined;
    try {
      reader = await openRecording(url, {
        format,
        signal,
        targetSeconds: 1,
        scanLimit: 500_000,
        http: { requestInit: { credentials: options.credentials } },
        canPlay: (type) => mediaSource().isTypeSupported(type),
      });
      if (reader.video.synthetic) throw new PlayerError('unsupported-format', 'The recording has no picture.');
      return await draw(reader, signal);
    } catch (error) {
      problem = error;
    } finally {
      reader?.close();
    }
  }
  throw problem;
}

/** Plays nothing: a media element that is nowhere decodes the first segment, and what it shows is drawn. */
async function draw(reader: RecordingReader, signal: AbortSignal): Promise<HTMLCanvasElement> {
  const video = document.createElement('video');
  video.muted = true;
  video.disableRemotePlayback = true;
  const source = new (mediaSource())();
  const address = URL.createObjectURL(source);
  const over = new AbortController();
  const until = (target: EventTarget, type: string) =>
    new Promise<void>((done, fail) => {
      const end = AbortSignal.any([signal, over.signal]);
      target.addEventListener(type, () => done(), { once: true, signal: end });
      video.addEventListener('error', () => fail(new PlayerError('decode', video.error?.message ?? 'The picture could not be decoded.')), { once: true, signal: end });
      signal.addEventListener('abort', () => fail(signal.reason), { once: true, signal: over.signal });
    });
  try {
    const opened = until(source, 'sourceopen');
    video.src = address;
    const [init, first] = await Promise.all([reader.initSegment(reader.segments[0]?.init ?? 0), reader.segment(0, { signal }), opened]);
    const buffer = source.addSourceBuffer(reader.mimeType(reader.segments[0]?.init ?? 0));
    const loaded = until(video, 'loadeddata');
    loaded.catch(() => {});
    for (const bytes of [init, first.bytes]) {
      const appended = until(buffer, 'updateend');
      buffer.appendBuffer(bytes as BufferSource);
      await appended;
    }
    if (source.readyState === 'open') source.endOfStream();
    await loaded;
    const scale = Math.min(1, widest / video.videoWidth);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(video.videoWidth * scale));
    canvas.height = Math.max(1, Math.round(video.videoHeight * scale));
    canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
    return canvas;
  } finally {
    over.abort();
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(address);
  }
}

function mediaSource(): typeof MediaSource {
  const found = globalThis.MediaSource ?? (globalThis as { ManagedMediaSource?: typeof MediaSource }).ManagedMediaSource;
  if (!found) throw new PlayerError('unsupported-format', 'This browser has no Media Source Extensions.');
  return found;
}
