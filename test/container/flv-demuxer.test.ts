import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FlvKnowledge, FlvPacket } from '../../src/container/flv-decoder.js';
import { isAudioPacket, isVideoPacket } from '../../src/container/flv-decoder.js';
import { createFlvDemuxer } from '../../src/container/flv-demuxer.js';
import { encodeFlvHeader, encodeFlvTag } from '../../src/container/flv-tag-writer.js';
import { concat, fixture } from './fixture.js';
import { flvFromMp4 } from './flv-from-mp4.js';

function demux(bytes: Uint8Array): { packets: FlvPacket[]; known: FlvKnowledge } {
  const demuxer = createFlvDemuxer();
  return { packets: [...demuxer.push(bytes), ...demuxer.flush()], known: demuxer.known };
}

const shown = (packets: FlvPacket[]) => packets.filter(isVideoPacket).map((packet) => packet.pts).sort((a, b) => a - b); // prettier-ignore

describe('FLV demuxer', () => {
  it('reads H.264 with AAC', () => {
    const { packets, known } = demux(fixture('avc-aac.flv'));
    const { video, audio } = known;
    assert.deepEqual([video?.codec, video?.width, video?.height], ['avc', 160, 90]);
    assert.match(video?.codecString ?? '', /^avc1\.64/);
    assert.deepEqual([audio?.codecString, audio?.sampleRate, audio?.channels], ['mp4a.40.2', 44_100, 2]);
    const times = shown(packets);
    assert.equal(times.length, 60);
    times.forEach((time, index) => assert.ok(Math.abs(time - (times[0] ?? 0) - (index * 1000) / 15) <= 1));
    assert.equal(packets.filter((packet) => isVideoPacket(packet) && packet.key).length, 4);
    assert.equal(packets.filter(isAudioPacket).length, 174);
  });

  it('recognises MP3, G.711, and sound or picture alone', () => {
    assert.deepEqual(pick(demux(fixture('avc-mp3.flv')).known.audio), ['mp3', 'mp4a.6B', 44_100]);
    assert.deepEqual(pick(demux(fixture('avc-alaw.flv')).known.audio), ['alaw', '', 8000]);
    assert.equal(demux(fixture('avc-only.flv')).known.audio, undefined);
    assert.equal(demux(fixture('aac-only.flv')).known.video, undefined);
  });

  for (const [file, video, audio] of [['hevc-aac.mp4', 'hevc hvc1.1.6.L30.90', 'aac'], ['av1-opus.mp4', 'av1 av01.0.00M.08', 'opus'], ['vp9-aac.mp4', 'vp9 vp09.00.10.08', 'aac'], ['faststart.mp4', 'avc avc1.64000a', 'aac']] as const) // prettier-ignore
    for (const form of [{}, { modEx: true }, { multitrack: true }, { modEx: true, multitrack: true }])
      it(`reads enhanced tags of ${file} ${JSON.stringify(form)}`, async () => {
        const { packets, known } = demux(await flvFromMp4(fixture(file), { style: 'enhanced', ...form }));
        assert.equal(`${known.video?.codec} ${known.video?.codecString}`, video);
        assert.deepEqual([known.video?.width, known.video?.height, known.audio?.codec], [160, 90, audio]);
        assert.equal(shown(packets).length, file === 'faststart.mp4' ? 60 : 30);
        assert.equal(known.dropped, 0);
      });

  it('reads H.265 under the codec id 12 that Chinese CDNs use', async () => {
    const legacy = demux(await flvFromMp4(fixture('hevc-aac.mp4'), { style: 'legacy' }));
    const enhanced = demux(await flvFromMp4(fixture('hevc-aac.mp4'), { style: 'enhanced' }));
    assert.equal(legacy.known.video?.codec, 'hevc');
    assert.deepEqual(shown(legacy.packets), shown(enhanced.packets));
  });

  it('reads the pixel aspect', async () => {
    const { known } = demux(await flvFromMp4(fixture('wide-pixels.mp4'), { style: 'legacy' }));
    assert.deepEqual(known.video?.pixelAspect, { num: 16, den: 11 });
  });

  it('gives the same times wherever the time stamps start', async () => {
    const plain = shown(demux(await flvFromMp4(fixture('faststart.mp4'), { style: 'legacy' })).packets);
    const shifted = shown(demux(await flvFromMp4(fixture('faststart.mp4'), { style: 'legacy', startMs: 2 ** 32 - 1500 })).packets);
    assert.deepEqual(shifted, plain);
  });

  it('gives packets the config that was sent last before them', async () => {
    const small = fixture('avc-aac.flv');
    const other = await flvFromMp4(fixture('wide-pixels.mp4'), { style: 'legacy' });
    const { packets } = demux(concat(small, other));
    const configs = [...new Set(packets.filter(isVideoPacket).map((packet) => packet.config))];
    assert.deepEqual(configs.map((config) => config.pixelAspect.num), [1, 16]); // prettier-ignore
  });

  it('keeps the same config object when the same header is sent again', () => {
    const file = fixture('avc-aac.flv');
    const { packets } = demux(concat(file, file));
    assert.equal(new Set(packets.map((packet) => packet.config)).size, 2);
    assert.equal(shown(packets).length, 120);
  });

  it('leaves out frames before any header', () => {
    const frame = encodeFlvTag(9, 0, Uint8Array.of(0x17, 1, 0, 0, 0, 0, 0, 0, 1, 0x65));
    const { packets, known } = demux(concat(encodeFlvHeader({ audio: false, video: true }), frame, frame));
    assert.deepEqual([packets.length, known.dropped], [0, 2]);
  });

  it('names a video codec it does not know', () => {
    const { known } = demux(concat(encodeFlvHeader({ audio: false, video: true }), encodeFlvTag(9, 0, Uint8Array.of(0x14, 1, 2, 3))));
    assert.equal(known.unknownVideo, 'VP6');
  });

  it('reads negative composition times', () => {
    const record = demux(fixture('avc-aac.flv')).known.video?.description ?? new Uint8Array();
    const bytes = concat(
      encodeFlvHeader({ audio: false, video: true }),
      encodeFlvTag(9, 0, concat(Uint8Array.of(0x17, 0, 0, 0, 0), record)),
      encodeFlvTag(9, 0, Uint8Array.of(0x17, 1, 0xff, 0xff, 0xd8, 0, 0, 0, 1, 0x65)),
    );
    assert.deepEqual(shown(demux(bytes).packets), [-40]);
  });

  it('reads the metadata and its table of key frames', () => {
    const { known } = demux(fixture('avc-aac-indexed.flv'));
    assert.equal(known.metadata?.['width'], 160);
    const table = known.metadata?.['keyframes'] as unknown as { times: number[]; filepositions: number[] };
    assert.equal(table.times.length, table.filepositions.length);
    assert.ok(table.times.length >= 4);
  });
});

function pick(audio: FlvKnowledge['audio']) {
  return [audio?.codec, audio?.codecString, audio?.sampleRate];
}
