import type { InputAudioTrack, InputVideoTrack } from 'mediabunny';
import type { MediaFormat } from '../core/media-format.js';
import { PlayerError } from '../core/player-error.js';
import { abortable } from './abortable.js';
import type { BunnyCut } from './bunny-cuts.js';
import { blink, evenLengths, planByKeyFrames, planByNominal, planSound } from './bunny-plan.js';
import type { BunnyTrack } from './bunny-track.js';
import { describeAudio, describeVideo } from './bunny-track.js';
import type { Rotation } from './cmaf-init.js';
import type { AudioConfig, VideoConfig } from './codec-config.js';
import type { MediaPacket, PacketSource, SegmentPackets } from './packet-source.js';
import { loadMediabunny } from './load-mediabunny.js';

export interface BunnyInput {
  readonly format: MediaFormat;
  readonly video: InputVideoTrack | null;
  readonly audio: InputAudioTrack | null;
  /** Lengths of nominal segments in seconds, where to list every key frame would be to read everything. */
  readonly nominal?: readonly number[] | undefined;
  readonly targetSeconds: number;
  /** Makes reads that go on fail. */
  stop(): void;
  /** Frees all, when no read goes on any more: mediabunny 1.61.0 throws into the void if it is disposed in the middle of one. */
  dispose(): void;
}

/** Surely before the end of a segment whose length is rounded. Seconds. */
const lookBack = 0.1;

/**
 * A recording that mediabunny reads, as packets.
 * @throws PlayerError
 */
export async function bunnyRecording(input: BunnyInput): Promise<PacketSource> {
  const { EncodedPacketSink } = await loadMediabunny();
  const video = input.video && (await describeVideo(input.video, new EncodedPacketSink(input.video)));
  const described = input.audio && (await describeAudio(input.audio, new EncodedPacketSink(input.audio)));
  const audio = described && isTimed(described.config) ? described : undefined;
  const soundStart = (await audio?.sink.getFirstPacket({ metadataOnly: true }))?.timestamp ?? 0;
  const plan = await makePlan();
  if (!plan) throw new PlayerError('bad-input', 'This recording is empty: there is not one whole frame in it.');
  const { origin, segments, preroll } = plan;
  const last = segments.at(-1);
  const working = new Set<Promise<SegmentPackets>>();

  return {
    format: input.format,
    duration: last ? last.start + last.duration : 0,
    exact: !(video && input.nominal),
    segments,
    configs: [{ video: video?.config, audio: described?.config }],
    rotation: ((await input.video?.getRotation()) ?? 0) as Rotation,
    audioOrigin: soundStart - origin,
    read(index, signal) {
      const work = readSegment(index);
      working.add(work);
      work.catch(() => undefined).finally(() => working.delete(work));
      return abortable(work, signal);
    },
    close() {
      input.stop();
      void Promise.allSettled(working).then(() => input.dispose());
    },
  };

  async function makePlan() {
    if (video) return input.nominal ? planByNominal(video, input.nominal) : planByKeyFrames(video, await findEnd(), input.targetSeconds);
    if (!described) return undefined;
    return planSound(soundStart, input.nominal ?? evenLengths((await findEnd()) - soundStart, input.targetSeconds));
  }

  async function findEnd(): Promise<number> {
    const tracks = [input.video, input.audio].filter((track) => track !== null);
    return Math.max(...(await Promise.all(tracks.map((track) => track.computeDuration()))));
  }

  async function readSegment(index: number): Promise<SegmentPackets> {
    const listed = segments[index];
    if (!listed) throw new RangeError(`There is no segment ${index}.`);
    const nominal = { start: listed.start, end: listed.start + listed.duration };
    if (!video) return { ...nominal, video: [], audio: audio ? await readSound(audio, nominal.start, nominal.end) : [] };

    const from = await plan?.cut(index);
    // All that is to be shown comes over the network before what only tells where it ends.
    if (input.nominal) await video.sink.getPacket(origin + nominal.end - lookBack, { metadataOnly: true });
    const to = await plan?.cut(index + 1);
    if (!from || (!to && index < segments.length - 1)) throw new PlayerError('bad-input', `There is no picture at ${Math.round(nominal.start)} s of this recording.`);
    const pictures = await readPictures(video, from, to);
    const start = index === 0 ? 0 : from.time - origin;
    const end = to ? to.time - origin : Math.max(input.nominal ? 0 : nominal.end, pictures.end);
    return { video: pictures.packets, audio: audio ? await readSound(audio, start, end) : [], start, end };
  }

  async function readPictures(track: BunnyTrack<VideoConfig>, from: BunnyCut, to: BunnyCut | undefined): Promise<{ packets: MediaPacket[]; end: number }> {
    const packets: MediaPacket[] = [];
    let end = 0;
    // Cuts know packets without their data. A moment later: where mediabunny adds up times, a packet is not found at exactly its own.
    const moment = from.packet.timestamp + 0.0005;
    const first = from.packet.type === 'key' ? await track.sink.getKeyPacket(moment) : await track.sink.getPacket(moment);
    if (!first) return { packets, end };
    for await (const packet of track.sink.packets(first, to?.packet)) {
      packets.push({ data: track.sample(packet.data), key: packet.type === 'key', time: packet.timestamp - origin });
      end = Math.max(end, packet.timestamp - origin + packet.duration);
    }
    return { packets: squeezePreroll(packets, preroll), end };
  }

  async function readSound(track: BunnyTrack<AudioConfig>, start: number, end: number): Promise<MediaPacket[]> {
    const packets: MediaPacket[] = [];
    // The first packet from there on, nearly always: to look for the one before may be to load a segment more.
    const { samplesPerPacket, sampleRate } = track.config;
    let packet = (await track.sink.getPacket(start + origin + (0.98 * samplesPerPacket) / sampleRate)) ?? (await track.sink.getFirstPacket());
    // One by one: the sink's own iterator reads far ahead of what is taken, over the network too.
    while (packet && packet.timestamp - origin < end) {
      const time = packet.timestamp - origin;
      if (time >= start) packets.push({ data: track.sample(packet.data), key: true, time });
      packet = await track.sink.getNextPacket(packet);
    }
    return packets;
  }
}

/** Frames before the start of an edit list, one tick each and in their order: a decoder needs them, a viewer does not see them. */
function squeezePreroll(packets: MediaPacket[], count: number): MediaPacket[] {
  if (count === 0) return packets;
  const before = packets.filter((packet) => packet.time < (count - 0.5) * blink).sort((a, b) => a.time - b.time);
  const ranks = new Map(before.map((packet, rank) => [packet, rank]));
  return packets.map((packet) => (ranks.has(packet) ? { ...packet, time: (ranks.get(packet) ?? 0) * blink } : packet));
}

/** Whether it is known how long a packet sounds, so that it can be put in a row. */
function isTimed(config: AudioConfig): boolean {
  return config.samplesPerPacket > 0 || config.codec === 'opus';
}
