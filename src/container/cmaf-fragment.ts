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
 * Written here and not by mediabunny since a segment may have to begin between key frames, and a broken file's times are to be written, not
 * to be refused.
 * @param sequence - 1 or more, growing from segment to segment.
 */
export function writeFragment(sequence: number, tracks: readonly FragmentTrack[]): Uint8Array {
  const trafSizes = tracks.map((track) => 8 + 16 + 20 + 20 + 16 * track.samples.length);
  const moofSize = 8 + 16 + sum(trafSizes);
  const dataSize = sum(tracks.map((track) => sum(track.samples.map((sample) => sample.data.length))));
  const bytes = new Uint8Array(stypSize + moofSize + 8 + dataSize);
  const writer = new BoxWriter(bytes);

  writer.box('styp', stypSize).text('msdh').u32(0).text('msdh').text('msix').text('cmfs');
  writer.box('moof', moofSize);
  writer.box('mfhd', 16).u32(0).u32(sequence);
  let dataOffset = moofSize + 8;
  tracks.forEach((track, index) => {
    writer.box('traf', trafSizes[index] ?? 0);
    // default-base-is-moof
    writer.box('tfhd', 16).u32(0x02_0000).u32(track.id);
    writer.box('tfdt', 20).u32(0x0100_0000).u64(Math.max(0, track.samples[0]?.decodeTime ?? 0));
    // Version 1: signed composition offsets. Data offset, and duration, size, flags and offset of every sample.
    writer.box('trun', 20 + 16 * track.samples.length).u32(0x0100_0f01).u32(track.samples.length).u32(dataOffset);
    for (const sample of track.samples) {
      writer.u32(sample.duration).u32(sample.data.length).u32(sample.key ? keyFlags : deltaFlags).u32(sample.presentationTime - sample.decodeTime);
      dataOffset += sample.data.length;
    }
  });
  writer.box('mdat', 8 + dataSize);
  for (const track of tracks) for (const sample of track.samples) writer.bytes(sample.data);
  return bytes;
}

const stypSize = 28;

class BoxWriter {
  #position = 0;
  readonly #view: DataView;

  constructor(private readonly target: Uint8Array) {
    this.#view = new DataView(target.buffer);
  }

  box(type: string, size: number): this {
    return this.u32(size).text(type);
  }

  u32(value: number): this {
    this.#view.setUint32(this.#position, value);
    this.#position += 4;
    return this;
  }

  u64(value: number): this {
    this.#view.setBigUint64(this.#position, BigInt(value));
    this.#position += 8;
    return this;
  }

  text(fourCc: string): this {
    for (const letter of fourCc) this.target[this.#position++] = letter.charCodeAt(0);
    return this;
  }

  bytes(data: Uint8Array): void {
    this.target.set(data, this.#position);
    this.#position += data.length;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
