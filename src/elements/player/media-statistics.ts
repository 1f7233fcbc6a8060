import type { PanelStatistics } from '../../ui/statistics/statistics-panel.js';

/** What is playing, beyond what a media element tells. */
export interface Source {
  readonly engine: string;
  codecs: string;
  readonly receivedBytes: number;
}

/** Figures of a media element for the panel. Rates are of the time since they were asked for last. */
export class MediaStatistics {
  #at = 0;
  #frames = 0;
  #bytes = 0;
  #rates: { fps?: number; netKbps?: number } = {};

  read(media: HTMLVideoElement, source: Source | undefined, latencySeconds: number | undefined): PanelStatistics {
    const { totalVideoFrames, droppedVideoFrames } = media.getVideoPlaybackQuality();
    this.#measure(totalVideoFrames, source?.receivedBytes ?? 0);
    return {
      width: media.videoWidth,
      height: media.videoHeight,
      ...this.#rates,
      bufferSeconds: bufferAhead(media),
      latencySeconds,
      droppedFrames: droppedVideoFrames,
      engine: source?.engine,
      codecs: source?.codecs,
    };
  }

  #measure(frames: number, bytes: number): void {
    const now = performance.now();
    const seconds = (now - this.#at) / 1000;
    if (seconds < 0.9) return;
    // A counter that went back belongs to a new connection; its rate is known the next time.
    if (this.#at && frames >= this.#frames && bytes >= this.#bytes)
      this.#rates = { fps: (frames - this.#frames) / seconds, netKbps: ((bytes - this.#bytes) * 8) / 1000 / seconds };
    [this.#at, this.#frames, this.#bytes] = [now, frames, bytes];
  }
}

function bufferAhead({ buffered, currentTime }: HTMLMediaElement): number {
  for (let i = 0; i < buffered.length; i++) if (buffered.start(i) <= currentTime && currentTime < buffered.end(i)) return buffered.end(i) - currentTime;
  return 0;
}
