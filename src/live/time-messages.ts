import type { Engine, TimedSei } from '../engines/engine.js';

/** Payload types that are meant for pages. */
const wanted: readonly number[] = [5, 242, 243];
/** More than this wait only where time stands still. */
const longestQueue = 1000;
/** Where pictures are not counted, as in a hidden tab, time is. Seconds. */
const late = 0.3;
/** So long before its time a picture is looked out for. Seconds. */
const early = 0.1;

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
    if (signal.aborted || !wanted.includes(message.payloadType)) return;
    if (queue[0] && queue[0].line !== message.line) queue = [];
    queue.push(message);
    queue.sort((one, other) => one.time - other.time);
    if (queue.length > longestQueue) queue.shift();
    waitForNext();
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = false;

  /** Pictures are looked at one by one only shortly before one that matters: every look has the page rendered. */
  function waitForNext(): void {
    clearTimeout(timer);
    const [next] = queue;
    if (!next || signal.aborted || asked) return;
    const wait = (next.time - media.currentTime) / (media.playbackRate || 1) - early;
    if (wait > 0) timer = setTimeout(waitForNext, wait * 1000);
    else {
      asked = true;
      media.requestVideoFrameCallback?.(onFrame);
    }
  }

  function onFrame(_now: number, { mediaTime }: VideoFrameCallbackMetadata): void {
    asked = false;
    if (signal.aborted) return;
    // Media time is rounded otherwise than the stream's.
    tellUntil(mediaTime + 0.002);
    waitForNext();
  }

  for (const type of ['seeking', 'ratechange', 'playing']) media.addEventListener(type, waitForNext, { signal });
  media.addEventListener('timeupdate', () => tellUntil(media.currentTime - late), { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
}
