import { audioTrackId, videoTimescale, videoTrackId } from './cmaf-init.js';
import type { FragmentSample, FragmentTrack } from './cmaf-fragment.js';
import type { AudioConfig } from './codec-config.js';
import { opusPacketSamples } from './opus.js';
import type { MediaPacket, SegmentPackets } from './packet-source.js';
import { silentPacket } from './silence.js';

/** Times of packets within this of where they would follow without a step are taken as rounded, not as late. Seconds. */
const rounding = 0.003;
/** A segment of more is one of a broken file, whose times must not fill the memory. Most of an hour of sound. */
const mostSamples = 100_000;
/** The same for what fills one hole. Bytes: ten minutes of silent MP3 at 32 kbit/s, forty at 8; more than `mostSamples` of AAC. */
const mostFilling = 2_400_000;
/**
 * How often a still picture is sent, in seconds: as often as moving ones. Chromium reckons how long a frame lasts from the last 32, and behind a
 * recording of a frame a second it lets the picture stand for half a second.
 */
const stillInterval = 0.04;

/**
 * The video track of a fragment.
 *
 * Decode times are the presentation times in order: they begin at the first presentation time and never step back between segments.
 * @param offset - Seconds added to all times.
 */
export function videoTrack(packets: SegmentPackets, offset: number): FragmentTrack {
  const ticks = (time: number) => Math.round((time + offset) * videoTimescale);
  const presentation = packets.video.map((packet) => ticks(packet.time));
  const decode = presentation.slice().sort((a, b) => a - b);
  const end = Math.max(ticks(packets.end), (decode.at(-1) ?? 0) + 1);
  const samples = packets.video.map((packet, index): FragmentSample => {
    const decodeTime = decode[index] ?? 0;
    return { data: packet.data, key: packet.key, decodeTime, presentationTime: presentation[index] ?? 0, duration: (decode[index + 1] ?? end) - decodeTime };
  });
  return { id: videoTrackId, samples };
}

/** A video track that shows one key frame from the segment's start to its end. */
export function stillTrack(picture: Uint8Array, { start, end }: SegmentPackets, offset: number): FragmentTrack {
  const count = Math.min(Math.max(1, Math.ceil((end - start) / stillInterval - 0.5)), Math.max(1, mostFilling / picture.length));
  const video = Array.from({ length: count }, (_, index) => ({ data: picture, key: true, time: start + index * stillInterval }));
  return videoTrack({ video, audio: [], start, end }, offset);
}

/**
 * The audio track of a fragment: packets in a row, holes filled with silence where the codec has some.
 * @param origin - Seconds at which the recording's first packet lies; packets whose times are only rounded are put on the grid from there.
 */
export function audioTrack(packets: SegmentPackets, config: AudioConfig, origin: number, offset: number): FragmentTrack {
  const row = new SoundRow(config, origin, offset);
  // A packet belongs to the segment in which it begins.
  row.begin(packets.start);
  for (const packet of packets.audio) if (packet.time >= packets.start && packet.time < packets.end) row.add(packet);
  row.finish(packets.end);
  return { id: audioTrackId, samples: row.samples };
}

/** Collects the samples of an audio track. Times in samples of sound from here on. */
class SoundRow {
  readonly samples: FragmentSample[] = [];
  /** Where the next packet is due. */
  #due = 0;
  #silence: ReturnType<typeof silentPacket>;

  constructor(
    private readonly config: AudioConfig,
    private readonly origin: number,
    private readonly offset: number,
  ) {
    this.#silence = silentPacket(config);
  }

  begin(start: number): void {
    this.#due = this.#exact(start);
  }

  add(packet: MediaPacket): void {
    const length = this.config.codec === 'opus' ? opusPacketSamples(packet.data) : this.config.samplesPerPacket;
    let at = this.#place(packet.time);
    if (Math.abs(at - this.#due) <= rounding * this.config.sampleRate) at = Math.round(this.samples.length > 0 ? this.#due : at);
    // Twice the same sound.
    if (at + length / 2 < this.#due) return;
    if (at - this.#due >= 1.5 * length) this.#fill(at - length / 2);
    this.#push(packet.data, Math.max(at, (this.samples.at(-1)?.decodeTime ?? -1) + 1), length);
  }

  finish(end: number): void {
    this.#fill(this.#exact(end));
  }

  /** Silence from where sound is due, in whole packets that begin before `end`. */
  #fill(end: number): void {
    if (!this.#silence) return;
    const { data, samples } = this.#silence;
    if (this.samples.length === 0) this.#due = this.#firstSlot();
    // The tolerance keeps a packet from standing in two segments by an error in the last digit of its time.
    const most = Math.min(mostSamples, this.samples.length + mostFilling / data.length);
    while (this.#due + samples / 100 < end && this.samples.length < most) this.#push(data, this.#due, samples);
  }

  #push(data: Uint8Array, at: number, length: number): void {
    const before = this.samples.at(-1);
    if (before) this.samples[this.samples.length - 1] = { ...before, duration: at - before.decodeTime };
    this.samples.push({ data, key: true, decodeTime: at, presentationTime: at, duration: length });
    this.#due = at + length;
  }

  #exact(time: number): number {
    return (time + this.offset) * this.config.sampleRate;
  }

  get #grid(): number {
    return this.config.samplesPerPacket || (this.#silence?.samples ?? 1);
  }

  /** `time` in samples, on the grid of packets if it is near a point of it. */
  #place(time: number): number {
    const exact = this.#exact(time);
    const base = Math.round(this.#exact(this.origin));
    const onGrid = base + Math.round((exact - base) / this.#grid) * this.#grid;
    return Math.abs(onGrid - exact) <= rounding * this.config.sampleRate ? onGrid : Math.round(exact);
  }

  /** The first place on the grid at or after the segment's start: what began before it belongs to the segment before. */
  #firstSlot(): number {
    const base = Math.round(this.#exact(this.origin));
    return Math.max(0, base + Math.ceil((this.#due - base) / this.#grid - 0.01) * this.#grid);
  }
}
