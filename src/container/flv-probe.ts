import type { ByteSource } from './byte-source.js';
import { blockSize } from './cached-source.js';
import { createSteadyClock } from './flv-clock.js';
import { createFlvDemuxer } from './flv-demuxer.js';
import type { FlvHead } from './flv-head.js';

/** A place in a file and the decode time there: bytes, and milliseconds on the line of the head's clock. */
export interface Anchor {
  readonly at: number;
  readonly time: number;
}

/**
 * The first frame at or after a place.
 * @returns `undefined` when there is none up to the end of the file.
 */
export async function probeFlv(source: ByteSource, head: FlvHead, place: number, signal?: AbortSignal): Promise<Anchor | undefined> {
  const demuxer = createFlvDemuxer({ ...head.configs, start: 'anywhere', offset: place, clock: createSteadyClock(head.clock) });
  const kind = head.first.config.kind;
  for (let at = place; ; ) {
    const end = Math.ceil((at + 1) / blockSize) * blockSize;
    const bytes = await source.read(at, end, signal);
    const packets = bytes.length > 0 ? demuxer.push(bytes) : demuxer.flush();
    const frame = packets.find((packet) => packet.config.kind === kind);
    if (frame) return { at: frame.offset, time: frame.dts };
    if (bytes.length === 0) return undefined;
    at = end;
  }
}

/** How much faster or slower than on the whole the time may go by in a part of a file. */
const wildest = 12;

/**
 * Looks into a file at three places between head and end.
 * @returns What was found there with both ends, or `undefined` when time does not go by evenly enough to search by it: the time stamps jump.
 */
export async function probeOrder(source: ByteSource, head: FlvHead, end: number, signal?: AbortSignal): Promise<Anchor[] | undefined> {
  const size = source.size ?? 0;
  const first = { at: head.first.offset, time: head.first.dts };
  const between = await Promise.all([0.25, 0.5, 0.75].map((share) => probeFlv(source, head, Math.floor((share * size) / blockSize) * blockSize, signal)));
  const anchors = [first, ...between, { at: size, time: end }].filter((anchor) => anchor !== undefined);
  const mean = (end - first.time) / (size - first.at);
  const even = anchors.every((anchor, index) => {
    const before = anchors[index - 1];
    if (!before || anchor.at - before.at < 4 * blockSize) return true;
    const rate = (anchor.time - before.time) / (anchor.at - before.at);
    return rate > mean / wildest && rate < mean * wildest;
  });
  return even ? anchors : undefined;
}
