import type Mpegts from 'mpegts.js';
import { parseAv1Config, withAv1Size } from '../../container/av1.js';
import type { VideoConfig } from '../../container/codec-config.js';

/** What the FLV demuxer of mpegts.js 1.8.2 has inside. */
interface Demuxer {
  readonly _timescale: number;
  readonly _duration: number;
  readonly _referenceFrameRate: { readonly fps: number; readonly fps_num: number; readonly fps_den: number };
  readonly _audioTrack: { readonly length: number };
  readonly _videoTrack: { readonly id: number; readonly length: number; readonly samples: { isKeyframe: boolean }[] };
  readonly _mediaInfo: object;
  _videoMetadata: Record<string, unknown> | null;
  _dispatch: boolean;
  _videoInitialMetadataDispatched: boolean;
  _isInitialMetadataDispatched(): boolean;
  _onDataAvailable(audio: unknown, video: unknown): void;
  _onMediaInfo(info: object): void;
  _onTrackMetadata(type: 'video', metadata: unknown): void;
  _parseAV1CodecConfigurationRecord(buffer: ArrayBuffer, at: number, size: number): void;
  _parseAV1VideoData(buffer: ArrayBuffer, at: number, size: number, ...rest: [time: number, position: number, frameType: number, compositionTime: number]): void;
}

const interFrame = 2;

/**
 * Reads AV1 for an instance of mpegts.js, which misreads the key frames of every stream with order hints (it takes them for references,
 * AV1 specification 5.9.2), wants the sequence header in the configuration record, and writes to the page's console.
 * @returns Whether that is done: not before the header of the stream has been pushed.
 */
export function readAv1For(player: Mpegts.Player): boolean {
  const demuxer = (player as unknown as { _player_engine?: { _transmuxer?: { _controller?: { _demuxer?: Demuxer } } } })._player_engine?._transmuxer?._controller?._demuxer;
  if (!demuxer) return false;
  const { _referenceFrameRate: rate, _videoTrack: video, _audioTrack: audio } = demuxer;
  const pass = demuxer._parseAV1VideoData.bind(demuxer);
  /** What the next key frame has to tell of first. */
  let news: { config: VideoConfig; record: Uint8Array } | undefined;

  demuxer._parseAV1CodecConfigurationRecord = (buffer, at, size) => {
    const record = new Uint8Array(buffer, at, size).slice();
    const config = parseAv1Config(record);
    if (config) news = { config, record };
  };
  demuxer._parseAV1VideoData = (buffer, at, size, time, position, frameType, compositionTime) => {
    const key = frameType === 1;
    if (key && news) {
      tell(news.record, withAv1Size(news.config, new Uint8Array(buffer, at, size)));
      news = undefined;
    }
    pass(buffer, at, size, time, position, interFrame, compositionTime);
    const sample = video.samples.at(-1);
    if (sample) sample.isKeyframe = key;
  };

  function tell(av1c: Uint8Array, { codecString: codec, width, height }: VideoConfig): void {
    const own = demuxer as Demuxer;
    const { _timescale: timescale, _duration: duration } = own;
    const size = { codecWidth: width, codecHeight: height, presentWidth: width, presentHeight: height };
    own._videoMetadata = { type: 'video', id: video.id, timescale, duration, codec, av1c, frameRate: rate, refSampleDuration: (timescale * rate.fps_den) / rate.fps_num, ...size };
    own._onMediaInfo(Object.assign(own._mediaInfo, { videoCodec: codec, width, height, fps: rate.fps }));
    if (!own._isInitialMetadataDispatched()) own._videoInitialMetadataDispatched = true;
    else if (own._dispatch && (audio.length || video.length)) own._onDataAvailable(audio, video);
    own._dispatch = false;
    own._onTrackMetadata('video', own._videoMetadata);
  }
  return true;
}
