// A short clip as HLS that never ends: its parts again and again, with decode times that go on.
import { readFileSync } from 'node:fs';

/** Parts of 200 ms, as in low-latency HLS; five make a segment. */
export const partsPerSegment = 5;

/**
 * @typedef {object} HlsLoop
 * @property {Buffer} init
 * @property {(segment: number, part: number) => Buffer} part Segments are counted from 0 for ever, parts within one.
 * @property {(segment: number) => Buffer} segment
 */

/** @param {string} file a fragmented MP4: an init segment, then one fragment a part @returns {HlsLoop} */
export function hlsLoop(file) {
  const data = readFileSync(file);
  const starts = [...boxes(data)].filter(({ type }) => type === 'moof').map(({ start }) => start - 8);
  const init = data.subarray(0, starts[0]);
  const parts = starts.map((start, index) => data.subarray(start, starts[index + 1]));
  const timescales = trackTimescales(init);
  const segments = parts.length / partsPerSegment;

  /** @param {number} segment @param {number} part */
  function part(segment, part) {
    const number = (segment % segments) * partsPerSegment + part;
    return delay(parts[number] ?? Buffer.alloc(0), Math.floor(segment / segments) * segments, timescales, segment * partsPerSegment + part + 1);
  }
  return { init, part, segment: (number) => Buffer.concat(Array.from({ length: partsPerSegment }, (_, index) => part(number, index))) };
}

/**
 * @typedef {{ type: string, start: number, end: number }} Box ISO/IEC 14496-12; `start` is that of its content.
 */
const containers = new Set(['moov', 'trak', 'mdia', 'moof', 'traf']);

/** Every box, a container before what is in it. @param {Buffer} data @returns {Generator<Box, void, undefined>} */
export function* boxes(data, start = 0, end = data.length) {
  for (let at = start; at + 8 <= end;) {
    const size = data.readUInt32BE(at);
    const type = data.toString('latin1', at + 4, at + 8);
    yield { type, start: at + 8, end: at + size };
    if (containers.has(type)) yield* boxes(data, at + 8, at + size);
    at += size;
  }
}

/** @param {Buffer} init @returns {Map<number, number>} ticks a second by track id */
export function trackTimescales(init) {
  const timescales = new Map();
  let track = 0;
  for (const { type, start } of boxes(init)) {
    const wide = init.readUInt8(start) === 1;
    if (type === 'tkhd') track = init.readUInt32BE(start + (wide ? 20 : 12));
    if (type === 'mdhd') timescales.set(track, init.readUInt32BE(start + (wide ? 20 : 12)));
  }
  return timescales;
}

/** @param {Buffer} segment @returns {Map<number, number>} the decode time of the first sample in ticks, by track id */
export function decodeTimes(segment) {
  const times = new Map();
  let track = 0;
  for (const { type, start } of boxes(segment)) {
    if (type === 'tfhd') track = segment.readUInt32BE(start + 4);
    if (type === 'tfdt' && !times.has(track)) times.set(track, Number(segment.readBigUInt64BE(start + 4)));
  }
  return times;
}

/**
 * The same media, `seconds` later. Its decode times are 64 bits wide, as ffmpeg writes them.
 * @param {Buffer} segment @param {number} seconds @param {Map<number, number>} timescales @param {number} sequence
 */
function delay(segment, seconds, timescales, sequence) {
  const data = Buffer.from(segment);
  let track = 0;
  for (const { type, start } of boxes(data)) {
    if (type === 'mfhd') data.writeUInt32BE(sequence, start + 4);
    if (type === 'tfhd') track = data.readUInt32BE(start + 4);
    if (type !== 'tfdt') continue;
    const ticks = Math.round(seconds * (timescales.get(track) ?? 0));
    data.writeBigUInt64BE(data.readBigUInt64BE(start + 4) + BigInt(ticks), start + 4);
  }
  return data;
}
