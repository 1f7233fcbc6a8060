import type { Engine } from '../engines/engine.js';
import { bufferedAhead, nextRange } from './buffer.js';
import { goToEdge } from './live-edge.js';

export interface PlaybackCare {
  readonly media: HTMLVideoElement;
  readonly engine: Engine;
  /** Makes a new connection behind the last picture: the cure for what nothing else helps. */
  restart(): void;
  /** The connection is there and nothing comes: it is as good as broken. */
  lost(): void;
}

/** How often playback is looked at. Milliseconds. */
const step = 500;
/** A page that was not run for so long knows nothing about what was shown. Milliseconds. */
const longestStep = 2500;
/** What stands still for so long, stands. Milliseconds. */
const patience = { stuck: 2000, frozen: 3000, unstarted: 8000 };
/** With nothing left to play, a stream that sends nothing for so long is gone. One in segments is quiet between them. Milliseconds. */
const silence = { stream: 4000, segments: 15_000 };
/** So long a cure is given to work. Milliseconds. */
const cureTime = 2000;
/** After so long without trouble the next one is met with the lightest cure again. Milliseconds. */
const calmTime = 10_000;

type Trouble = 'stuck' | 'frozen' | 'unstarted' | 'dry';

/** Heals what stops the picture without an error: looks at what is shown, not at what events say. */
export function watchPlayback({ media, engine, restart, lost }: PlaybackCare, signal: AbortSignal): void {
  const cures: Record<Trouble, readonly (() => void)[]> = {
    stuck: [nudge, edge, restart],
    frozen: [refresh, edge, restart],
    unstarted: [nudge, restart],
    dry: [lost],
  };
  let now = performance.now();
  let seen = look();
  const at = { moved: now, shown: now, received: now, cured: 0, began: now };
  /** The longest time between pictures so far: some streams have one every few seconds. Milliseconds. */
  let rhythm = 0;
  let cured = 0;

  function look() {
    return { time: media.currentTime, frames: media.getVideoPlaybackQuality().totalVideoFrames, bytes: engine.receivedBytes };
  }

  /** Playback stands though there is something to play: often it stands in a hole, or a hair before one. */
  function nudge(): void {
    const next = nextRange(media);
    media.currentTime = bufferedAhead(media) > 0.2 || next === undefined ? media.currentTime + 0.1 : next + 0.01;
  }

  function edge(): void {
    goToEdge(media, engine, 0.5);
  }

  /** A seek to where playback is makes the decoder begin anew. */
  function refresh(): void {
    media.currentTime = media.currentTime + 0.01;
  }

  function trouble(): Trouble | undefined {
    const has = bufferedAhead(media) > 0.2 || nextRange(media) !== undefined;
    if (media.readyState < HTMLMediaElement.HAVE_CURRENT_DATA && !media.played.length) return now - at.moved > patience.unstarted && has ? 'unstarted' : undefined;
    if (now - at.moved > patience.stuck && has) return 'stuck';
    const longest = engine.holdBackSeconds === undefined ? silence.stream : silence.segments;
    if (now - at.moved > longest / 2 && now - at.received > longest) return 'dry';
    if (media.videoWidth && now - at.shown > Math.max(patience.frozen, rhythm * 3) && now - at.moved < step * 2) return 'frozen';
    return undefined;
  }

  function tick(): void {
    const before = now;
    now = performance.now();
    const next = look();
    const slept = now - before > longestStep || media.paused || media.ended;
    if (slept || next.time !== seen.time) at.moved = now;
    if (slept || next.bytes !== seen.bytes) at.received = now;
    if (slept || document.hidden || next.frames !== seen.frames) {
      if (!slept && !document.hidden) rhythm = Math.max(rhythm, now - at.shown - step);
      at.shown = now;
    }
    seen = next;
    if (slept) return;
    const what = trouble();
    if (!what) {
      if (now - at.cured > calmTime) cured = 0;
      return;
    }
    if (now - at.cured < cureTime) return;
    const ladder = cures[what];
    ladder[Math.min(cured++, ladder.length - 1)]?.();
    at.cured = now;
  }

  const timer = setInterval(tick, step);
  signal.addEventListener('abort', () => clearInterval(timer));
}
