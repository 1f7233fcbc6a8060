/** A value of a script tag. Objects have no prototype, so that no key of a file can mean anything else. */
export type AmfValue = number | boolean | string | null | Date | AmfValue[] | { [key: string]: AmfValue };

const maxDepth = 16;
const maxValues = 200_000;

/**
 * Decodes AMF 0 values that follow each other (Adobe AMF 0 specification).
 *
 * Stops at the first thing it does not understand and returns what came before; nested deeper than 16 levels or more than 200,000 values is
 * such a thing.
 */
export function decodeAmf(bytes: Uint8Array): AmfValue[] {
  const reader = new AmfReader(bytes);
  const values: AmfValue[] = [];
  while (!reader.done) {
    const value = reader.value(0);
    if (value === undefined) break;
    values.push(value);
  }
  return values;
}

class AmfReader {
  #position = 0;
  #budget = maxValues;
  readonly #view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get done(): boolean {
    return this.#position >= this.bytes.length || this.#budget <= 0;
  }

  /** `undefined`: broken off, or a type that is not data. What a cut array or object holds so far is kept. */
  value(depth: number): AmfValue | undefined {
    if (this.done || depth > maxDepth) return undefined;
    this.#budget--;
    switch (this.bytes[this.#position++]) {
      case 0x00:
        return this.#number();
      case 0x01:
        return (this.#uint(1) ?? 0) !== 0;
      case 0x02:
        return this.#string(2);
      case 0x03:
        return this.#object(depth);
      case 0x05:
      case 0x06:
        return null;
      case 0x08:
        this.#position += 4;
        return this.#object(depth);
      case 0x0a:
        return this.#array(depth);
      case 0x0b: {
        const time = this.#number();
        this.#position += 2;
        return time === undefined ? undefined : new Date(time);
      }
      case 0x0c:
        return this.#string(4);
      default:
        this.#position = this.bytes.length;
        return undefined;
    }
  }

  #object(depth: number): AmfValue {
    const object = Object.create(null) as { [key: string]: AmfValue };
    while (!this.done) {
      const key = this.#string(2);
      if (key === undefined) break;
      if (key === '' && this.bytes[this.#position] === 0x09) {
        this.#position++;
        break;
      }
      const value = this.value(depth + 1);
      if (value === undefined) break;
      object[key] = value;
    }
    return object;
  }

  #array(depth: number): AmfValue {
    const items: AmfValue[] = [];
    for (let count = this.#uint(4) ?? 0; count > 0 && !this.done; count--) {
      const value = this.value(depth + 1);
      if (value === undefined) break;
      items.push(value);
    }
    return items;
  }

  #number(): number | undefined {
    const at = this.#take(8);
    return at === undefined ? undefined : this.#view.getFloat64(at);
  }

  #uint(size: 1 | 2 | 4): number | undefined {
    const at = this.#take(size);
    if (at === undefined) return undefined;
    return size === 1 ? this.#view.getUint8(at) : size === 2 ? this.#view.getUint16(at) : this.#view.getUint32(at);
  }

  #string(lengthSize: 2 | 4): string | undefined {
    const length = this.#uint(lengthSize);
    const at = length === undefined ? undefined : this.#take(length);
    return at === undefined ? undefined : new TextDecoder().decode(this.bytes.subarray(at, this.#position));
  }

  #take(size: number): number | undefined {
    const at = this.#position;
    if (at + size > this.bytes.length) {
      this.#position = this.bytes.length;
      return undefined;
    }
    this.#position += size;
    return at;
  }
}
