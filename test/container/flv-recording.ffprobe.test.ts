import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memorySource } from '../../src/container/byte-source.js';
import { openRecording } from '../../src/container/open-recording.js';
import { concat, fixture, fixturePath } from './fixture.js';
import { assertSameTimes } from './same-times.js';
import { flvFromMp4 } from './flv-from-mp4.js';
import { decodeErrors, frameTimes, streamFacts, temporaryFile, wholeOutput } from './probe.js';
import { encodeFlvHeader, encodeFlvTag } from '../../src/container/flv-tag-writer.js';
import { rangeSource, repeatFlv, tagsOf } from './flv-edit.js';

const open = (bytes: Uint8Array) => openRecording(memorySource(bytes), { targetSeconds: 1 });

describe('an FLV recording comes out as CMAF', () => {
  for (const name of ['avc-aac.flv', 'avc-aac-indexed.flv', 'avc-mp3.flv', 'avc-alaw.flv', 'avc-only.flv'])
    it(`with every frame of ${name} at its time`, async () => {
      const output = await wholeOutput(await open(fixture(name)));
      assertSameTimes(frameTimes(output, 'v'), frameTimes(fixturePath(name), 'v'));
      assert.equal(decodeErrors(output), '');
    });

  for (const name of ['hevc-aac.mp4', 'av1-opus.mp4', 'vp9-aac.mp4', 'faststart.mp4', 'wide-pixels.mp4'])
    it(`with every frame of ${name} sent as enhanced FLV`, async () => {
      const reader = await open(await flvFromMp4(fixture(name), { style: 'enhanced', startMs: 2 ** 32 - 700 }));
      const output = await wholeOutput(reader);
      assertSameTimes(frameTimes(output, 'v'), frameTimes(fixturePath(name), 'v'));
      assert.equal(decodeErrors(output), '');
      const [made, given] = [streamFacts(output, 'v'), streamFacts(fixturePath(name), 'v')];
      for (const fact of ['codec_name', 'width', 'height', 'sample_aspect_ratio', 'pix_fmt']) assert.equal(made[fact] ?? '1:1', given[fact] ?? '1:1', fact);
    });

  it('with the sound as it was, packet for packet', async () => {
    const output = await wholeOutput(await open(fixture('avc-aac.flv')));
    const [made, given] = [frameTimes(output, 'a'), frameTimes(fixturePath('avc-aac.flv'), 'a')];
    assert.ok(Math.abs(made.length - given.length) <= 4, `${made.length} of ${given.length}`);
    const steps = made.slice(1).map((time, index) => time - (made[index] ?? 0));
    for (const step of steps) assert.ok(Math.abs(step - 1024 / 44_100) < 0.0001, `step of ${step}`);
  });

  it('with silence where it had no sound, for as long as the picture', async () => {
    for (const name of ['avc-only.flv', 'avc-alaw.flv']) {
      const reader = await open(fixture(name));
      const output = await wholeOutput(reader);
      const sound = frameTimes(output, 'a');
      assert.ok(Math.abs((sound.at(-1) ?? 0) - reader.duration) < 0.05);
      const steps = sound.slice(1).map((time, index) => time - (sound[index] ?? 0));
      for (const step of steps) assert.ok(Math.abs(step - 1024 / 44_100) < 0.0001);
    }
  });

  it('with a still picture where it had none, as often as a moving one', async () => {
    const reader = await open(fixture('aac-only.flv'));
    const output = await wholeOutput(reader);
    assert.deepEqual([reader.video.synthetic, reader.audio.synthetic], [true, false]);
    assert.equal(decodeErrors(output), '');
    const pictures = frameTimes(output, 'v');
    assert.ok(Math.abs(pictures.length - reader.duration * 25) <= 2, `${pictures.length} pictures`);
    for (const [index, time] of pictures.slice(1).entries()) assert.ok(time - (pictures[index] ?? 0) < 0.07);
    assert.equal(frameTimes(output, 'a').length, frameTimes(fixturePath('aac-only.flv'), 'a').length);
  });

  it('on a longer timeline, where it is asked to be', async () => {
    const output = await wholeOutput(await open(fixture('avc-aac.flv')), { timeOffset: 7200.04 });
    const times = frameTimes(output, 'v');
    assert.ok(Math.abs((times[0] ?? 0) - 7200.04) < 0.07);
    assert.equal(times.length, 60);
  });

  it('with one init segment for each header where the stream changed', async () => {
    const wide = await flvFromMp4(fixture('wide-pixels.mp4'), { style: 'legacy' });
    const reader = await open(concat(fixture('avc-aac.flv'), wide));
    assert.deepEqual([...new Set(reader.segments.map((segment) => segment.init))], [0, 1]);
    const outputs = [await wholeOutput(reader, { init: 0 }), await wholeOutput(reader, { init: 1 })] as const;
    assert.deepEqual(outputs.map((output) => frameTimes(output, 'v').length), [60, 30]); // prettier-ignore
    assert.equal(streamFacts(outputs[1], 'v')['sample_aspect_ratio'], '16:11');
    const [last = 0, next = 0] = [frameTimes(outputs[0], 'v').at(-1), frameTimes(outputs[1], 'v')[0]];
    assert.ok(next > last && next - last < 0.2, 'no step where the time stamps began anew');
  });

  it('with every frame when its key frames have to be searched for', async () => {
    const file = repeatFlv(fixture('avc-aac.flv'), 10, 4);
    const output = await wholeOutput(await openRecording(rangeSource(file), { scanLimit: 0 }));
    assertSameTimes(frameTimes(output, 'v'), frameTimes(temporaryFile(file, 'flv'), 'v'));
    assert.equal(decodeErrors(output), '');
  });

  it('with a changed header in band when it was not known beforehand', async () => {
    const small = tagsOf(await flvFromMp4(fixture('faststart.mp4'), { style: 'legacy' })).filter((tag) => tag.type !== 18);
    const wide = tagsOf(await flvFromMp4(fixture('wide-pixels.mp4'), { style: 'legacy' })).filter((tag) => tag.type !== 18);
    const after = wide.map((tag) => encodeFlvTag(tag.type, tag.timestamp + 4000, tag.data));
    const file = concat(encodeFlvHeader({ audio: true, video: true }), ...small.map((tag) => encodeFlvTag(tag.type, tag.timestamp, tag.data)), ...after);
    const reader = await openRecording(rangeSource(file), { scanLimit: 0 });
    assert.deepEqual([reader.exact, new Set(reader.segments.map((segment) => segment.init)).size], [false, 1]);
    const output = await wholeOutput(reader);
    assert.equal(frameTimes(output, 'v').length, 90);
    assert.equal(decodeErrors(output), '');
  });

  it('without what a cut at the end took away', async () => {
    const bytes = fixture('avc-aac.flv');
    const output = await wholeOutput(await open(bytes.subarray(0, 30_000)));
    assert.equal(decodeErrors(output), '');
    const count = frameTimes(output, 'v').length;
    assert.ok(count > 30 && count < 45);
  });
});
