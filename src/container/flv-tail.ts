import type { ByteSource } from './byte-source.js';
import { createSteadyClock } from './flv-clock.js';
import { isVideoPacket } from './flv-decoder.js';
import { createFlvDemuxer } from './flv-demuxer.js';
import { packetLength } from './flv-entries.js';
import type { FlvHead } from './flv-head.js';

/** Read at first, and at most. Bytes. */
const firstRead = 64 * 1024;
const limit = 4 * 1024 * 1024;

/**
 * When the last picture or sound of a file ends, from its last bytes; a cut tag at the very end does no harm.
 * @returns Milliseconds on the line of the head's clock; `undefined` when no tag can be made out, or time stands still or runs backwards.
 */
export async function readFlvEnd(source: ByteSource, head: FlvHead, signal?: AbortSignal): Promise<number | undefined> {
  const size = source.size ?? 0;
  for (let length = firstRead; length <= limit; length *= 4) {
    const from = Math.max(0, size - length);
    const demuxer = createFlvDemuxer({ ...head.configs, start: 'anywhere', offset: from, clock: createSteadyClock(head.clock) });
    const packets = [...demuxer.push(await source.read(from, size, signal)), ...demuxer.flush()];
    const shown = packets.filter(isVideoPacket).map((packet) => packet.pts).sort((a, b) => a - b); // prettier-ignore
    const step = shown.length > 1 ? ((shown.at(-1) ?? 0) - (shown[0] ?? 0)) / (shown.length - 1) : 40;
    let end = (shown.at(-1) ?? -Infinity) + step;
    for (const packet of packets) if (packet.config.kind === 'audio') end = Math.max(end, packet.pts + packetLength(packet.config, packet.data));
    // Without a picture among them the window was too short to know.
    if (packets.length > 0 && (shown.length > 0 || !head.configs.video || length * 4 > limit)) return end > head.first.pts ? end : undefined;
    if (from === 0) return undefined;
  }
  return undefined;
}
