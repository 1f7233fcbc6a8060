import type { VideoConfig } from './codec-config.js';
import { joinChunks } from './join-chunks.js';

/**
 * `frame` with the parameter sets of `config` before it, for a key frame of a stream that changed while its init segment stays (in band, as
 * ISO/IEC 14496-15 allows for avc3 and hev1 and decoders take for avc1 and hvc1).
 */
export function withParameterSets(config: VideoConfig, frame: Uint8Array): Uint8Array {
  const record = config.description;
  if (config.codec === 'avc') return joinChunks([...avcSets(record), frame]);
  return config.codec === 'hevc' ? joinChunks([...hevcSets(record), frame]) : frame;
}

function avcSets(record: Uint8Array): Uint8Array[] {
  const sets: Uint8Array[] = [];
  let at = 5;
  // Sequence parameter sets have their number in five bits, picture parameter sets in eight.
  for (const mask of [31, 255]) {
    let count = (record[at++] ?? 0) & mask;
    for (; count > 0 && at + 2 <= record.length; count--) at = takeNal(record, at, ((record[4] ?? 3) & 3) + 1, sets);
  }
  return sets;
}

function hevcSets(record: Uint8Array): Uint8Array[] {
  const sets: Uint8Array[] = [];
  let at = 23;
  for (let arrays = record[22] ?? 0; arrays > 0 && at + 3 <= record.length; arrays--) {
    let count = ((record[at + 1] ?? 0) << 8) | (record[at + 2] ?? 0);
    at += 3;
    for (; count > 0 && at + 2 <= record.length; count--) at = takeNal(record, at, ((record[21] ?? 3) & 3) + 1, sets);
  }
  return sets;
}

/** Takes the NAL unit at `at`, its length in two bytes, and gives it a length of `lengthSize` bytes. @returns Where the next one begins. */
function takeNal(record: Uint8Array, at: number, lengthSize: number, sets: Uint8Array[]): number {
  const length = ((record[at] ?? 0) << 8) | (record[at + 1] ?? 0);
  const nal = record.subarray(at + 2, at + 2 + length);
  const unit = new Uint8Array(lengthSize + nal.length);
  for (let index = 0, rest = nal.length; index < lengthSize; index++, rest >>= 8) unit[lengthSize - 1 - index] = rest & 255;
  unit.set(nal, lengthSize);
  sets.push(unit);
  return at + 2 + length;
}
