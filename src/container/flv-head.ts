import type { AmfValue } from './amf.js';
import type { ByteSource } from './byte-source.js';
import type { AudioConfig, VideoConfig } from './codec-config.js';
import type { FlvClockState } from './flv-clock.js';
import { createFlvClock } from './flv-clock.js';
import type { FlvPacket } from './flv-decoder.js';
import { isAudioPacket, isVideoPacket } from './flv-decoder.js';
import { createFlvDemuxer } from './flv-demuxer.js';
import type { TrackConfigs } from './packet-source.js';

/** Read at first, and at most. Bytes. */
const firstRead = 64 * 1024;
const firstKeyLimit = 2 * 1024 * 1024;
const secondKeyLimit = 512 * 1024;
const soundLimit = 256 * 1024;

/** What the beginning of a file tells. Times in milliseconds on the straightened line. */
export interface FlvHead {
  readonly configs: TrackConfigs;
  readonly metadata: { readonly [key: string]: AmfValue } | undefined;
  /** The first key frame, or in a recording without picture the first sound. */
  readonly first: FlvPacket;
  /** From the first key frame to the second; `undefined` when that is far away. */
  readonly gop: number | undefined;
  readonly audioOrigin: number;
  readonly clock: FlvClockState;
  readonly unknownVideo: string | undefined;
}

/**
 * Reads the beginning of a file: as much as it takes to know its tracks and, if that is near, its second key frame.
 * @returns `undefined` when there is nothing to play in the first megabytes.
 */
export async function readFlvHead(source: ByteSource, signal?: AbortSignal): Promise<FlvHead | undefined> {
  const clock = createFlvClock();
  const demuxer = createFlvDemuxer({ clock });
  let sound: FlvPacket<AudioConfig> | undefined;
  const keys: FlvPacket<VideoConfig>[] = [];
  let state = clock.state();

  for (let at = 0, step = firstRead; at < firstKeyLimit; at += step, step = Math.min(step * 2, 256 * 1024)) {
    const bytes = await source.read(at, at + step, signal);
    for (const packet of demuxer.push(bytes)) {
      if (isAudioPacket(packet)) sound ??= packet;
      if (isVideoPacket(packet) && packet.key && keys.length < 2) keys.push(packet);
    }
    state = clock.state();
    const read = at + step;
    const found = keys.length > 1 || (keys.length === 1 && read >= secondKeyLimit);
    if (bytes.length < step || (found && (sound || read >= soundLimit)) || (!demuxer.known.video && sound && read >= soundLimit)) break;
  }

  const [key, second] = keys;
  const first = key ?? (demuxer.known.video ? undefined : sound);
  if (!first) return undefined;
  return {
    configs: { video: key?.config, audio: sound?.config },
    metadata: demuxer.known.metadata,
    first,
    gop: key && second ? second.pts - key.pts : key ? undefined : 0,
    audioOrigin: sound?.pts ?? 0,
    clock: state,
    unknownVideo: demuxer.known.unknownVideo,
  };
}
