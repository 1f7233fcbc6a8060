import { box, boxHead, boxHeadSize, fullBox, letters, u32, u32s, u64 } from './boxes.js';
import { joinChunks } from './join-chunks.js';

/** A frame in a fragment. Times in ticks of its track. */
export interface FragmentSample {
  readonly data: Uint8Array;
  readonly key: boolean;
  readonly decodeTime: number;
  readonly presentationTime: number;
  readonly duration: number;
}

export interface FragmentTrack {
  readonly id: number;
  /** In decode order, at least one. */
  readonly samples: readonly FragmentSample[];
}

/** sample_depends_on and sample_is_non_sync_sample (ISO/IEC 14496-12, 8.8.3.1). */
const keyFlags = 0x0200_0000;
const deltaFlags = 0x0101_0000;

/**
 * A media segment: `styp`, `moof` and `mdat` (ISO/IEC 14496-12, 8.8; ISO/IEC 23000-19, 7.3.2).
 *
 * A segment may begin between key frames, and a broken file's times are written, not refused.
 * @param sequence - 1 or more, growing from segment to segment.
 */
export function writeFragment(sequence: number, tracks: readonly FragmentTrack[]): Uint8Array {
  const movieSize = boxHeadSize + movieHeaderSize + sum(tracks.map(trackSize));
  let dataOffset = movieSize + boxHeadSize;
  const fragments = tracks.map((track) => {
    const fragment = trackFragment(track, dataOffset);
    dataOffset += sum(track.samples.map((sample) => sample.data.length));
    return fragment;
  });
  return joinChunks([
    box('styp', letters('msdh'), u32(0), letters('msdhmsixcmfs')),
    box('moof', fullBox('mfhd', 0, 0, u32(sequence)), ...fragments),
    boxHead('mdat', dataOffset - movieSize),
    ...tracks.flatMap((track) => track.samples.map((sample) => sample.data)),
  ]);
}

const movieHeaderSize = 16;
/** `traf`, `tfhd`, `tfdt`, `trun` without samples, and what a sample takes in `trun`. */
const trackSize = (track: FragmentTrack) => 8 + 16 + 20 + 20 + 16 * track.samples.length;

/** @param dataOffset - Bytes from the start of `moof` to the first sample. */
function trackFragment({ id, samples }: FragmentTrack, dataOffset: number): Uint8Array {
  const defaultBaseIsMoof = 0x02_0000;
  // Data offset, and duration, size, flags and offset of every sample. Version 1: signed composition offsets.
  const runFlags = 0x0f01;
  const run = samples.flatMap(({ duration, data, key, presentationTime, decodeTime }) => [duration, data.length, key ? keyFlags : deltaFlags, presentationTime - decodeTime]);
  return box(
    'traf',
    fullBox('tfhd', 0, defaultBaseIsMoof, u32(id)),
    fullBox('tfdt', 1, 0, u64(Math.max(0, samples[0]?.decodeTime ?? 0))),
    fullBox('trun', 1, runFlags, u32(samples.length, dataOffset), u32s(run)),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
