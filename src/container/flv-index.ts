import type { FlvClockState } from './flv-clock.js';
import type { FlvHead } from './flv-head.js';
import type { Anchor } from './flv-probe.js';
import type { SegmentCut } from './segment-cut.js';
import type { TrackConfigs } from './packet-source.js';

/** A key frame, or in a recording without picture a place to begin at. */
export interface FlvIndexEntry {
  /** Milliseconds on the recording's straightened line. */
  readonly time: number;
  /** The tag of the key frame. Bytes. */
  readonly at: number;
  /** All that belongs to the entry: sound of its time may come before its key frame and after the next one. Bytes. */
  readonly from: number;
  readonly to: number;
  /** Which of the index's configs its frames need. */
  readonly config: number;
  /** Turns the time stamps found there into times. */
  readonly clock: FlvClockState;
}

/** Where the key frames of an FLV file are. Plain data: it can be stored and used again. */
export interface FlvIndex {
  /** Whether each `to` is known to the last packet; otherwise it is where the next key frame is, and some sound may lie beyond. */
  readonly complete: boolean;
  /** When the last picture, or sound, ends. Milliseconds on the straightened line. */
  readonly end: number;
  readonly entries: readonly FlvIndexEntry[];
  readonly configs: readonly TrackConfigs[];
  /** When the first sound is heard. Milliseconds on the straightened line. */
  readonly audioOrigin: number;
}

/** What has been found so far of a file that is searched, since it has no index. Plain data: it can be stored and used again. */
export interface FlvFindings {
  /** What its beginning tells. */
  readonly head: FlvHead;
  /** Places whose decode times are known, the end of the file among them. */
  readonly anchors: readonly Anchor[];
  /** Real beginnings of nominal segments, by number. */
  readonly cuts: ReadonlyMap<number, SegmentCut>;
}

/** All that can be known of a file beforehand. */
export type FlvKnown = FlvIndex | FlvFindings;

/**
 * Keeps what was found of files. The key is made of the address, size and version of a file.
 *
 * A store never fails: where it cannot keep or find anything, it keeps and finds nothing.
 */
export interface FlvIndexStore {
  get(key: string): Promise<FlvKnown | undefined> | FlvKnown | undefined;
  put(key: string, known: FlvKnown): Promise<void> | void;
}

/** @returns `undefined` for bytes that have no lasting name. */
export function indexKey(source: { url?: string; size: number | undefined; version?: string }): string | undefined {
  return source.url && source.size !== undefined && source.version ? `2 ${source.url} ${source.size} ${source.version}` : undefined;
}
