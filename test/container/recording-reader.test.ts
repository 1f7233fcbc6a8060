import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PlayerError } from '../../src/core/player-error.js';
import { memorySource } from '../../src/container/byte-source.js';
import type { OpenOptions } from '../../src/container/open-recording.js';
import { openRecording } from '../../src/container/open-recording.js';
import type { RecordingReader } from '../../src/container/recording-reader.js';
import { findBoxes, parseBoxes, trafSpan } from './boxes.js';
import { encodeFlvHeader, encodeFlvTag } from '../../src/container/flv-tag-writer.js';
import { concat, fixture } from './fixture.js';

const open = (name: string, options: OpenOptions = {}) => openRecording(memorySource(fixture(name)), { targetSeconds: 1, ...options });

async function spans(reader: RecordingReader, timeOffset = 0) {
  return Promise.all(
    reader.segments.map(async (_, index) => {
      const { bytes } = await reader.segment(index, { timeOffset });
      return findBoxes(parseBoxes(bytes), 'moof/traf').map(trafSpan);
    }),
  );
}

describe('recording reader', () => {
  for (const name of ['avc-aac.flv', 'avc-mp3.flv', 'avc-only.flv', 'avc-alaw.flv', 'aac-only.flv'])
    it(`gives ${name} as picture and sound in every segment, end to end without a hole`, async () => {
      const reader = await open(name);
      const all = await spans(reader);
      for (const tracks of all) assert.deepEqual(tracks.map((track) => track.id), [1, 2]); // prettier-ignore
      for (const [index, tracks] of all.slice(1).entries())
        tracks.forEach((track, number) => {
          const before = all[index]?.[number];
          const step = track.start - (before?.end ?? NaN);
          // A picture follows to the tick, sound in all but the last packet's rounding.
          assert.ok(number === 0 ? step === 0 : Math.abs(step) <= 0.001 * reader.audio.config.sampleRate, `${name}: segment ${index + 1} track ${number} begins ${step} late`);
        });
      for (const [video] of all) assert.equal((video?.firstFlags ?? 0) & 0x10000, 0, 'it begins with a key frame');
    });

  it('ticks as its init segment says', async () => {
    const reader = await open('avc-aac.flv');
    const scales = findBoxes(parseBoxes(await reader.initSegment()), 'moov/trak/mdia/mdhd').map((box) => box.body.getUint32(box.body.getUint8(0) ? 20 : 12));
    assert.deepEqual(scales, [reader.timescale, reader.audio.config.sampleRate]);
    const ids = findBoxes(parseBoxes(await reader.initSegment()), 'moov/trak/tkhd').map((box) => box.body.getUint32(box.body.getUint8(0) ? 20 : 12));
    assert.deepEqual(ids, [1, 2]);
  });

  it('lists segments that follow each other from 0 to the end', async () => {
    const reader = await open('avc-aac.flv');
    let end = 0;
    for (const segment of reader.segments) {
      assert.ok(Math.abs(segment.start - end) < 1e-9);
      end = segment.start + segment.duration;
    }
    assert.ok(Math.abs(end - reader.duration) < 1e-9);
    assert.equal(reader.segmentAt(-1), 0);
    assert.equal(reader.segmentAt(2.5), 2);
    assert.equal(reader.segmentAt(99), 3);
  });

  it('cuts at the first key frame after the wanted length', async () => {
    const reader = await open('avc-aac.flv', { targetSeconds: 2 });
    assert.deepEqual(reader.segments.map((segment) => Math.round(segment.start)), [0, 2]); // prettier-ignore
  });

  it('moves every time by the offset it is asked for', async () => {
    const reader = await open('avc-aac.flv');
    const [plain, moved] = [await spans(reader), await spans(reader, 100)];
    plain.forEach((tracks, index) =>
      tracks.forEach((track, number) => {
        const rate = number === 0 ? reader.timescale : reader.audio.config.sampleRate;
        assert.ok(Math.abs((moved[index]?.[number]?.start ?? 0) - track.start - 100 * rate) <= 1);
      }),
    );
  });

  it('says its type', async () => {
    assert.equal((await open('avc-aac.flv')).mimeType(), 'video/mp4; codecs="avc1.64000a, mp4a.40.2"');
  });

  it('goes silent where the sound cannot be played, and says so', async () => {
    const byContainer = await open('avc-alaw.flv');
    assert.deepEqual([byContainer.audio.synthetic, byContainer.silencedCodec], [true, 'alaw']);
    const byBrowser = await open('avc-mp3.flv', { canPlay: (type) => !type.includes('mp4a.6B') });
    assert.deepEqual([byBrowser.audio.synthetic, byBrowser.silencedCodec], [true, 'mp4a.6B']);
    assert.equal((await open('avc-aac.flv')).silencedCodec, undefined);
  });

  it('refuses a picture that cannot be played, with its codec', async () => {
    await assert.rejects(open('avc-aac.flv', { canPlay: (type) => !type.includes('avc1') }), (error) => error instanceof PlayerError && error.code === 'unsupported-codec' && error.message.includes('avc1.64000a'));
  });

  it('names the codec of a picture that no browser plays', async () => {
    const tag = encodeFlvTag(9, 0, Uint8Array.of(0x14, 1, 2, 3));
    const bytes = concat(encodeFlvHeader({ audio: false, video: true }), tag, tag, tag);
    await assert.rejects(openRecording(memorySource(bytes)), (error) => error instanceof PlayerError && error.code === 'unsupported-codec' && error.message.includes('VP6'));
  });

  it('shows the poster it is given where there is no picture', async () => {
    const { blankPicture } = await import('../../src/container/still-picture.js');
    const poster = { ...blankPicture(), data: Uint8Array.of(0, 0, 0, 1, 0x65) };
    const reader = await open('aac-only.flv', { stillPicture: () => poster });
    const { bytes } = await reader.segment(0);
    assert.ok(Buffer.from(bytes).includes(Buffer.from(poster.data)));
  });

  it('refuses what is no recording, with a sentence', async () => {
    for (const bytes of [new Uint8Array(0), new Uint8Array(1000), new TextEncoder().encode('<!doctype html><p>Not found'), Uint8Array.from('FLV\x01\x05\0\0\0\x09\0\0\0\0', (letter) => letter.charCodeAt(0))])
      await assert.rejects(openRecording(memorySource(bytes)), (error) => error instanceof PlayerError && /^[A-Z].{30,}\.$/.test(error.message));
  });
});
