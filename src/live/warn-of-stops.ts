import type { Engine } from '../engines/engine.js';
import { bufferedAhead } from './buffer.js';
import type { PlaybackWarning } from './warning.js';

/** Shorter stops are hardly seen. Milliseconds. */
const noticed = 500;

/** Tells when the picture stands still for longer than is overlooked, and whether the network is why. */
export function warnOfStops({ media, engine, warn }: { readonly media: HTMLVideoElement; readonly engine: Engine; warn(warning: PlaybackWarning): void }, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));
  media.addEventListener(
    'waiting',
    () => {
      if (media.seeking || media.paused) return;
      const { currentTime } = media;
      const { receivedBytes } = engine;
      const dry = bufferedAhead(media) < 0.25;
      const began = performance.now();
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (media.paused || media.currentTime > currentTime + 0.1) return;
        warn({ code: 'video-blocked', message: 'The picture stands still.' });
        const kilobits = ((engine.receivedBytes - receivedBytes) * 8) / (performance.now() - began);
        if (dry) warn({ code: 'network-busy', message: `Data comes slower than it is played: ${Math.round(kilobits)} kbit/s now.` });
      }, noticed);
    },
    { signal },
  );
}
