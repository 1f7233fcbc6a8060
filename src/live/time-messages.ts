import { messageTypes } from '../core/sei.js';
import type { Engine, TimedSei } from '../engines/engine.js';

/** More than this wait only where time stands still. */
const longestQueue = 1000;
/** Where pictures are not counted, as in a hidden tab, time is. Seconds. */
const late = 0.3;

/** Tells of each message when the picture that it came with is shown. */
export function timeMessages(media: HTMLVideoElement, engine: Engine, tell: (message: TimedSei) => void, signal: AbortSignal): void {
  let queue: TimedSei[] = [];

  function tellUntil(time: number): void {
    const due = queue.filter((message) => message.time <= time);
    if (!due.length) return;
    queue = queue.filter((message) => message.time > time);
    for (const message of due) tell(message);
  }

  engine.watchSei?.((message) => {
    if (signal.aborted || !messageTypes.includes(message.payloadType)) return;
    if (queue[0] && queue[0].line !== message.line) queue = [];
    queue.push(message);
    queue.sort((one, other) => one.time - other.time);
    if (queue.length > longestQueue) queue.shift();
  });
  const onFrame = (_now: number, { mediaTime }: VideoFrameCallbackMetadata) => {
    if (signal.aborted) return;
    // Media time is rounded otherwise than the stream's.
    tellUntil(mediaTime + 0.002);
    media.requestVideoFrameCallback(onFrame);
  };
  media.requestVideoFrameCallback?.(onFrame);
  media.addEventListener('timeupdate', () => tellUntil(media.currentTime - late), { signal });
}
