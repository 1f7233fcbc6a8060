import type { Engine } from '../../engines/engine.js';

/** What is playing, beyond what a media element tells. */
export interface Source {
  readonly engine: Engine;
  codecs: string;
}

/** Figures about playback. What is not known is left out. */
export interface Statistics {
  /** Of the picture, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Pictures decoded a second. */
  readonly fps?: number | undefined;
  /** Kilobits a second of picture, of sound, and of all that came. */
  readonly videoKbps?: number | undefined;
  readonly audioKbps?: number | undefined;
  readonly netKbps?: number | undefined;
  /** Seconds of media that are ready to be played. */
  readonly bufferSeconds: number;
  /** Seconds behind the live edge; live only. */
  readonly latencySeconds?: number | undefined;
  readonly droppedFrames: number;
  readonly engine?: string | undefined;
  /** RFC 6381 names, separated by commas. */
  readonly codecs?: string | undefined;
}

interface Counters {
  readonly at: number;
  readonly frames: number;
  readonly bytes: number;
  readonly videoBytes: number | undefined;
  readonly audioBytes: number | undefined;
}

/** Figures of a media element. Rates are of the time since they were asked for last, a second at least. */
export class MediaStatistics {
  #counters: Counters | undefined;
  #rates: Pick<Statistics, 'fps' | 'videoKbps' | 'audioKbps' | 'netKbps'> = {};

  read(media: HTMLVideoElement, source: Source | undefined, latencySeconds: number | undefined): Statistics {
    const { totalVideoFrames, droppedVideoFrames } = media.getVideoPlaybackQuality();
    const { engine } = source ?? {};
    this.#measure({
      at: performance.now(),
      frames: totalVideoFrames,
      bytes: engine?.receivedBytes ?? 0,
      videoBytes: engine?.receivedVideoBytes,
      audioBytes: engine?.receivedAudioBytes,
    });
    return {
      width: media.videoWidth,
      height: media.videoHeight,
      ...this.#rates,
      bufferSeconds: bufferAhead(media),
      latencySeconds,
      droppedFrames: droppedVideoFrames,
      engine: engine?.name,
      codecs: source?.codecs,
    };
  }

  #measure(now: Counters): void {
    const before = this.#counters;
    const seconds = (now.at - (before?.at ?? 0)) / 1000;
    if (seconds < 0.9) return;
    this.#counters = now;
    // A counter that went back belongs to a new connection; its rate is known the next time.
    if (!before || now.frames < before.frames || now.bytes < before.bytes) return;
    const kbps = (after?: number, earlier?: number) => (after === undefined || earlier === undefined ? undefined : ((after - earlier) * 8) / 1000 / seconds);
    this.#rates = {
      fps: (now.frames - before.frames) / seconds,
      netKbps: kbps(now.bytes, before.bytes),
      videoKbps: kbps(now.videoBytes, before.videoBytes),
      audioKbps: kbps(now.audioBytes, before.audioBytes),
    };
  }
}

function bufferAhead({ buffered, currentTime }: HTMLMediaElement): number {
  for (let i = 0; i < buffered.length; i++) if (buffered.start(i) <= currentTime && currentTime < buffered.end(i)) return buffered.end(i) - currentTime;
  return 0;
}
