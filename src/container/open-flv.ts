import { PlayerError } from '../core/player-error.js';
import type { ByteSource } from './byte-source.js';
import { cachedSource } from './cached-source.js';
import type { FlvHead } from './flv-head.js';
import { readFlvHead } from './flv-head.js';
import type { FlvFindings, FlvIndex, FlvIndexStore } from './flv-index.js';
import { indexKey } from './flv-index.js';
import { readKeyframeTable } from './flv-keyframe-table.js';
import { probeOrder } from './flv-probe.js';
import { indexedFlv } from './flv-recording.js';
import { nothingToPlay, scanFlv } from './flv-scan.js';
import { searchedFlv } from './flv-search.js';
import { readFlvEnd } from './flv-tail.js';
import { growingFlv } from './growing-flv.js';
import type { PacketSource } from './packet-source.js';

export interface FlvOptions {
  /** Segments are cut at the first key frame after so many seconds. */
  readonly targetSeconds: number;
  readonly indexStore?: FlvIndexStore;
  /** Files up to this many bytes are read whole. */
  readonly scanLimit: number;
  readonly signal?: AbortSignal;
}

/** What comes once, from its begin, is cut into shorter segments: the first one is played as soon as it has come. */
const streamSeconds = 2;
/** Read whole if there is no other way. Bytes. */
const largestScan = 512 * 1024 * 1024;

/**
 * Opens an FLV file in the cheapest way that gives exact segments, or failing that, segments at all: an index kept from before, a scan of
 * what is small, an index that grows with what comes whole anyway, the file's own table of key frames, or a search by Range requests. A file whose time stamps are too
 * disordered to search is scanned whatever its size.
 */
export async function openFlv(source: ByteSource, options: FlvOptions): Promise<PacketSource> {
  const { indexStore, signal, targetSeconds } = options;
  const key = indexKey(source);
  const stored = key ? await indexStore?.get(key) : undefined;
  const put = (known: FlvIndex | FlvFindings) => void (key && indexStore?.put(key, known));
  const keep = (index: FlvIndex, from: ByteSource): PacketSource => {
    put(index);
    return indexedFlv(from, index, targetSeconds);
  };
  if (source.access === 'stream') {
    const seconds = Math.min(targetSeconds, streamSeconds);
    return stored && 'entries' in stored ? indexedFlv(source, stored, seconds) : growingFlv(source, seconds, put, signal);
  }
  if (stored) return 'entries' in stored ? indexedFlv(cachedSource(source), stored, targetSeconds) : searchedFlv(cachedSource(source), stored, put);
  if (source.access === 'memory' || (source.size ?? 0) <= options.scanLimit) return keep(await scanFlv(source, signal), source);

  const cached = cachedSource(source);
  const head = await readFlvHead(cached, signal);
  if (!head) throw nothingToPlay();
  if (head.unknownVideo && !head.configs.video) throw nothingToPlay(head.unknownVideo);
  const end = await readFlvEnd(cached, head, signal);
  const plausible = end !== undefined && plausibleRate(cached, head.first.pts, end);
  const table = plausible ? await readKeyframeTable(cached, head, end, signal) : undefined;
  if (table) return keep(table, cached);
  const anchors = plausible ? await probeOrder(cached, head, end, signal) : undefined;
  if (anchors) return searchedFlv(cached, { head: withoutMedia(head), anchors, cuts: new Map() }, put);
  if ((source.size ?? 0) > largestScan)
    throw new PlayerError('bad-input', 'The time stamps of this recording jump, it has no index, and it is too large to read whole for one.');
  return keep(await scanFlv(source, signal), cached);
}

/** A head as it is kept: the first frame's place and times are enough, and what metadata says has been looked at. */
function withoutMedia(head: FlvHead): FlvHead {
  return { ...head, metadata: undefined, first: { ...head.first, data: new Uint8Array(0) } };
}

/** Less than 4 kbit/s or more than 400 Mbit/s is no bitrate, but a time stamp that jumped. */
function plausibleRate(source: ByteSource, start: number, end: number): boolean {
  const bytesPerMs = (source.size ?? 0) / (end - start);
  return bytesPerMs > 0.5 && bytesPerMs < 50_000;
}
