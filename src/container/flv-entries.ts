import type { AudioConfig, VideoConfig } from './codec-config.js';
import type { FlvClockState } from './flv-clock.js';
import type { FlvIndex, FlvIndexEntry } from './flv-index.js';
import { opusPacketSamples } from './opus.js';
import type { TrackConfigs } from './packet-source.js';

/** What an index needs to know of a packet. Times in milliseconds on the straightened line, places in bytes. */
export interface PacketRecord {
  readonly config: VideoConfig | AudioConfig;
  readonly key: boolean;
  readonly time: number;
  readonly offset: number;
  readonly end: number;
  /** After this packet; of key frames only, and of sound where there is no picture. */
  readonly clock?: FlvClockState;
}

/** A recording without picture gets an entry this often. Milliseconds. */
const soundInterval = 2_000;
/** Sound farther than this from the picture of its time is given up: a broken file may not make every read as large as the file. Bytes. */
const farthestSound = 8 * 1024 * 1024;

interface Group {
  time: number;
  last: number;
  readonly at: number;
  from: number;
  to: number;
  video: VideoConfig | undefined;
  audio: AudioConfig | undefined;
  readonly clock: FlvClockState;
}

/** The index of a file of which every packet is known, in file order. */
export function indexPackets(records: readonly PacketRecord[]): FlvIndex {
  const video = records.filter((record) => record.config.kind === 'video');
  const audio = records.filter((record) => record.config.kind === 'audio');
  const groups = video.length > 0 ? pictureGroups(video) : soundGroups(audio);
  for (const sound of audio) addSound(groups, sound);

  const configs: TrackConfigs[] = [];
  let heard = audio[0]?.config as AudioConfig | undefined;
  const entries = groups.map((group): FlvIndexEntry => {
    heard = group.audio ?? heard;
    let config = configs.findIndex((each) => each.video === group.video && each.audio === heard);
    if (config < 0) config = configs.push({ video: group.video, audio: heard }) - 1;
    return { time: group.time, at: group.at, from: group.from, to: group.to, config, clock: group.clock };
  });
  const end = Math.max(endOfPicture(video), endOfSound(audio), entries.at(-1)?.time ?? 0);
  return { complete: true, end, entries, configs, audioOrigin: audio[0]?.time ?? 0 };
}

function pictureGroups(video: readonly PacketRecord[]): Group[] {
  const groups: Group[] = [];
  for (const { config, key, time, offset, end, clock } of video) {
    let group = groups.at(-1);
    if (key && clock) groups.push((group = { time, last: time, at: offset, from: offset, to: end, video: config as VideoConfig, audio: undefined, clock }));
    if (!group) continue;
    // Leading pictures of an open GOP are shown before their key frame.
    group.time = Math.min(group.time, time);
    group.last = Math.max(group.last, time);
    group.to = Math.max(group.to, end);
  }
  // A group whose pictures are mixed with those before it is no place to cut.
  return groups.reduce<Group[]>((kept, group) => {
    const before = kept.at(-1);
    if (!before || group.time > before.last) kept.push(group);
    else [before.last, before.to] = [Math.max(before.last, group.last), Math.max(before.to, group.to)];
    return kept;
  }, []);
}

function soundGroups(audio: readonly PacketRecord[]): Group[] {
  const groups: Group[] = [];
  for (const { time, offset, end, clock } of audio) {
    const group = groups.at(-1);
    if (!clock || (group && time < group.time + soundInterval)) continue;
    groups.push({ time, last: time, at: offset, from: offset, to: end, video: undefined, audio: undefined, clock });
  }
  return groups;
}

/** Widens the group in whose time the sound lies, so that it is read with it. */
function addSound(groups: readonly Group[], sound: PacketRecord): void {
  let low = 0;
  let high = groups.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((groups[middle]?.time ?? 0) <= sound.time) low = middle + 1;
    else high = middle;
  }
  const group = groups[low - 1];
  if (!group || sound.offset < group.from - farthestSound || sound.end > group.to + farthestSound) return;
  group.audio ??= sound.config as AudioConfig;
  group.from = Math.min(group.from, sound.offset);
  group.to = Math.max(group.to, sound.end);
}

/** The last picture is taken to last as long as the middle one of those before it. */
function endOfPicture(video: readonly PacketRecord[]): number {
  const times = video.slice(-60).map((record) => record.time).sort((a, b) => a - b); // prettier-ignore
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0)).sort((a, b) => a - b); // prettier-ignore
  return times.length === 0 ? 0 : (times.at(-1) ?? 0) + (steps[steps.length >> 1] || 40);
}

function endOfSound(audio: readonly PacketRecord[]): number {
  const last = audio.at(-1);
  return last ? last.time + packetLength(last.config as AudioConfig) : 0;
}

/** Milliseconds of sound in a packet; of Opus, where packets differ, the usual 20. */
export function packetLength(config: AudioConfig, packet?: Uint8Array): number {
  const samples = config.samplesPerPacket || (packet ? opusPacketSamples(packet) : 960);
  return (samples * 1000) / (config.codec === 'opus' ? 48_000 : config.sampleRate);
}
