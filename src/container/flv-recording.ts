import { PlayerError } from '../core/player-error.js';
import type { ByteSource } from './byte-source.js';
import type { FlvIndex } from './flv-index.js';
import type { FlvStretch } from './flv-segment.js';
import { readFlvStretch } from './flv-segment.js';
import type { PacketSource, Segment } from './packet-source.js';

/**
 * An FLV file whose index is known.
 * @param targetSeconds - Segments are cut at the first key frame after so long.
 */
export function indexedFlv(source: ByteSource, index: FlvIndex, targetSeconds: number): PacketSource {
  const origin = index.entries[0]?.time ?? 0;
  const plans = planSegments(index, origin, targetSeconds);
  return {
    format: 'flv',
    duration: (index.end - origin) / 1000,
    exact: true,
    segments: plans,
    configs: index.configs,
    rotation: 0,
    audioOrigin: (index.audioOrigin - origin) / 1000,
    async read(number, signal) {
      const plan = plans[number];
      if (!plan) throw new RangeError(`There is no segment ${number}.`);
      const packets = await readFlvStretch(source, plan, origin, signal);
      if (plan.configs.video && packets.video.length === 0)
        throw new PlayerError('bad-input', `There is no picture at ${Math.round(packets.start)} s of this recording any more: the file is cut or has changed.`);
      return packets;
    },
    close: () => source.close?.(),
  };
}

function planSegments(index: FlvIndex, origin: number, targetSeconds: number): (Segment & FlvStretch)[] {
  const plans: (Segment & FlvStretch)[] = [];
  const { entries } = index;
  for (let first = 0, next = 0; first < entries.length; first = next) {
    const entry = entries[first];
    if (!entry) break;
    let { to } = entry;
    for (next = first + 1; next < entries.length; next++) {
      const candidate = entries[next];
      // A millisecond less: key frames at a regular distance come a little early as often as late.
      if (!candidate || candidate.config !== entry.config || candidate.time - entry.time >= targetSeconds * 1000 - 1) break;
      to = Math.max(to, candidate.to);
    }
    const until = entries[next]?.time ?? index.end;
    const nextAt = entries[next]?.at ?? Infinity;
    const segment = { start: (entry.time - origin) / 1000, duration: (until - entry.time) / 1000, init: entry.config };
    const { from, at, time, clock } = entry;
    plans.push({ ...segment, from, to, at, nextAt, time, until, clock, configs: index.configs[entry.config] ?? {}, complete: index.complete });
  }
  return plans;
}
