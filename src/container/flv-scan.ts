import { PlayerError } from '../core/player-error.js';
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

/**
 * Reads an FLV file from end to end and notes its key frames.
 * @throws PlayerError `bad-input` when there is nothing to play in it, `unsupported-codec` when its picture is of an unknown codec.
 */
export async function scanFlv(source: ByteSource, signal?: AbortSignal): Promise<FlvIndex> {
  const reader = createTagReader();
  const clock = createFlvClock();
  const decoder = createFlvDecoder({ clock });
  const records: PacketRecord[] = [];

  const note = (tags: FlvTag[]) => {
    for (const tag of tags) {
      const packet = decoder.decode(tag);
      if (!packet) continue;
      const { config, key, pts: time, offset, size } = packet;
      const isBegin = config.kind === 'video' ? key : !decoder.video;
      records.push({ config, key, time, offset, end: offset + size, ...(isBegin ? { clock: clock.state() } : {}) });
    }
  };

  const step = source.access === 'stream' ? streamStep : rangeStep;
  for (let at = 0, bytes = await source.read(0, step, signal); bytes.length > 0; bytes = await source.read(at, at + step, signal)) {
    note(reader.push(bytes));
    at += bytes.length;
  }
  note(reader.flush());
  const index = indexPackets(records);
  if (index.entries.length === 0 || (decoder.unknownVideo && !decoder.video)) throw nothingToPlay(decoder.unknownVideo);
  return index;
}

export function nothingToPlay(unknownVideo?: string): PlayerError {
  return unknownVideo
    ? new PlayerError('unsupported-codec', `The picture of this recording is in ${unknownVideo}, which no browser plays.`)
    : new PlayerError('bad-input', 'This recording is empty or broken: there is not one whole frame in it.');
}
