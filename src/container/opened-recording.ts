import type { OpenOptions } from './open-recording.js';
import type { RecordingReader } from './recording-reader.js';

/** What is known of an open recording, as plain data that can cross over to another thread. */
export type RecordingFacts = Pick<RecordingReader, 'format' | 'duration' | 'exact' | 'segments' | 'growing' | 'soundOnly' | 'silencedCodec' | 'rotation'>;

/** An open recording, whether it is read in this thread or in another. */
export interface OpenedRecording extends RecordingFacts, Pick<RecordingReader, 'initSegment' | 'segment' | 'keyPicture' | 'close'> {
  /** Waits until the segments reach beyond `time`, in seconds, or all of the recording has come. @returns What is known then. @throws PlayerError */
  grown(time: number, signal?: AbortSignal): Promise<RecordingFacts>;
}

/** What of a reader is plain data. */
export function factsOf({ format, duration, exact, segments, growing, soundOnly, silencedCodec, rotation }: RecordingFacts): RecordingFacts {
  const plain = segments.map(({ start, duration: length, init }) => ({ start, duration: length, init }));
  return { format, duration, exact, segments: plain, growing, soundOnly, silencedCodec, rotation };
}

/** The options of opening that can cross over. What the browser can play, the thread of the page is asked. */
export type SharedOpenOptions = Pick<OpenOptions, 'format' | 'targetSeconds' | 'scanLimit' | 'playerSize' | 'bandwidth'> & {
  readonly http?: { readonly requestInit?: { readonly credentials?: NonNullable<RequestInit['credentials']> } };
};

/** Opens a recording somewhere. @throws PlayerError */
export type OpenRecording = (url: string, options: SharedOpenOptions & Pick<OpenOptions, 'canPlay' | 'signal'>) => Promise<OpenedRecording>;
