import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import type { EncodedPacket, InputTrack } from 'mediabunny';
import { encodeFlvHeader, encodeFlvTag } from '../../src/container/flv-tag-writer.js';
import { flvAudio, flvVideo } from '../../src/container/flv-tags.js';
import { concat } from './fixture.js';

export interface FlvShape {
  /** Enhanced RTMP with a FourCC, or the codec ids of the FLV specification and of Chinese CDNs. */
  readonly style: 'enhanced' | 'legacy';
  /** What is added to every time stamp, milliseconds; they are cut to 32 bits. */
  readonly startMs?: number;
  /** Wrap every enhanced tag as track 0 of a multitrack tag with a second, foreign track. */
  readonly multitrack?: boolean;
  /** Put a ModEx prefix before every enhanced packet type. */
  readonly modEx?: boolean;
  readonly audio?: boolean;
  /** The record of the picture’s codec, where a made-up one is not enough. */
  readonly record?: Uint8Array;
}

const videoFourCc = { avc: 'avc1', hevc: 'hvc1', av1: 'av01', vp9: 'vp09' } as const;
const audioFourCc = { aac: 'mp4a', mp3: '.mp3', opus: 'Opus' } as const;
const legacyVideo = { avc: 7, hevc: 12, av1: 13, vp9: 0 } as const;
const legacyAudio = { aac: 0xaf, mp3: 0x2f, opus: 0xdf } as const;

const letters = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const int24 = (value: number) => Uint8Array.of((value >> 16) & 255, (value >> 8) & 255, value & 255);

/** Rewraps an MP4 as FLV. Decode times are one frame step apart, as an encoder would send them. */
export async function flvFromMp4(mp4: Uint8Array, shape: FlvShape): Promise<Uint8Array> {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(mp4 as Uint8Array<ArrayBuffer>) });
  const tags: { time: number; bytes: Uint8Array }[] = [];
  const add = (type: 8 | 9, time: number, data: Uint8Array) => tags.push({ time, bytes: encodeFlvTag(type, (Math.round(time) + (shape.startMs ?? 0)) >>> 0, data) });

  const video = await input.getPrimaryVideoTrack();
  if (video) {
    const codec = (await video.getCodec()) as keyof typeof videoFourCc;
    const config = await video.getDecoderConfig();
    const record = shape.record ?? (codec === 'av1' ? av1Record(config?.codec ?? '') : codec === 'vp9' ? vp9Record() : new Uint8Array(config?.description as ArrayBuffer));
    const timed = codec === 'avc' || codec === 'hevc';
    const wrap = (packetType: number, key: boolean, time: number, body: Uint8Array) => {
      const frameType = (key ? 1 : 2) << 4;
      if (shape.style === 'legacy') return concat(Uint8Array.of(frameType | legacyVideo[codec], packetType === 3 ? 1 : packetType), int24(time), body);
      const cts = timed && packetType === 1 ? int24(time) : new Uint8Array(0);
      return enhance(0x80 | frameType, packetType, 6, videoFourCc[codec], concat(cts, body), shape);
    };
    add(flvVideo, 0, wrap(0, true, 0, record));
    const packets = await allPackets(video);
    const times = packets.map((packet) => packet.timestamp).sort((a, b) => a - b);
    // The reorder delay: how far presentation has to lag so that it never comes before decoding.
    const delay = Math.max(0, ...packets.map((packet, index) => (times[index] ?? 0) - packet.timestamp));
    packets.forEach((packet, index) => {
      const dts = Math.round((times[index] ?? 0) * 1000);
      const cts = Math.round((packet.timestamp + delay) * 1000) - dts;
      add(flvVideo, dts, wrap(cts === 0 && timed ? 3 : 1, packet.type === 'key', cts, packet.data));
    });
  }

  const audio = shape.audio === false ? null : await input.getPrimaryAudioTrack();
  if (audio) {
    const codec = (await audio.getCodec()) as keyof typeof audioFourCc;
    const description = (await audio.getDecoderConfig())?.description as ArrayBuffer | undefined;
    const wrap = (packetType: number, body: Uint8Array) => {
      if (shape.style === 'legacy') return concat(codec === 'aac' ? Uint8Array.of(legacyAudio.aac, packetType) : Uint8Array.of(legacyAudio[codec]), body);
      return enhance(0x90, packetType, 5, audioFourCc[codec], body, shape);
    };
    if (description && !(shape.style === 'legacy' && codec !== 'aac')) add(flvAudio, 0, wrap(0, new Uint8Array(description)));
    for (const packet of await allPackets(audio)) add(flvAudio, Math.max(0, packet.timestamp * 1000), wrap(1, packet.data));
  }

  tags.sort((a, b) => a.time - b.time);
  return concat(encodeFlvHeader({ audio: audio !== null, video: video !== null }), ...tags.map((tag) => tag.bytes));
}

function enhance(first: number, packetType: number, multitrackType: number, name: string, body: Uint8Array, shape: FlvShape): Uint8Array {
  const nano = shape.modEx ? [2, 0, 0, 1] : [];
  const type = shape.multitrack ? multitrackType : packetType;
  const head = Uint8Array.of(first | (shape.modEx ? 7 : type), ...nano, ...(shape.modEx ? [type] : []));
  if (!shape.multitrack) return concat(head, letters(name), body);
  const foreign = Uint8Array.of(1, 2, 3);
  return concat(head, Uint8Array.of(0x10 | packetType), letters(name), Uint8Array.of(1), int24(foreign.length), foreign, Uint8Array.of(0), int24(body.length), body);
}

async function allPackets(track: InputTrack): Promise<EncodedPacket[]> {
  const packets: EncodedPacket[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  return packets;
}

/** The four fixed bytes of av1C from a codec string such as `av01.0.00M.08`. */
function av1Record(codec: string): Uint8Array {
  const [, profile = '0', level = '00M'] = codec.split('.');
  return Uint8Array.of(0x81, (Number(profile) << 5) | parseInt(level, 10), 0x0c, 0);
}

function vp9Record(): Uint8Array {
  return Uint8Array.of(1, 0, 0, 0, 0, 10, 0x82, 2, 2, 2, 0, 0);
}
