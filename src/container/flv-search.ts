import { PlayerError } from '../core/player-error.js';
import type { ByteSource } from './byte-source.js';
import { blockSize } from './cached-source.js';
import { advanceClock, createSteadyClock } from './flv-clock.js';
import type { SegmentCut, FrameMark } from './segment-cut.js';
import { findCut } from './segment-cut.js';
import { isVideoPacket } from './flv-decoder.js';
import type { FlvDemuxer } from './flv-demuxer.js';
import { createFlvDemuxer } from './flv-demuxer.js';
import type { FlvFindings } from './flv-index.js';
import type { Anchor } from './flv-probe.js';
import { probeFlv } from './flv-probe.js';
import { readFlvStretch } from './flv-segment.js';
import type { PacketSource, Segment } from './packet-source.js';

/** What a first segment may cost, and how long segments are. Bytes, milliseconds. */
const firstSegmentBytes = 800 * 1024;
const shortest = 4_000;
const longest = 10_000;
/** Of unknown length: the second key frame was not near the first. */
const longGop = 10_000;
const probes = 12;
/** How long after its decoding a frame may be shown. Milliseconds. */
const reorder = 400;
/** Where so many times are known, more are no help to the next visit. */
const keptAnchors = 500;

/**
 * An FLV file without an index: nominal segments of one length, whose real beginnings are looked up when they are read.
 * @param source - Cached: places are read more than once.
 * @param known - Where times are known: the first frame, the end, and places between.
 * @param keep - Takes what is known once there is more of it.
 */
export function searchedFlv(source: ByteSource, known: FlvFindings, keep: (findings: FlvFindings) => void = () => undefined): PacketSource {
  const { head } = known;
  const size = source.size ?? 0;
  const end = Math.max(...known.anchors.map((anchor) => anchor.time));
  const origin = head.first.pts;
  const gop = head.gop ?? longGop;
  const bytesPerMs = size / Math.max(1, end - origin);
  const wanted = Math.max(Math.min(longest, Math.max(shortest, firstSegmentBytes / bytesPerMs)), 2.2 * gop);
  const count = Math.max(1, Math.round((end - origin) / wanted));
  const length = (end - origin) / count;
  const nominal = (index: number) => origin + index * length;
  const segments = Array.from({ length: count }, (_, index): Segment => ({ start: (index * length) / 1000, duration: length / 1000, init: 0 }));

  const cuts = new Map<number, SegmentCut>([...known.cuts, [0, { at: head.first.offset, time: origin, key: true }]]);
  const anchors: Anchor[] = [...known.anchors];
  /** Bytes a millisecond where reading is going on. */
  let rate = bytesPerMs;

  const marksFrom = (at: number, start: 'tag' | 'anywhere') => {
    const demuxer = createFlvDemuxer({ ...head.configs, start, offset: at, clock: createSteadyClock(head.clock) });
    const frames: FrameMark[] = [];
    const take = (packets: ReturnType<FlvDemuxer['push']>) => {
      for (const packet of packets) {
        if (head.configs.video && !isVideoPacket(packet)) continue;
        frames.push({ at: packet.offset, dts: packet.dts, pts: packet.pts, key: packet.key });
      }
    };
    let position = at;
    return {
      frames,
      /** @returns `false` at the end of the file. */
      async more(bytes: number, signal?: AbortSignal): Promise<boolean> {
        const target = Math.ceil((position + bytes) / blockSize) * blockSize;
        const chunk = await source.read(position, target, signal);
        take(demuxer.push(chunk));
        position += chunk.length;
        if (position < size && chunk.length > 0) return true;
        take(demuxer.flush());
        return false;
      },
    };
  };

  /** Reads on until decoding has come past `until`, so that every frame shown before is there. */
  const readPast = async (marks: ReturnType<typeof marksFrom>, until: number, guess: number, signal?: AbortSignal): Promise<void> => {
    let open = await marks.more(guess, signal);
    for (;;) {
      const [first, last] = [marks.frames[0], marks.frames.at(-1)];
      if (first && last && last.dts - first.dts > 500) rate = (last.at - first.at) / (last.dts - first.dts);
      if (!open || (last && last.dts > until + reorder)) return;
      const left = last ? (until + reorder - last.dts) * rate : 0;
      open = await marks.more(Math.min(Math.max(left, blockSize), 1024 * 1024), signal);
    }
  };

  /** A place before which `time` has not been reached, at most `near` milliseconds before it where that can be found. */
  const locate = async (time: number, near: number, signal?: AbortSignal): Promise<number> => {
    for (let probe = 0; probe < probes; probe++) {
      const low = anchors.filter((anchor) => anchor.time <= time).reduce((best, anchor) => (anchor.at > best.at ? anchor : best));
      const high = anchors.filter((anchor) => anchor.at > low.at).reduce((best, anchor) => (anchor.at < best.at ? anchor : best));
      if (time - low.time <= near || high.at - low.at <= 2 * blockSize) return low.at;
      // Aim for the middle of what is near enough; later probes halve, should the bitrate vary much.
      const share = probe < 6 ? (time - near / 2 - low.time) / Math.max(1, high.time - low.time) : 0.5;
      const at = Math.floor((low.at + share * (high.at - low.at)) / blockSize) * blockSize;
      const place = Math.max(at, low.at + 1);
      const frame = await probeFlv(source, head, place, signal);
      if (frame && frame.at < high.at && (frame.time < low.time - 1000 || frame.time > high.time + 1000)) throw jumps();
      anchors.push(frame && frame.at < high.at ? frame : { at: place, time: high.time });
    }
    return anchors.filter((anchor) => anchor.time <= time).reduce((best, anchor) => (anchor.at > best.at ? anchor : best)).at;
  };

  /** The real beginning of segment `index`, by itself. */
  const seekCut = async (index: number, signal?: AbortSignal): Promise<SegmentCut> => {
    const [after, until] = [nominal(index - 1), nominal(index)];
    // Most often the key frame is near; only if not, all that lies between the nominal times is read.
    for (const start of [Math.max(after, until - 1.5 * Math.max(gop, 1000)), after]) {
      const at = await locate(start, Math.max(gop, 2000), signal);
      const marks = marksFrom(at, 'anywhere');
      await readPast(marks, until, (until - start) * rate, signal);
      const cut = findCut(marks.frames, after, until);
      if (cut && (cut.key || start === after)) return cut;
    }
    throw new PlayerError('bad-input', `This recording has a hole at ${Math.round((until - origin) / 1000)} s.`);
  };

  return {
    format: 'flv',
    duration: (end - origin) / 1000,
    exact: false,
    segments,
    configs: [head.configs],
    rotation: 0,
    audioOrigin: (head.audioOrigin - origin) / 1000,
    async read(index, signal) {
      const cut = cuts.get(index) ?? (await seekCut(index, signal));
      cuts.set(index, cut);
      const isLast = index === count - 1;
      let next = cuts.get(index + 1);
      if (!isLast && !next) {
        const marks = marksFrom(cut.at, 'tag');
        const until = nominal(index + 1);
        await readPast(marks, until, (until - cut.time) * rate, signal);
        next = findCut(marks.frames, Math.max(nominal(index), cut.time), until);
        const last = marks.frames.at(-1);
        if (last) anchors.push({ at: last.at, time: last.dts });
        if (!next) throw new PlayerError('bad-input', `This recording has a hole at ${Math.round((until - origin) / 1000)} s.`);
        cuts.set(index + 1, next);
        keep({ head, anchors: anchors.slice(0, keptAnchors), cuts: new Map(cuts) });
      }
      const [to, until] = next ? [next.at, next.time] : [size, end];
      const clock = advanceClock(head.clock, cut.time);
      const place = { from: cut.at, to, at: cut.at, nextAt: next?.at ?? Infinity, time: cut.time, until };
      return readFlvStretch(source, { ...place, clock, configs: head.configs, complete: false }, origin, signal);
    },
    close: () => source.close?.(),
  };
}

function jumps(): PlayerError {
  return new PlayerError('bad-input', 'The time stamps of this recording jump, and it has no index.');
}
