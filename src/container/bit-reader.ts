/** Reads big-endian bit fields. Past the end it reads zeros, so that a parser of untrusted bytes always ends; check `overrun` afterwards. */
export class BitReader {
  #position = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** Whether more bits were read than there are. */
  get overrun(): boolean {
    return this.#position > this.bytes.length * 8;
  }

  skip(bits: number): void {
    this.#position += bits;
  }

  /** An unsigned number of `bits` bits, 0 to 32. */
  read(bits: number): number {
    let value = 0;
    for (let i = 0; i < bits; i++) value = value * 2 + this.#bit();
    return value;
  }

  flag(): boolean {
    return this.#bit() === 1;
  }

  /** Unsigned Exp-Golomb code, ue(v) of ITU-T H.264 clause 9.1. */
  ue(): number {
    let zeros = 0;
    while (zeros < 32 && !this.overrun && this.#bit() === 0) zeros++;
    return 2 ** zeros - 1 + this.read(zeros);
  }

  /** Signed Exp-Golomb code, se(v). */
  se(): number {
    const code = this.ue();
    return code % 2 ? (code + 1) / 2 : -code / 2;
  }

  #bit(): number {
    const byte = this.bytes[this.#position >> 3] ?? 0;
    return (byte >> (7 - (this.#position++ & 7))) & 1;
  }
}

/** The raw payload of a NAL unit: without the emulation prevention bytes of ITU-T H.264 clause 7.4.1. */
export function unescapeNal(nal: Uint8Array): Uint8Array {
  const raw = new Uint8Array(nal.length);
  let length = 0;
  for (let i = 0; i < nal.length; i++) {
    if (i >= 2 && nal[i] === 3 && nal[i - 1] === 0 && nal[i - 2] === 0) continue;
    raw[length++] = nal[i] ?? 0;
  }
  return raw.subarray(0, length);
}
