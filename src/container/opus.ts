import type { AudioConfig } from './codec-config.js';

/** Reads an `OpusHead` (RFC 7845, 5.1). Opus is always decoded at 48 kHz. */
export function parseOpusConfig(head: Uint8Array): AudioConfig | undefined {
  const magic = String.fromCharCode(...head.subarray(0, 8));
  const channels = head[9] ?? 0;
  if (magic !== 'OpusHead' || head.length < 19 || channels === 0) return undefined;
  return { kind: 'audio', codec: 'opus', codecString: 'opus', sampleRate: 48_000, channels, samplesPerPacket: 0, description: head };
}

/** An `OpusHead` for streams that bring none: channel mapping family 0, no gain. */
export function opusHead(channels: number): Uint8Array {
  const head = new Uint8Array(19);
  head.set([...'OpusHead'].map((letter) => letter.charCodeAt(0)));
  head.set([1, channels, 0x38, 0x01, 0x80, 0xbb], 8);
  return head;
}

/** Samples at 48 kHz in one Opus packet (RFC 6716, 3.1 and 3.2). */
export function opusPacketSamples(packet: Uint8Array): number {
  const [toc = 0, count = 0] = packet;
  const config = toc >> 3;
  const frame = config < 12 ? ([480, 960, 1920, 2880][config & 3] ?? 960) : config < 16 ? (config & 1 ? 960 : 480) : 120 << (config & 3);
  const frames = [1, 2, 2, count & 63][toc & 3] ?? 1;
  return Math.min(frame * Math.max(frames, 1), 5760);
}
