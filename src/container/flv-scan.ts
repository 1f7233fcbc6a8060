import { PlayerError } from '../core/player-error.js';
import type { AmfValue } from './amf.js';
import type { ByteSource } from './byte-source.js';
import { createFlvClock } from './flv-clock.js';
import { createFlvDecoder } from './flv-decoder.js';
import type { PacketRecord } from './flv-entries.js';
import { indexPackets } from './flv-entries.js';
import type { FlvIndex } from './flv-index.js';
import type { FlvTag } from './flv-tags.js';
import { createTagReader } from './flv-tags.js';

/** Bytes read at a time: of a stream as they come, else enough to make the requests few. */
const streamStep = 64 * 1024;
const rangeStep = 2 * 1024 * 1024;

/** A file that is read from its begin, and what has been found so far. */
export interface FlvScan {
  /** Bytes that have been read. */
  readonly bytes: number;
  /** The first and the last packet so far, on the straightened line. Milliseconds. */
  readonly first: number;
  readonly last: number;
  readonly hasPicture: boolean;
  readonly hasSound: boolean;
  readonly metadata: { readonly [key: string]: AmfValue } | undefined;
  /** Reads some more. @returns `false` at the end. */
  step(signal?: AbortSignal): Promise<boolean>;
  /**
   * The index of what has been read.
   * @throws PlayerError `bad-input` when there is nothing to play in it, `unsupported-codec` when its picture is of an unknown codec.
   */
  index(): FlvIndex;
}

export function startFlvScan(source: ByteSource): FlvScan {
  const reader = createTagReader();
  const clock = createFlvClock();
  const decoder = createFlvDecoder({ clock });
  const records: PacketRecord[] = [];
  const size = source.access === 'stream' ? streamStep : rangeStep;
  let bytes = 0;

  function note(tags: FlvTag[]): void {
    for (const tag of tags) {
      const packet = decoder.decode(tag);
      if (!packet) continue;
      const { config, key, pts: time, offset, size } = packet;
      const isBegin = config.kind === 'video' ? key : !decoder.video;
      records.push({ config, key, time, offset, end: offset + size, ...(isBegin ? { clock: clock.state() } : {}) });
    }
  }

  return {
    get bytes() {
      return bytes;
    },
    get first() {
      return records[0]?.time ?? 0;
    },
    get last() {
      return records.at(-1)?.time ?? 0;
    },
    get hasPicture() {
      return decoder.video !== undefined;
    },
    get hasSound() {
      return decoder.audio !== undefined;
    },
    get metadata() {
      return decoder.metadata;
    },
    async step(signal) {
      const read = await source.read(bytes, bytes + size, signal);
      bytes += read.length;
      note(read.length ? reader.push(read) : reader.flush());
      return read.length > 0;
    },
    index() {
      const index = indexPackets(records);
      if (index.entries.length === 0 || (decoder.unknownVideo && !decoder.video)) throw nothingToPlay(decoder.unknownVideo);
      return index;
    },
  };
}

/**
 * Reads an FLV file from end to end and notes its key frames.
 * @throws PlayerError
 */
export async function scanFlv(source: ByteSource, signal?: AbortSignal): Promise<FlvIndex> {
  const scan = startFlvScan(source);
  while (await scan.step(signal));
  return scan.index();
}

export function nothingToPlay(unknownVideo?: string): PlayerError {
  return unknownVideo
    ? new PlayerError('unsupported-codec', `The picture of this recording is in ${unknownVideo}, which no browser plays.`)
    : new PlayerError('bad-input', 'This recording is empty or broken: there is not one whole frame in it.');
}
