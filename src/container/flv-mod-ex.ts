/**
 * Steps over the ModEx prefixes of an enhanced tag (Enhanced RTMP v2, "ExVideoTagHeader" and "ExAudioTagHeader"), none of which change
 * what is decoded: the only one defined so far is a time offset in nanoseconds.
 * @param at - The first byte after the one that held `packetType`.
 * @returns The packet type they wrap and where the rest begins.
 */
export function skipModEx(data: Uint8Array, packetType: number, at: number): { packetType: number; at: number } {
  while (packetType === modExPacket && at < data.length) {
    let size = (data[at++] ?? 0) + 1;
    if (size === 256) {
      size = (((data[at] ?? 0) << 8) | (data[at + 1] ?? 0)) + 1;
      at += 2;
    }
    at += size;
    packetType = (data[at++] ?? 0) & 15;
  }
  return { packetType, at };
}

export const modExPacket = 7;
