import type { EncodedPacket } from 'mediabunny';
import type { PacketSink } from './bunny-track.js';
import type { FrameMark } from './segment-cut.js';
import { findCut } from './segment-cut.js';

/** Where a segment begins. Times in seconds as the file says them. */
export interface BunnyCut {
  /** The packet to begin with. */
  readonly packet: EncodedPacket;
  /** The first presentation time from there on. */
  readonly time: number;
}

const metadataOnly = { metadataOnly: true } as const;
/** Frames that may be shown before the key frame that they follow. */
const lookAhead = 16;
/** Playlists round the lengths of their segments: a key frame a little later than said is meant. Seconds. */
export const nominalTolerance = 0.25;

/** The first presentation time from a key frame on: leading pictures of an open GOP are shown before it. */
async function firstShown(sink: PacketSink, key: EncodedPacket): Promise<number> {
  let time = key.timestamp;
  let packet: EncodedPacket | null = key;
  for (let count = 0; count < lookAhead; count++) {
    packet = await sink.getNextPacket(packet, metadataOnly);
    if (!packet || packet.type === 'key' || packet.timestamp > key.timestamp) break;
    time = Math.min(time, packet.timestamp);
  }
  return time;
}

/** Every key frame of a track whose packets are all listed in one place. */
export async function listKeyFrames(sink: PacketSink): Promise<EncodedPacket[]> {
  const keys: EncodedPacket[] = [];
  for (let key = await sink.getFirstKeyPacket(metadataOnly); key; key = await sink.getNextKeyPacket(key, metadataOnly)) keys.push(key);
  return keys;
}

export async function cutAtKey(sink: PacketSink, key: EncodedPacket): Promise<BunnyCut> {
  return { packet: key, time: await firstShown(sink, key) };
}

/**
 * The real cut for a nominal time: the last key frame later than `after` and not later than `until`, or, where there is none, a place
 * between key frames.
 */
export async function cutNear(sink: PacketSink, after: number, until: number): Promise<BunnyCut | undefined> {
  const key = await sink.getKeyPacket(until + nominalTolerance, metadataOnly);
  if (key && key.timestamp > after + nominalTolerance) return cutAtKey(sink, key);
  const packets: EncodedPacket[] = [];
  let beyond = 0;
  for (let packet = key; packet && beyond < lookAhead; packet = await sink.getNextPacket(packet, metadataOnly)) {
    packets.push(packet);
    if (packet.timestamp > until) beyond++;
  }
  const marks = packets.map((packet, at): FrameMark => ({ at, dts: packet.timestamp, pts: packet.timestamp, key: packet.type === 'key' }));
  const cut = findCut(marks, after, until);
  const packet = cut && packets[cut.at];
  return packet && { packet, time: cut.time };
}
