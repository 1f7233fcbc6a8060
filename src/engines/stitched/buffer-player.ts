import Hls from 'hls.js/light';
import type { ErrorData, HlsConfig } from 'hls.js';
import { videoTimescale, videoTrackId } from '../../container/cmaf-init.js';
import { seededStreamController } from './seeded-stream-controller.js';
import { playlistUrl } from './virtual-playlist.js';

/** Decode times may not be negative, and sound may begin before the first picture: room for it. Seconds. */
export const origin = 10;

/** What a player is to play, and whom it tells. */
export interface BufferPlayerOptions {
  readonly loader: HlsConfig['loader'];
  /** Seconds. */
  readonly startPosition: number;
  readonly backBufferSeconds: number;
  onAttached(): void;
  onCodecs(codecs: string): void;
  /** hls.js has given up. */
  onFatal(data: ErrorData): void;
}

/** hls.js with a playlist that may be written anew while it plays. */
export interface BufferPlayer {
  /** The position that it is to begin at, until it has begun there. Seconds. */
  readonly starting: number | undefined;
  /**
   * Takes up a playlist that differs from the one before in what is not on show.
   * @param position - Where loading goes on. Seconds.
   * @param staleFrom - Media from there on is of another moment now. Seconds, or `Infinity`.
   * @param renumbered - Whether segments have other numbers than before.
   */
  takeUp(position: number, staleFrom: number, renumbered: boolean): void;
  destroy(): void;
}

/** Plays the playlist and segments that `loader` gives, in one MediaSource. */
export function bufferPlayer(media: HTMLVideoElement, options: BufferPlayerOptions): BufferPlayer {
  const controller = seededStreamController(origin * videoTimescale, videoTimescale, videoTrackId);
  const hls = new Hls({
    ...controller.config,
    loader: options.loader,
    enableWorker: false,
    startPosition: options.startPosition,
    backBufferLength: options.backBufferSeconds,
    // Else it waits for its next look around, a tenth of a second later.
    startFragPrefetch: true,
    // Lengths are exact: with a tolerance, a seek to shortly before a segment’s end loads the next one first.
    maxFragLookUpTolerance: 0,
    maxBufferLength: 30,
    maxMaxBufferLength: 60,
    // Media that a seek has left ahead is given up: an evening of seeking would else fill the memory.
    frontBufferFlushThreshold: 90,
  });
  let starting: number | undefined = options.startPosition;
  let source: MediaSource | undefined;

  hls.on(Hls.Events.MEDIA_ATTACHED, (_event, { mediaSource }) => {
    source = mediaSource;
    options.onAttached();
  });
  hls.on(Hls.Events.BUFFER_CODECS, (_event, tracks) => options.onCodecs(Object.values(tracks).flatMap(({ codec }) => codec ?? []).join(', ')));
  hls.on(Hls.Events.ERROR, (_event, data) => data.fatal && options.onFatal(data));
  for (const event of [Hls.Events.LEVEL_UPDATED, Hls.Events.FRAG_BUFFERED] as const) hls.on(event, fitDuration);
  const listening = new AbortController();
  for (const type of ['seeking', 'loadeddata']) media.addEventListener(type, () => (starting = undefined), { signal: listening.signal });
  hls.attachMedia(media);
  hls.loadSource(playlistUrl);

  /** hls.js makes a duration longer, but never shorter. */
  function fitDuration(): void {
    const duration = hls.levels[0]?.details?.edge;
    if (!source || source.readyState !== 'open' || !duration || !(source.duration > duration + 0.001)) return;
    const buffers = [...source.sourceBuffers];
    const isFree = buffers.every(({ updating, buffered }) => !updating && (buffered.length === 0 || buffered.end(buffered.length - 1) <= duration));
    if (isFree) source.duration = duration;
  }

  return {
    get starting() {
      return starting;
    },
    takeUp(position, staleFrom, renumbered) {
      hls.stopLoad();
      if (renumbered) controller.forgetNumbers();
      const [level] = hls.levels;
      const goOn = () => {
        if (level) Object.assign(level, { details: undefined });
        hls.startLoad(starting ?? position, starting === undefined);
      };
      // Where there is nothing to remove, hls.js says nothing of it.
      if (media.buffered.length === 0 || !(staleFrom < media.duration)) return goOn();
      hls.once(Hls.Events.BUFFER_FLUSHED, goOn);
      hls.trigger(Hls.Events.BUFFER_FLUSHING, { startOffset: staleFrom, endOffset: Infinity, type: null });
    },
    destroy() {
      listening.abort();
      hls.destroy();
    },
  };
}
