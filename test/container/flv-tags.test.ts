import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { encodeFlvHeader, encodeFlvTag } from '../../src/container/flv-tag-writer.js';
import type { FlvTag, TagReader } from '../../src/container/flv-tags.js';
import { createTagReader, findTag } from '../../src/container/flv-tags.js';
import { concat, fixture } from './fixture.js';

const header = encodeFlvHeader({ audio: true, video: true });
const tag = (index: number, size = 20) => encodeFlvTag(index % 2 ? 8 : 9, index * 40, new Uint8Array(size).fill(index));
const tags = (count: number, from = 0) => Array.from({ length: count }, (_, index) => tag(from + index));

function read(bytes: Uint8Array, chunkSize = bytes.length, reader: TagReader = createTagReader()): FlvTag[] {
  const found: FlvTag[] = [];
  for (let at = 0; at < bytes.length; at += chunkSize) found.push(...reader.push(bytes.subarray(at, at + chunkSize)));
  found.push(...reader.flush());
  return found;
}

const times = (found: FlvTag[]) => found.map((each) => each.timestamp / 40);

describe('tag reader', () => {
  it('gives every tag of a file with its place, time and bytes', () => {
    const bytes = concat(header, ...tags(3));
    const found = read(bytes);
    assert.deepEqual(times(found), [0, 1, 2]);
    for (const each of found) {
      assert.deepEqual(bytes.subarray(each.offset, each.offset + each.bytes.length), each.bytes);
      assert.deepEqual(bytes.subarray(each.dataOffset, each.dataOffset + each.data.length), each.data);
    }
    assert.equal(found[0]?.bytes.buffer, bytes.buffer, 'a whole chunk is not copied');
  });

  it('reads time stamps of 32 bits', () => {
    const [only] = read(concat(header, encodeFlvTag(9, 0xfedcba98, Uint8Array.of(1))));
    assert.equal(only?.timestamp, 0xfedcba98);
  });

  it('gives the same tags however the bytes are cut', () => {
    const file = fixture('avc-aac.flv');
    const whole = read(file).map((each) => [each.type, each.timestamp, each.offset, each.data.length]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 20 }), (sizes) => {
        const reader = createTagReader();
        const found: FlvTag[] = [];
        for (let at = 0, turn = 0; at < file.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1;
          found.push(...reader.push(file.subarray(at, at + size)));
          at += size;
        }
        found.push(...reader.flush());
        assert.deepEqual(
          found.map((each) => [each.type, each.timestamp, each.offset, each.data.length]),
          whole,
        );
      }),
      { numRuns: 30 },
    );
  });

  it('gives a tag as soon as its last byte and PreviousTagSize are there', () => {
    const reader = createTagReader();
    reader.push(header);
    assert.equal(reader.push(tag(0)).length, 1);
  });

  it('never writes to bytes it has handed out', () => {
    const bytes = concat(header, ...tags(50));
    const reader = createTagReader();
    const found: FlvTag[] = [];
    for (let at = 0; at < bytes.length; at += 7) found.push(...reader.push(bytes.slice(at, at + 7)));
    for (const each of found) assert.ok(each.data.every((value) => value === each.timestamp / 40));
  });

  it('drops a tag that is cut at the end of the file', () => {
    const bytes = concat(header, ...tags(4));
    assert.deepEqual(times(read(bytes.subarray(0, bytes.length - 10))), [0, 1, 2]);
  });

  it('keeps a last tag that lacks only its PreviousTagSize', () => {
    const bytes = concat(header, ...tags(4));
    assert.deepEqual(times(read(bytes.subarray(0, bytes.length - 4))), [0, 1, 2, 3]);
  });

  it('finds the next tag after garbage', () => {
    const garbage = Uint8Array.from({ length: 500 }, (_, index) => (index * 7919) & 255);
    for (const chunkSize of [1, 13, 10_000]) assert.deepEqual(times(read(concat(header, ...tags(3), garbage, ...tags(6, 3)), chunkSize)), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('is not misled by a tag whose size is wrong', () => {
    const broken = tag(3);
    broken[2] = 0x40;
    for (const chunkSize of [1, 10_000]) assert.deepEqual(times(read(concat(header, ...tags(3), broken, ...tags(6, 4)), chunkSize)), [0, 1, 2, 4, 5, 6, 7, 8, 9]);
  });

  it('does not wait for megabytes that a wrong size claims while whole tags go by', () => {
    const broken = tag(3);
    broken[1] = 0xf0;
    const reader = createTagReader();
    const found = read(concat(header, ...tags(3), broken, ...tags(40, 4)), 100, { ...reader, flush: () => [] });
    assert.ok((times(found).at(-1) ?? 0) >= 30);
  });

  it('takes files of muxers that write zeros as PreviousTagSize', () => {
    const zeroed = tags(5).map((each) => concat(each.subarray(0, -4), new Uint8Array(4)));
    assert.deepEqual(times(read(concat(header, ...zeroed))), [0, 1, 2, 3, 4]);
  });

  it('reads on through a second file that was appended to the first', () => {
    assert.deepEqual(times(read(concat(header, ...tags(4), header, ...tags(4, 4)))), [0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('starts in the middle of a file and counts positions from there', () => {
    const bytes = concat(header, ...tags(10));
    const reader = createTagReader({ offset: 40, start: 'anywhere' });
    const found = read(bytes.subarray(40), 11, reader);
    assert.deepEqual(times(found), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert.equal(found[0]?.offset, header.length + 35);
    assert.equal(findTag(bytes, 40), header.length + 35);
  });

  it('holds a bounded part of endless garbage', () => {
    const reader = createTagReader({ start: 'anywhere' });
    const start = process.memoryUsage().arrayBuffers;
    // Every position looks like a tag that is 16 MB long.
    const chunk = new Uint8Array(1024 * 1024);
    for (let at = 0; at < chunk.length; at += 12) chunk.set([8, 255, 255, 255], at);
    for (let i = 0; i < 24; i++) reader.push(chunk);
    assert.ok(process.memoryUsage().arrayBuffers - start < 150e6);
    assert.ok(reader.skipped > 5e6);
  });

  it('reads far faster than any network', (context) => {
    const file = concat(header, ...Array.from({ length: 6000 }, (_, index) => tag(index, index % 2 ? 300 : 10_000)));
    const pass = () => {
      const reader = createTagReader();
      const start = performance.now();
      let count = 0;
      for (let at = 0; at < file.length; at += 1 << 20) count += reader.push(file.subarray(at, at + (1 << 20))).length;
      assert.equal(count, 6000);
      return file.length / (performance.now() - start) / 1e6;
    };
    const best = Math.max(...Array.from({ length: 5 }, pass));
    context.diagnostic(`${best.toFixed(1)} GB/s`);
    assert.ok(best > 0.5, `${best} GB/s`);
  });
});
