import type { FrameSource } from './frame-source.js';

interface Capturing {
  captureStream?(): MediaStream;
}

/**
 * Keeps the source's sound in `stream` until `signal` ends, through changes of its element.
 *
 * Only where the browser has `captureStream()` of media elements: Safari has none, and Firefox's `mozCaptureStream()` takes the sound
 * away from the speakers.
 */
export function captureSound(source: FrameSource, stream: MediaStream, signal: AbortSignal): void {
  let leaving = new AbortController();
  const follow = () => {
    leaving.abort();
    leaving = new AbortController();
    const captured = capture(source.media);
    if (!captured) return;
    const add = () => {
      for (const track of captured.getTracks()) {
        if (track.kind === 'audio') stream.addTrack(track);
        else track.stop();
      }
    };
    add();
    const until = AbortSignal.any([signal, leaving.signal]);
    captured.addEventListener('addtrack', add, { signal: until });
    until.addEventListener(
      'abort',
      () => {
        for (const track of captured.getTracks()) {
          track.stop();
          stream.removeTrack(track);
        }
      },
      { once: true },
    );
  };
  source.onSwap?.(follow, signal);
  follow();
}

function capture(media: HTMLVideoElement): MediaStream | undefined {
  try {
    return (media as Capturing).captureStream?.();
  } catch {
    // Another site's media: no sound then; the picture fails by itself.
    return undefined;
  }
}
