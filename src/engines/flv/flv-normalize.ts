import type { FlvAudio } from '../../container/flv-audio.js';
import type { FlvVideo } from '../../container/flv-video.js';

/** H.264 and key frame, H.264 and not: frame type and codec id (FLV specification v10.1, E.4.3.1). */
const avcKey = 0x17;
const avcInter = 0x27;
/** AAC, 44 kHz, 16 bits, stereo: what the specification wants of every AAC tag, whatever the sound is (E.4.2.1). */
const aac = 0xaf;
/** Codec id of AV1 by the custom of Chinese CDNs. */
const legacyAv1 = 13;

/** The data of a video tag as mpegts.js reads it: H.264 only in the legacy form, AV1 only in the enhanced one. `data` is what came. */
export function normalVideo({ codec, kind, key, compositionTime, body }: FlvVideo, data: Uint8Array): Uint8Array {
  const enhanced = ((data[0] ?? 0) & 0x80) !== 0;
  const packetType = kind === 'config' ? 0 : 1;
  if (!enhanced && ((data[0] ?? 0) & 15) === legacyAv1) return join([0x80 | (key ? 0x10 : 0x20) | packetType, 0x61, 0x76, 0x30, 0x31], body);
  if (codec !== 'avc' || !enhanced) return data;
  const time = compositionTime & 0xffffff;
  return join([key ? avcKey : avcInter, packetType, time >> 16, (time >> 8) & 255, time & 255], body);
}

/** The data of an audio tag as mpegts.js reads it: it knows AAC only in the legacy form. */
export function normalAudio({ codec, kind, body }: FlvAudio, data: Uint8Array): Uint8Array {
  const enhanced = (data[0] ?? 0) >> 4 === 9;
  return codec === 'aac' && enhanced ? join([aac, kind === 'config' ? 0 : 1], body) : data;
}

function join(head: number[], body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head.length + body.length);
  bytes.set(head);
  bytes.set(body, head.length);
  return bytes;
}
