import type { Engine } from '../engines/engine.js';
import { bufferedAhead } from './buffer.js';
import { goToEdge, secondsBehind } from './live-edge.js';

/** How far behind its source a stream is played. Seconds. */
export interface LatencyLimits {
  /** What is aimed at while the network is steady. */
  readonly min: number;
  /** The most that an unsteady network may make of it. Further behind, playback jumps. */
  readonly max: number;
}

/** What has been learned, and outlives a connection. */
export interface LatencyMemory {
  /** Seconds on top of the least delay, since less made playback stop. */
  cushion: number;
  /** The speed that the viewer has chosen. */
  rate: number;
  /** Whether the viewer has paused or gone back, and wants to be where that led. */
  behind: boolean;
}

export interface LatencySubject {
  readonly media: HTMLVideoElement;
  readonly engine: Engine;
  readonly memory: LatencyMemory;
  readonly limits: () => LatencyLimits;
}

/** How often the delay is looked at. Milliseconds. */
const step = 200;
/** The delay is the least of so many looks: what comes in bursts is no delay that could be taken away. */
const looks = 5;
/** Faster nobody hears, up to this: pitch is kept by the browser. */
const fastest = 1.1;
const fast = 1.05;
const slow = 0.95;
/** So much behind what is aimed at is worth the fastest. Seconds. */
const far = 0.6;
/** So much less or more is not worth a change of speed. Seconds. */
const tolerance = 0.15;
/** What is aimed at is passed by so much, so that a steady stream stays about there at its own speed. Seconds. */
const overshoot = 0.05;
/** After so long without a stop the cushion shrinks again. Milliseconds. */
const calmTime = 60_000;

/**
 * Keeps a live stream between its limits behind its source: by the speed of playback, and where it is further behind, by a jump.
 *
 * A pause and a seek back are the viewer's, and so is every speed but 1: they are left alone until playback is at the edge again.
 */
export function controlLatency({ media, engine, memory, limits }: LatencySubject, signal: AbortSignal): void {
  let own = media.playbackRate;
  let delays: number[] = [];
  let lastTime = media.currentTime;
  let calmSince = performance.now();

  function target(): number {
    const { min, max } = limits();
    const least = Math.max(min, engine.holdBackSeconds ?? 0);
    return Math.min(least + memory.cushion, Math.max(max, least));
  }

  /** A stream that asks for more than the page allows is the stronger one, and needs room for the unevenness of segments. */
  const farthest = () => Math.max(limits().max, (engine.holdBackSeconds ?? 0) * 1.5, target() + 0.5);

  function play(rate: number): void {
    own = rate;
    if (media.playbackRate !== rate) media.playbackRate = rate;
  }

  function jump(): void {
    delays = [];
    memory.behind = false;
    goToEdge(media, engine, target());
  }

  function steer(): void {
    // Set by somebody else: that is the viewer's speed.
    if (media.playbackRate !== own) memory.rate = own = media.playbackRate;
    const delay = secondsBehind(media, engine);
    if (delay === undefined || media.paused || media.seeking) return void (delays = []);
    lastTime = media.currentTime;
    delays = [...delays, delay].slice(-looks);
    const aim = target();
    if (delay < aim + 1) memory.behind = false;
    if (performance.now() - calmSince > calmTime) {
      calmSince = performance.now();
      memory.cushion = Math.max(0, memory.cushion - 0.5);
    }
    if (delays.length < looks) return;
    const least = Math.min(...delays);
    if (memory.rate !== 1 || memory.behind) return play(memory.rate);
    if (least > farthest()) return jump();
    play(rateFor(least - aim, own));
  }

  function rateFor(excess: number, now: number): number {
    const worthwhile = Math.min(tolerance, target() / 6);
    if (now > 1) return excess <= -Math.min(overshoot, worthwhile) ? 1 : excess > far ? fastest : fast;
    if (now < 1) return excess >= 0 ? 1 : slow;
    // Little that is buffered is not played faster: it may be all that comes for a while.
    if (excess > worthwhile && bufferedAhead(media) > target() / 2) return excess > far ? fastest : fast;
    return memory.cushion && excess < -tolerance ? slow : 1;
  }

  const timer = setInterval(steer, step);
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    if (media.playbackRate === own) media.playbackRate = memory.rate;
  });
  media.addEventListener(
    'waiting',
    () => {
      if (media.seeking || media.paused || bufferedAhead(media) > 0.25) return;
      calmSince = performance.now();
      const { min, max } = limits();
      memory.cushion = Math.min(memory.cushion + 0.5, Math.max(0, max - min));
    },
    { signal },
  );
  media.addEventListener('play', () => (memory.behind = (secondsBehind(media, engine) ?? 0) > limits().max), { signal });
  media.addEventListener(
    'seeking',
    () => {
      if (media.currentTime < lastTime - 0.5) memory.behind = (secondsBehind(media, engine) ?? 0) > farthest();
      delays = [];
    },
    { signal },
  );
  document.addEventListener('visibilitychange', () => !document.hidden && !media.paused && !memory.behind && memory.rate === 1 && (secondsBehind(media, engine) ?? 0) > target() + 1 && jump(), { signal });
}
