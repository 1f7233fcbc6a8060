import type { ByteSource } from '../../src/container/byte-source.js';
import { memorySource } from '../../src/container/byte-source.js';
import { encodeFlvHeader, encodeFlvTag } from '../../src/container/flv-tag-writer.js';
import type { FlvTag } from '../../src/container/flv-tags.js';
import { createTagReader, flvScript } from '../../src/container/flv-tags.js';
import { concat } from './fixture.js';

/** Bytes in memory that pretend to be behind Range requests. */
export function rangeSource(bytes: Uint8Array, about: { url?: string; version?: string } = {}): ByteSource & { readonly requests: [number, number][] } {
  const requests: [number, number][] = [];
  const source = memorySource(bytes);
  return {
    ...source,
    ...about,
    access: 'range',
    requests,
    read(start, end) {
      requests.push([start, end]);
      return source.read(start, end);
    },
  };
}

export function tagsOf(bytes: Uint8Array): FlvTag[] {
  const reader = createTagReader();
  return [...reader.push(bytes), ...reader.flush()];
}

/** Whether a tag of the fixtures is a sequence header. */
export function isConfig(tag: FlvTag): boolean {
  return tag.type !== flvScript && tag.data[1] === 0;
}

/** The frames of a file again and again, as one recording. */
export function repeatFlv(bytes: Uint8Array, times: number, seconds: number): Uint8Array {
  const tags = tagsOf(bytes).filter((tag) => tag.type !== flvScript);
  const headers = tags.filter(isConfig).map((tag) => encodeFlvTag(tag.type, 0, tag.data));
  const frames = tags.filter((tag) => !isConfig(tag) && !(tag.type === 9 && tag.data[1] === 2) && tag.timestamp < seconds * 1000);
  const repeated = Array.from({ length: times }, (_, turn) => frames.map((tag) => encodeFlvTag(tag.type, tag.timestamp + turn * seconds * 1000, tag.data)));
  return concat(encodeFlvHeader({ audio: true, video: true }), ...headers, ...repeated.flat());
}

const text = (value: string) => concat(Uint8Array.of(value.length >> 8, value.length & 255), Uint8Array.from(value, (letter) => letter.charCodeAt(0)));
const number = (value: number) => {
  const bytes = new Uint8Array(9);
  new DataView(bytes.buffer).setFloat64(1, value);
  return bytes;
};
const array = (values: number[]) => concat(Uint8Array.of(0x0a, 0, 0, values.length >> 8, values.length & 255), ...values.map(number));

/** `bytes` with `onMetaData` that holds a table of key frames; `rows` gets the places as they are once it is in. */
export function withKeyframeTable(bytes: Uint8Array, rows: (tags: FlvTag[]) => { times: number[]; places: number[] }): Uint8Array {
  const others = tagsOf(bytes).filter((tag) => tag.type !== flvScript);
  const write = (table: { times: number[]; places: number[] }) => {
    const object = concat(Uint8Array.of(3), text('times'), array(table.times), text('filepositions'), array(table.places), Uint8Array.of(0, 0, 9));
    const script = concat(Uint8Array.of(2), text('onMetaData'), Uint8Array.of(8, 0, 0, 0, 2), text('duration'), number(12345), text('keyframes'), object, Uint8Array.of(0, 0, 9));
    return concat(encodeFlvHeader({ audio: true, video: true }), encodeFlvTag(flvScript, 0, script), ...others.map((tag) => encodeFlvTag(tag.type, tag.timestamp, tag.data)));
  };
  // Its length depends on the number of rows alone, so a second pass has the places right.
  return write(rows(tagsOf(write(rows(tagsOf(bytes))))));
}
