import { createFlvDemuxer } from '../../src/container/flv-demuxer.js';
import type { ByteSource } from '../../src/container/byte-source.js';
import { encodeFlvHeader, encodeFlvTag } from '../../src/container/flv-tag-writer.js';
import { concat, fixture } from './fixture.js';

export interface SyntheticShape {
  readonly seconds: number;
  /** Mean bits a second of the picture. */
  readonly videoBitrate: number;
  readonly framesPerSecond?: number;
  /** Milliseconds from one key frame to the next, by number of the key frame. */
  readonly gop?: (index: number) => number;
  readonly startMs?: number;
  /** Time stamps from this many seconds on have this many milliseconds added. */
  readonly jump?: { readonly at: number; readonly by: number };
  readonly sound?: boolean;
}

export interface SyntheticFlv extends ByteSource {
  readonly requests: [start: number, end: number][];
  readonly bytesRead: number;
  /** Presentation times of the pictures from the first on, seconds. */
  readonly pictures: number[];
  readonly keyTimes: number[];
}

/**
 * A long FLV file that exists only where it is read. Its frames are no pictures, but sizes, times, places and headers are those of a real
 * one: a bitrate that wanders, key frames ten times as large as others, sound between them.
 */
export function syntheticFlv(shape: SyntheticShape): SyntheticFlv {
  const { seconds, videoBitrate, framesPerSecond = 25, gop = () => 2000, startMs = 0, jump, sound = true } = shape;
  const { known } = demuxed();
  const tags: { type: 8 | 9; time: number; size: number; head: number[]; data?: Uint8Array }[] = [];
  tags.push({ type: 9, time: 0, size: 0, head: [], data: concat(Uint8Array.of(0x17, 0, 0, 0, 0), known.video?.description ?? new Uint8Array()) });
  if (sound) tags.push({ type: 8, time: 0, size: 0, head: [], data: concat(Uint8Array.of(0xaf, 0), known.audio?.description ?? new Uint8Array()) });
  const pictures: number[] = [];
  const keyTimes: number[] = [];
  const frame = videoBitrate / 8 / framesPerSecond;
  let nextKey = 0;
  let nextSound = 0;
  for (let index = 0; index < seconds * framesPerSecond; index++) {
    const time = Math.round((index * 1000) / framesPerSecond);
    for (; sound && nextSound <= time; nextSound += 1024 / 44.1) tags.push({ type: 8, time: Math.round(nextSound), size: 250, head: [0xaf, 1] });
    const key = time >= nextKey;
    if (key) {
      nextKey = time + gop(keyTimes.length);
      keyTimes.push(time / 1000);
    }
    const wander = 1 + 0.6 * Math.sin(index / 5000) + 0.2 * Math.sin(index / 37);
    const size = Math.round(frame * wander * (key ? 8 : 0.85));
    pictures.push(time / 1000);
    tags.push({ type: 9, time, size, head: [key ? 0x17 : 0x27, 1, 0, 0, 0] });
  }
  const header = encodeFlvHeader({ audio: sound, video: true });
  const offsets = new Float64Array(tags.length + 1);
  offsets[0] = header.length;
  tags.forEach((tag, index) => (offsets[index + 1] = (offsets[index] ?? 0) + 15 + (tag.data?.length ?? tag.size + tag.head.length)));
  const size = offsets[tags.length] ?? 0;

  const bytesOf = (index: number): Uint8Array => {
    const tag = tags[index];
    if (!tag) return new Uint8Array(0);
    let data = tag.data;
    if (!data) {
      data = new Uint8Array(tag.size + tag.head.length);
      for (let at = 0, noise = index + 1; at < data.length; at++) data[at] = (noise = (noise * 1664525 + 1013904223) >>> 0) >>> 24;
      data.set(tag.head);
    }
    const shift = jump && tag.time >= jump.at * 1000 ? jump.by : 0;
    return encodeFlvTag(tag.type, (tag.time + startMs + shift) >>> 0, data);
  };

  const requests: [number, number][] = [];
  let bytesRead = 0;
  return {
    access: 'range',
    size,
    requests,
    pictures,
    keyTimes,
    get bytesRead() {
      return bytesRead;
    },
    async read(start, end) {
      end = Math.min(end, size);
      if (start >= end) return new Uint8Array(0);
      requests.push([start, end]);
      bytesRead += end - start;
      const bytes = new Uint8Array(end - start);
      const put = (at: number, part: Uint8Array) => bytes.set(part.subarray(Math.max(0, start - at), Math.max(0, Math.min(part.length, end - at))), Math.max(0, at - start));
      if (start < header.length) put(0, header);
      let low = 0;
      let high = tags.length;
      while (low + 1 < high) {
        const middle = (low + high) >> 1;
        if ((offsets[middle] ?? 0) <= start) low = middle;
        else high = middle;
      }
      for (let index = low; index < tags.length && (offsets[index] ?? 0) < end; index++) if ((offsets[index + 1] ?? 0) > start) put(offsets[index] ?? 0, bytesOf(index));
      return bytes;
    },
  };
}

function demuxed() {
  const demuxer = createFlvDemuxer();
  demuxer.push(fixture('avc-aac.flv'));
  return demuxer;
}
