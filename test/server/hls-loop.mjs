// A short fMP4 playlist as a stream that never ends: its segments again and again, with decode times that go on.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} HlsLoop
 * @property {Buffer} init
 * @property {(number: number) => Buffer} segment The segment of that number, counted from 0 for ever.
 * @property {(number: number) => number} duration Of that segment, in seconds.
 */

/** @param {string} folder with index.m3u8 and what it names @returns {HlsLoop} */
export function hlsLoop(folder) {
  const playlist = readFileSync(join(folder, 'index.m3u8'), 'utf8');
  const segments = [...playlist.matchAll(/#EXTINF:([\d.]+),\s*(\S+)/g)].map(([, duration, name]) => ({
    duration: Number(duration),
    data: readFileSync(join(folder, String(name))),
  }));
  const init = readFileSync(join(folder, 'init.mp4'));
  const timescales = trackTimescales(init);
  const roundSeconds = segments.reduce((sum, segment) => sum + segment.duration, 0);

  /** @param {number} number */
  const at = (number) => {
    const segment = segments[number % segments.length];
    if (!segment) throw new RangeError(`no segment ${number}`);
    return segment;
  };
  return {
    init,
    duration: (number) => at(number).duration,
    segment: (number) => delay(at(number).data, Math.floor(number / segments.length) * roundSeconds, timescales, number + 1),
  };
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
    if (type === 'tfdt') times.set(track, Number(segment.readBigUInt64BE(start + 4)));
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
    if (type === 'tfhd' || type === 'sidx') track = data.readUInt32BE(start + 4);
    if (type !== 'tfdt' && type !== 'sidx') continue;
    const timeAt = start + (type === 'tfdt' ? 4 : 12);
    const ticks = Math.round(seconds * (timescales.get(track) ?? 0));
    data.writeBigUInt64BE(data.readBigUInt64BE(timeAt) + BigInt(ticks), timeAt);
  }
  return data;
}
