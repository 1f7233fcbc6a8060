import type { PlayerElement } from '../player/player-element.js';

/** Wide enough to be held for a moment. Pixels. */
const widest = 960;

/** What a player shows now, as an address of a picture; what it holds up instead where it shows none. */
export function lastPicture({ media, poster }: PlayerElement): string | undefined {
  if (media.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || !media.videoWidth) return poster || undefined;
  const canvas = document.createElement('canvas');
  const scale = Math.min(1, widest / media.videoWidth);
  canvas.width = Math.round(media.videoWidth * scale);
  canvas.height = Math.round(media.videoHeight * scale);
  try {
    canvas.getContext('2d', { alpha: false })?.drawImage(media, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/jpeg', 0.85);
  } catch {
    // Another site's picture, which this page may not read.
    return undefined;
  }
}
