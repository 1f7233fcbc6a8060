import type { Engine } from '../engines/engine.js';
import { bufferedEnd } from './buffer.js';

/** Seconds behind the source where the stream tells that, else behind what has come; `undefined` before anything has. */
export function secondsBehind(media: HTMLMediaElement, engine: Engine): number | undefined {
  const end = bufferedEnd(media);
  return engine.latencySeconds ?? (end === undefined ? undefined : end - media.currentTime);
}

/** Goes to the live edge, but for `cushion` seconds that keep playback from running dry. Never back. */
export function goToEdge(media: HTMLMediaElement, engine: Engine, cushion: number): void {
  const end = bufferedEnd(media);
  if (end === undefined) return;
  const { buffered } = media;
  // Of a range that has just begun there may be less than the cushion.
  const start = buffered.start(buffered.length - 1);
  const edge = engine.livePosition ?? Math.max(start + 0.01, end - cushion);
  if (edge > media.currentTime) media.currentTime = edge;
}
