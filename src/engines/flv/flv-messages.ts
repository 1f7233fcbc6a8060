import type { FlvAudio } from '../../container/flv-audio.js';
import type { FlvVideo } from '../../container/flv-video.js';
import type { TimedSei } from '../engine.js';

/** So many pictures are kept for somebody who has yet to ask for what is in them. */
const keptPictures = 150;

/** The messages in the pictures of a live FLV stream. */
export interface FlvMessages {
  /** What comes now goes into a new pipeline, whose time begins at zero. */
  begin(): void;
  /** Takes in a frame that goes to the pipeline, decoded at `time`. Milliseconds. */
  frame(media: FlvAudio | FlvVideo, time: number): void;
  watch(hear: (message: TimedSei) => void): void;
}

interface Picture {
  readonly video: FlvVideo;
  /** Milliseconds. */
  readonly shownAt: number;
  readonly line: number;
}

/** Looks into pictures only once somebody wants to know: the code that reads them is not needed for the first one. */
export function createFlvMessages(): FlvMessages {
  let line = 0;
  let waiting: Picture[] = [];
  let read: ((picture: Picture) => void) | undefined;
  /** Where each line begins: mpegts.js counts from the first frame of either track. Milliseconds. */
  const starts = new Map<number, number>();

  return {
    begin() {
      starts.delete(line);
      line++;
    },
    frame(media, time) {
      starts.set(line, Math.min(starts.get(line) ?? Infinity, time));
      if (!('compositionTime' in media) || (media.codec !== 'avc' && media.codec !== 'hevc')) return;
      const picture = { video: media, shownAt: time + media.compositionTime, line };
      if (read) return read(picture);
      waiting.push(picture);
      if (waiting.length > keptPictures) waiting.shift();
    },
    async watch(hear) {
      const { readSei } = await import('../../core/sei.js');
      read = ({ video, shownAt, line }) => {
        const start = starts.get(line);
        if (start === undefined) return;
        for (const message of readSei(video.body, video.codec === 'avc' ? 'avc' : 'hevc')) hear({ ...message, time: (shownAt - start) / 1000, line });
      };
      waiting.forEach(read);
      waiting = [];
    },
  };
}
