import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readSei } from '../../src/core/sei.js';

const uuid = Array.from({ length: 16 }, (_, index) => index + 1);

/** A sample of NAL units, each behind four bytes of size. */
const sample = (...nals: number[][]) => Uint8Array.from(nals.flatMap((nal) => [0, 0, nal.length >> 8, nal.length & 255, ...nal]));

/** What an encoder puts between two zeros and a small byte. */
function escape(bytes: number[]): number[] {
  const out: number[] = [];
  let zeros = 0;
  for (const byte of bytes) {
    if (zeros >= 2 && byte <= 3) {
      out.push(3);
      zeros = 0;
    }
    out.push(byte);
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return out;
}

/** Type or size as runs of 255. */
const long = (value: number) => [...Array<number>(Math.floor(value / 255)).fill(255), value % 255];
const message = (type: number, payload: number[]) => [...long(type), ...long(payload.length), ...payload];

describe('SEI messages', () => {
  it('are read with UUID and payload', () => {
    const [read] = readSei(sample([6, ...message(5, [...uuid, 65, 66]), 0x80], [0x65, 1, 2]), 'avc');
    assert.equal(read?.payloadType, 5);
    assert.equal(read.uuid, '01020304-0506-0708-090a-0b0c0d0e0f10');
    assert.deepEqual([...read.payload], [65, 66]);
  });

  it('come several to a unit, and in H.265 before and after the picture', () => {
    const read = readSei(sample([39 << 1, 1, ...message(242, [1]), ...message(243, [2, 3]), 0x80], [1 << 1, 1, 9], [40 << 1, 1, ...message(5, uuid), 0x80]), 'hevc');
    assert.deepEqual(
      read.map(({ payloadType, payload }) => [payloadType, [...payload]]),
      [
        [242, [1]],
        [243, [2, 3]],
        [5, []],
      ],
    );
  });

  it('are whatever was sent, escaped or not, at any size', () => {
    fc.assert(
      fc.property(fc.constantFrom(242, 243, 300), fc.array(fc.constantFrom(0, 1, 2, 3, 255), { minLength: 1, maxLength: 600 }), (type, payload) => {
        const [read] = readSei(sample([6, ...escape([...message(type, payload), 0x80])]), 'avc');
        assert.equal(read?.payloadType, type);
        assert.deepEqual([...read.payload], payload);
      }),
    );
  });

  it('are none in bytes that are no sample, and nothing is thrown', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('avc' as const, 'hevc' as const), (bytes, codec) => Array.isArray(readSei(bytes, codec))));
  });
});
