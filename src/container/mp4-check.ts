import { PlayerError } from '../core/player-error.js';
import type { ByteSource } from './byte-source.js';
import { memorySource } from './byte-source.js';
import type { Mp4Box } from './mp4-boxes.js';
import { walkBoxes } from './mp4-boxes.js';

/** What a check found out. */
export interface Mp4Facts {
  /** Whether the key frames are listed in fragments, all over the file (`mvex`, ISO/IEC 14496-12, 8.8.1), and not in one place. */
  readonly fragmented: boolean;
}

/** A `moov` of more is not read: 10 hours of video have about 10 MB. Bytes. */
const largestMoov = 128 * 1024 * 1024;
/** More samples than a day of sound has. */
const mostSamples = 10_000_000;
const mostChunkSamples = 1_000_000;

const parents = new Set(['trak', 'mdia', 'minf', 'stbl', 'edts', 'mvex']);
/** Bytes of an entry in tables whose number of entries stands after version and flags. */
const entrySizes: Readonly<Record<string, number>> = { stts: 8, ctts: 8, stss: 4, stco: 4, co64: 8, stsc: 12, elst: 12 };

/**
 * Checks that the tables of an MP4 file are as long as they say. mediabunny 1.61.0 believes their counts, and a count of four billion would
 * take all memory.
 * @throws PlayerError `bad-input`
 */
export async function checkMp4(source: ByteSource, signal?: AbortSignal): Promise<Mp4Facts> {
  for await (const box of walkBoxes(source, 0, source.size ?? Infinity, signal)) {
    if (box.type !== 'moov') continue;
    if (box.end - box.start > largestMoov) throw broken();
    const moov = await source.read(box.start, box.end, signal);
    const facts = { fragmented: false };
    await checkChildren(moov, { type: 'moov', start: 0, end: moov.length }, facts);
    return facts;
  }
  return { fragmented: false };
}

async function checkChildren(moov: Uint8Array, parent: Mp4Box, facts: { fragmented: boolean }): Promise<void> {
  for await (const box of walkBoxes(memorySource(moov), parent.start, parent.end)) {
    if (box.end > parent.end) throw broken();
    if (box.type === 'mvex') facts.fragmented = true;
    if (parents.has(box.type)) await checkChildren(moov, box, facts);
    else checkTable(new DataView(moov.buffer, moov.byteOffset + box.start, box.end - box.start), box.type);
  }
}

function checkTable(body: DataView, type: string): void {
  const entrySize = entrySizes[type];
  if (type === 'stsz' && body.byteLength >= 12) {
    const [each, count] = [body.getUint32(4), body.getUint32(8)];
    if (count > mostSamples || (each === 0 && 12 + count * 4 > body.byteLength)) throw broken();
  }
  if (!entrySize || body.byteLength < 8) return;
  const count = body.getUint32(4);
  if (8 + count * entrySize > body.byteLength) throw broken();
  if (type === 'stsc') checkChunks(body, count);
  if (type !== 'stts' && type !== 'ctts') return;
  let samples = 0;
  for (let index = 0; index < count; index++) samples += body.getUint32(8 + index * 8);
  if (samples > mostSamples) throw broken();
}

/** first_chunk grows, samples_per_chunk is what a chunk can hold (ISO/IEC 14496-12, 8.7.4). */
function checkChunks(body: DataView, count: number): void {
  let before = 0;
  for (let index = 0; index < count; index++) {
    const [first, samples] = [body.getUint32(8 + index * 12), body.getUint32(12 + index * 12)];
    if (first <= before || samples === 0 || samples > mostChunkSamples) throw broken();
    before = first;
  }
  if (before > mostSamples) throw broken();
}

function broken(): PlayerError {
  return new PlayerError('bad-input', 'This MP4 file is broken: its tables do not fit into it.');
}
