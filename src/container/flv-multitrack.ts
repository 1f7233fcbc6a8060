import { fourCc } from './four-cc.js';

/** Multitrack types of Enhanced RTMP v2 (AvMultitrackType). */
const oneTrack = 0;
const manyTracksManyCodecs = 2;

/** One track's share of an enhanced tag. */
export interface TrackBody {
  readonly packetType: number;
  readonly codec: string;
  readonly trackId: number;
  readonly body: Uint8Array;
}

/**
 * The share of track 0, or of the first track where there is no track 0, in the body of a multitrack tag. The others are left out: one
 * picture and one sound are played.
 * @param at - The byte that holds the multitrack type and the packet type.
 */
export function firstTrack(data: Uint8Array, at: number): TrackBody | undefined {
  const type = (data[at] ?? 0) >> 4;
  const packetType = (data[at++] ?? 0) & 15;
  let codec = '';
  if (type !== manyTracksManyCodecs) {
    codec = fourCc(data, at);
    at += 4;
  }
  let first: TrackBody | undefined;
  while (at < data.length) {
    if (type === manyTracksManyCodecs) {
      codec = fourCc(data, at);
      at += 4;
    }
    const trackId = data[at++] ?? 0;
    let size = data.length - at;
    if (type !== oneTrack) {
      size = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
      at += 3;
    }
    if (size < 0 || at + size > data.length) break;
    const track = { packetType, codec, trackId, body: data.subarray(at, at + size) };
    if (trackId === 0) return track;
    first ??= track;
    at += size;
  }
  return first;
}
