/** One message of supplemental enhancement information (ITU-T H.264 annex D, H.265 annex D). */
export interface SeiMessage {
  /** What it is by the standard: 5 is unregistered user data; 242 and 243 are what pushers of live clouds use. */
  readonly payloadType: number;
  /** Of payload type 5: who it is for, as lower-case hex with dashes. */
  readonly uuid?: string;
  /** Without the UUID, and without emulation prevention. */
  readonly payload: Uint8Array;
}

/** Payload types that pushers put in for pages; the others are for decoders. */
export const messageTypes: readonly number[] = [5, 242, 243];

/** Unregistered user data begins with a UUID of 16 bytes. */
const unregistered = 5;
const uuidSize = 16;

/** Of an H.264 NAL unit: SEI. Of an H.265 one: SEI before and after the picture. */
const avcSei = 6;
const hevcSei: readonly number[] = [39, 40];

/**
 * The SEI messages of one picture as it lies in FLV and MP4: NAL units, each behind its size (ISO/IEC 14496-15, 4.3.3).
 *
 * What is cut short is left out.
 * @param lengthSize - Bytes of each size: 1, 2 or 4.
 */
export function readSei(sample: Uint8Array, codec: 'avc' | 'hevc', lengthSize = 4): SeiMessage[] {
  const messages: SeiMessage[] = [];
  for (let at = 0; at + lengthSize < sample.length; ) {
    let size = 0;
    for (let i = 0; i < lengthSize; i++) size = size * 256 + (sample[at + i] ?? 0);
    at += lengthSize;
    if (size > sample.length - at) break;
    const nal = sample.subarray(at, at + size);
    const first = nal[0] ?? 0;
    const isSei = codec === 'avc' ? (first & 31) === avcSei : hevcSei.includes((first >> 1) & 63);
    if (isSei) messages.push(...readSeiNal(nal.subarray(codec === 'avc' ? 1 : 2)));
    at += size;
  }
  return messages;
}

/** The messages of one NAL unit, its header aside. Its end is marked by a byte of 0x80, which is no message. */
function readSeiNal(escaped: Uint8Array): SeiMessage[] {
  const bytes = withoutEmulation(escaped);
  const messages: SeiMessage[] = [];
  let at = 0;
  const number = () => {
    let value = 0;
    while (bytes[at] === 0xff) {
      value += 255;
      at++;
    }
    return value + (bytes[at++] ?? 0);
  };
  while (at + 2 < bytes.length) {
    const payloadType = number();
    const size = number();
    if (size > bytes.length - at) break;
    const payload = bytes.slice(at, at + size);
    at += size;
    if (payloadType === unregistered && size >= uuidSize) messages.push({ payloadType, uuid: uuid(payload), payload: payload.slice(uuidSize) });
    else messages.push({ payloadType, payload });
  }
  return messages;
}

/** A 3 behind two zeros was put there so that no start code appears (ITU-T H.264, 7.4.1). */
function withoutEmulation(bytes: Uint8Array): Uint8Array {
  const plain = new Uint8Array(bytes.length);
  let size = 0;
  let zeros = 0;
  for (const byte of bytes) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    plain[size++] = byte;
  }
  return plain.subarray(0, size);
}

function uuid(bytes: Uint8Array): string {
  const hex = Array.from(bytes.subarray(0, uuidSize), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
