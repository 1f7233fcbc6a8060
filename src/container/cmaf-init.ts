import { PlayerError } from '../core/player-error.js';
import { box, fullBox, letters, u16, u32 } from './boxes.js';
import type { AudioConfig, VideoConfig } from './codec-config.js';
import { joinChunks } from './join-chunks.js';
import { audioSampleEntry, videoSampleEntry } from './sample-entries.js';

/** Ticks a second of the video track: a common multiple of the usual frame rates. The audio track ticks at its sample rate. */
export const videoTimescale = 57_600;
export const videoTrackId = 1;
export const audioTrackId = 2;

export type Rotation = 0 | 90 | 180 | 270;

/** Codecs that may stand in an audio track of CMAF. */
const audioCodecs: ReadonlySet<AudioConfig['codec']> = new Set(['aac', 'mp3', 'opus']);

/** Whether a track of this codec can be written, and so is worth asking a browser about. */
export function isWritable(config: AudioConfig): boolean {
  return audioCodecs.has(config.codec);
}

/**
 * The init segment (`ftyp` and `moov`) of one picture and one sound (ISO/IEC 14496-12, 8; ISO/IEC 23000-19, 7.3.1).
 * @param rotation - Clockwise degrees, written as the track's matrix (ISO/IEC 14496-12, 8.3.2).
 * @throws PlayerError `bad-input` where the size of the picture is not known.
 */
export function writeInitSegment(video: VideoConfig, audio: AudioConfig, rotation: Rotation = 0): Uint8Array {
  const { width, height } = video;
  if (!width || !height) throw new PlayerError('bad-input', 'This recording does not say how large its picture is.');
  const picture = trackBox({
    id: videoTrackId, timescale: videoTimescale, volume: 0, matrix: turned(rotation, width, height), width, height,
    handler: 'vide', header: fullBox('vmhd', 0, 1, u16(0, 0, 0, 0)), entry: videoSampleEntry(video),
  }); // prettier-ignore
  const sound = trackBox({
    id: audioTrackId, timescale: audio.sampleRate, volume: fullVolume, matrix: turned(0, 0, 0), width: 0, height: 0,
    handler: 'soun', header: fullBox('smhd', 0, 0, u16(0, 0)), entry: audioSampleEntry(audio),
  }); // prettier-ignore
  const movie = fullBox('mvhd', 0, 0, u32(0, 0, videoTimescale, 0, one), u16(fullVolume, 0), u32(0, 0), turned(0, 0, 0), u32(0, 0, 0, 0, 0, 0, audioTrackId + 1));
  const extended = box('mvex', ...[videoTrackId, audioTrackId].map((id) => fullBox('trex', 0, 0, u32(id, 1, 0, 0, 0))));
  const type = box('ftyp', letters('iso5'), u32(0x200), ...['iso5', 'iso6', 'mp41', 'cmfc', 'dash'].map(letters));
  return joinChunks([type, box('moov', movie, picture, sound, extended)]);
}

/** 1 in fixed-point numbers of 16.16 bits. */
const one = 0x1_0000;
const fullVolume = 0x100;
/** ISO 639-2 `und`, five bits a letter. */
const noLanguage = 0x55c4;

interface TrackShape {
  readonly id: number;
  readonly timescale: number;
  readonly volume: number;
  readonly matrix: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly handler: 'vide' | 'soun';
  /** `vmhd` or `smhd`. */
  readonly header: Uint8Array;
  readonly entry: Uint8Array;
}

function trackBox({ id, timescale, volume, matrix, width, height, handler, header, entry }: TrackShape): Uint8Array {
  const enabledInMovie = 3;
  const place = fullBox('tkhd', 0, enabledInMovie, u32(0, 0, id, 0, 0, 0, 0), u16(0, 0, volume, 0), matrix, u32(width * one, height * one));
  const inThisFile = fullBox('url ', 0, 1);
  const samples = box(
    'stbl',
    fullBox('stsd', 0, 0, u32(1), entry),
    ...['stts', 'stsc', 'stsz', 'stco'].map((table) => fullBox(table, 0, 0, table === 'stsz' ? u32(0, 0) : u32(0))),
  );
  const media = box(
    'mdia',
    fullBox('mdhd', 0, 0, u32(0, 0, timescale, 0), u16(noLanguage, 0)),
    fullBox('hdlr', 0, 0, u32(0), letters(handler), u32(0, 0, 0), letters('\0')),
    box('minf', header, box('dinf', fullBox('dref', 0, 0, u32(1), inThisFile)), samples),
  );
  return box('trak', place, media);
}

/** The matrix that turns a picture clockwise and moves it back to where its top left corner lies at 0. */
function turned(rotation: Rotation, width: number, height: number): Uint8Array {
  const [cos, sin] = { 0: [1, 0], 90: [0, 1], 180: [-1, 0], 270: [0, -1] }[rotation] as [number, number];
  const x = Math.max(0, -cos) * width + Math.max(0, sin) * height;
  const y = Math.max(0, -sin) * width + Math.max(0, -cos) * height;
  return u32(cos * one, sin * one, 0, -sin * one, cos * one, 0, x * one, y * one, 0x4000_0000);
}
