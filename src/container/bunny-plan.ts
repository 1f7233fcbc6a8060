import type { BunnyCut } from './bunny-cuts.js';
import { cutAtKey, cutNear, listKeyFrames } from './bunny-cuts.js';
import type { BunnyTrack, PacketSink } from './bunny-track.js';
import { videoTimescale } from './cmaf-init.js';
import type { VideoConfig } from './codec-config.js';
import type { Segment } from './packet-source.js';

/** How a recording is cut into segments. */
export interface BunnyPlan {
  /** What becomes time 0, in seconds as the file says them. */
  readonly origin: number;
  readonly segments: readonly Segment[];
  /** Frames of the first segment that are only there to be decoded: they lie before the start of an edit list. */
  readonly preroll: number;
  /** The real beginning of segment `index`; `undefined` past the last one, and where there is no picture. */
  cut(index: number): Promise<BunnyCut | undefined>;
}

/** The time that a frame is given which is to be decoded but hardly seen. Seconds. */
export const blink = 1 / videoTimescale;

/** Cuts at listed key frames. @param end - When the recording ends, in seconds as the file says them. */
export async function planByKeyFrames(video: BunnyTrack<VideoConfig>, end: number, targetSeconds: number): Promise<BunnyPlan | undefined> {
  const all = await listKeyFrames(video.sink);
  // Samples before 0 are not to be shown (ISO/IEC 14496-12, 8.6.6); all but the last group of them is not needed either.
  const keys = all.slice(Math.max(0, all.findLastIndex((key) => key.timestamp <= 0)));
  const [first] = keys;
  if (!first) return undefined;
  const cuts = [await cutAtKey(video.sink, first)];
  for (const key of keys) if (key.timestamp - (cuts.at(-1)?.packet.timestamp ?? 0) >= targetSeconds - 0.001) cuts.push(await cutAtKey(video.sink, key));
  const preroll = await countPreroll(video.sink, first);
  const origin = preroll > 0 ? -preroll * blink : (cuts[0]?.time ?? 0);
  const segments = cuts.map((cut, index): Segment => {
    const start = index === 0 ? origin : cut.time;
    return { start: start - origin, duration: (cuts[index + 1]?.time ?? Math.max(end, start + blink)) - start, init: 0 };
  });
  return { origin, segments, preroll, cut: async (index) => cuts[index] };
}

/** Cuts near nominal times. @param lengths - Of the segments, in seconds. */
export async function planByNominal(video: BunnyTrack<VideoConfig>, lengths: readonly number[]): Promise<BunnyPlan | undefined> {
  const key = await video.sink.getFirstKeyPacket({ metadataOnly: true });
  if (!key) return undefined;
  const first = await cutAtKey(video.sink, key);
  const origin = first.time;
  const segments = segmentsOf(lengths);
  const nominal = (index: number) => origin + (segments[index]?.start ?? 0);
  const cuts = new Map<number, Promise<BunnyCut | undefined>>([[0, Promise.resolve(first)]]);
  const cut = (index: number): Promise<BunnyCut | undefined> => {
    if (index >= segments.length) return Promise.resolve(undefined);
    const found = cuts.get(index) ?? cutNear(video.sink, nominal(index - 1), nominal(index));
    cuts.set(index, found);
    // A cut that could not be read may be readable later.
    found.catch(() => cuts.delete(index));
    return found;
  };
  return { origin, segments, preroll: 0, cut };
}

/** Sound can be cut anywhere. */
export function planSound(origin: number, lengths: readonly number[]): BunnyPlan {
  return { origin, segments: segmentsOf(lengths), preroll: 0, cut: async () => undefined };
}

/** `total` in pieces of `length`, the last one up to half as long again. Seconds. */
export function evenLengths(total: number, length: number): number[] {
  // Of a year of video the broken time stamps of a file can tell, not the file.
  const count = Math.min(Math.max(1, Math.round(total / length)), 100_000);
  return Array.from({ length: count }, (_, index) => (index < count - 1 ? length : total - length * (count - 1)));
}

/** Lengths joined until each is at least `length`. Seconds. */
export function joinLengths(lengths: readonly number[], length: number): number[] {
  const joined: number[] = [];
  let open = 0;
  for (const each of lengths) {
    open += each;
    if (open < length - 0.001) continue;
    joined.push(open);
    open = 0;
  }
  if (open > 0) joined.push(open + (open < length / 2 ? (joined.pop() ?? 0) : 0));
  return joined;
}

function segmentsOf(lengths: readonly number[]): Segment[] {
  let start = 0;
  return lengths.map((duration) => {
    const segment = { start, duration, init: 0 };
    start += duration;
    return segment;
  });
}

async function countPreroll(sink: PacketSink, first: BunnyCut['packet']): Promise<number> {
  let count = 0;
  let shown = 0;
  for (let packet: BunnyCut['packet'] | null = first; packet && shown < 16; packet = await sink.getNextPacket(packet, { metadataOnly: true })) {
    if (packet.timestamp < -blink / 2) count++;
    else shown++;
    if (packet !== first && packet.type === 'key') break;
  }
  return shown > 0 ? count : 0;
}
