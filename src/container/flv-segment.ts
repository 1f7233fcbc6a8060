import type { ByteSource } from './byte-source.js';
import type { FlvClockState } from './flv-clock.js';
import { createFlvClock } from './flv-clock.js';
import type { FlvPacket } from './flv-decoder.js';
import { isVideoPacket } from './flv-decoder.js';
import { createFlvDemuxer } from './flv-demuxer.js';
import { withParameterSets } from './parameter-sets.js';
import type { MediaPacket, SegmentPackets, TrackConfigs } from './packet-source.js';

/** A stretch of an FLV file. Times in milliseconds on the straightened line, places in bytes. */
export interface FlvStretch {
  /** What to read: tags begin at `from`. */
  readonly from: number;
  readonly to: number;
  /** The first key frame, and the one that follows the stretch. */
  readonly at: number;
  readonly nextAt: number;
  readonly time: number;
  readonly until: number;
  readonly clock: FlvClockState;
  readonly configs: TrackConfigs;
  /** Whether its sound has all come by `to`, too; otherwise it is looked for a little farther on. */
  readonly complete: boolean;
}

/** How sound that comes late is looked for: bytes that are read with the pictures, bytes at a time after that, and in all. */
const soundLead = 32 * 1024;
const soundStep = 64 * 1024;
const farthestSound = 2 * 1024 * 1024;

/**
 * Reads the frames of a stretch.
 * @param origin - What becomes time 0. Milliseconds.
 * @throws PlayerError
 */
export async function readFlvStretch(source: ByteSource, stretch: FlvStretch, origin: number, signal?: AbortSignal): Promise<SegmentPackets> {
  const { from, to, time, until, configs } = stretch;
  const demuxer = createFlvDemuxer({ offset: from, start: 'tag', clock: createFlvClock(stretch.clock), ...configs });
  const video: MediaPacket[] = [];
  const audio: MediaPacket[] = [];
  let soundEnds = false;

  const take = (packets: FlvPacket[]) => {
    for (const packet of packets) {
      const seconds = { data: packet.data, key: packet.key, time: (packet.pts - origin) / 1000 };
      if (isVideoPacket(packet)) {
        // Between the sound of a stretch lie pictures of its neighbours.
        const belongs = packet.offset >= stretch.at && packet.offset < stretch.nextAt;
        if (!belongs || packet.config.codec !== configs.video?.codec) continue;
        const changed = packet.key && packet.config !== configs.video;
        video.push(changed ? { ...seconds, data: withParameterSets(packet.config, packet.data) } : seconds);
      } else if (packet.pts >= until) soundEnds = true;
      else if (packet.pts >= time && packet.config.codec === configs.audio?.codec) audio.push(seconds);
    }
  };

  const more = !stretch.complete && configs.audio !== undefined;
  const first = more ? to + soundLead : to;
  take(demuxer.push(await source.read(from, first, signal)));
  for (let at = first; more && !soundEnds && at < to + farthestSound; at += soundStep) {
    const bytes = await source.read(at, at + soundStep, signal);
    take(demuxer.push(bytes));
    if (bytes.length < soundStep) break;
  }
  take(demuxer.flush());
  return { video, audio, start: (time - origin) / 1000, end: (until - origin) / 1000 };
}
