import type { RecordedMessage } from '../../container/segment-messages.js';
import type { SeiMessage } from '../../core/sei.js';
import type { Timeline } from '../../timeline/timeline.js';

/** A message, and when its picture is shown. Seconds of play time. */
export interface PlayedMessage extends SeiMessage {
  readonly time: number;
}

/** The messages of segments that were loaded: what is buffered may be played several times. */
export interface KeptMessages {
  add(recordingId: string, segment: number, messages: readonly RecordedMessage[]): void;
  /** Those of pictures that are shown after `from` and not after `to`, in order. Seconds of play time. */
  between(timeline: Timeline, from: number, to: number): PlayedMessage[];
}

/** More segments than a buffer holds. */
const mostSegments = 60;
/** Times of pictures are rounded on their way through a media element. Seconds. */
const rounding = 0.002;

export function keptMessages(): KeptMessages {
  /** Those loaded last come last. */
  const segments = new Map<string, { readonly recordingId: string; readonly messages: readonly RecordedMessage[] }>();

  return {
    add(recordingId, segment, messages) {
      if (!messages.length) return;
      const key = `${segment} ${recordingId}`;
      segments.delete(key);
      segments.set(key, { recordingId, messages });
      const [oldest] = segments.keys();
      if (oldest !== undefined && segments.size > mostSegments) segments.delete(oldest);
    },
    between({ spans }, from, to) {
      const due: PlayedMessage[] = [];
      if (!segments.size) return due;
      for (const { recording, playStart, playEnd, sourceOffset } of spans) {
        if (playEnd <= from || playStart > to) continue;
        for (const { recordingId, messages } of segments.values()) {
          if (recordingId !== recording.id) continue;
          for (const message of messages) {
            const time = playStart + message.time - sourceOffset;
            const isShown = time > playStart - rounding && time < playEnd - rounding;
            if (isShown && time > from && time <= to) due.push({ ...message, time });
          }
        }
      }
      return due.sort((one, other) => one.time - other.time);
    },
  };
}
