import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { memorySource } from '../../src/container/byte-source.js';
import { openRecording } from '../../src/container/open-recording.js';
import { fixture, fixturePath } from './fixture.js';
import type { MediaServer } from './media-server.js';
import { serveMedia } from './media-server.js';
import { decodeErrors, frameTimes, streamFacts, wholeOutput } from './probe.js';
import { assertSameTimes } from './same-times.js';

const open = (bytes: Uint8Array) => openRecording(memorySource(bytes), { targetSeconds: 1 });

describe('an MP4 recording comes out as CMAF', () => {
  for (const name of ['faststart.mp4', 'moov-last.mp4', 'fragmented.mp4', 'rotated.mp4', 'wide-pixels.mp4', 'hevc-aac.mp4', 'av1-opus.mp4', 'vp9-aac.mp4'])
    it(`with every frame of ${name} at its time, and looking the same`, async () => {
      const output = await wholeOutput(await open(fixture(name)));
      assertSameTimes(frameTimes(output, 'v'), frameTimes(fixturePath(name), 'v'), 0.0001);
      assert.equal(decodeErrors(output), '');
      const [made, given] = [streamFacts(output, 'v'), streamFacts(fixturePath(name), 'v')];
      for (const fact of ['codec_name', 'width', 'height', 'pix_fmt']) assert.equal(made[fact], given[fact], fact);
      assert.equal(made['sample_aspect_ratio'] ?? '1:1', given['sample_aspect_ratio'] ?? '1:1');
      const rotation = (facts: Record<string, unknown>) => (facts['side_data_list'] as { rotation?: number }[] | undefined)?.find((data) => data.rotation !== undefined)?.rotation ?? 0;
      assert.equal(rotation(made), rotation(given));
    });

  it('with what lies before the start of an edit list gone in the blink of an eye', async () => {
    const output = await wholeOutput(await open(fixture('edit-list.mp4')));
    const expected = frameTimes(fixturePath('edit-list.mp4'), 'v');
    const all = frameTimes(output, 'v');
    assert.equal(all.length, 60);
    const shown = all.slice(-expected.length);
    assertSameTimes(shown, expected, 0.0001);
    assert.ok((shown[0] ?? 1) - (all[0] ?? 0) < 1 / 15, 'less than a frame');
    assert.equal(decodeErrors(output), '');
  });
});

describe('sound alone comes out as CMAF', () => {
  for (const name of ['sound.aac', 'sound.m4a', 'sound.mp3'])
    it(`with a still picture and every packet of ${name}`, async () => {
      const reader = await open(fixture(name));
      const output = await wholeOutput(reader);
      assert.equal(decodeErrors(output), '');
      const [made, given] = [frameTimes(output, 'a'), frameTimes(fixturePath(name), 'a')];
      assert.ok(Math.abs(made.length - given.length) <= 1, `${made.length} of ${given.length}`);
      assert.ok(frameTimes(output, 'v').length >= Math.floor(reader.duration));
      assert.ok(reader.video.synthetic);
    });
});

describe('an HLS recording comes out as CMAF', () => {
  const files: Record<string, Uint8Array> = {};
  for (const folder of ['hls-ts', 'hls-encrypted', 'hls-ranges']) for (const name of readdirSync(fixturePath(folder))) files[`${folder}/${name}`] = fixture(`${folder}/${name}`);
  const text = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'));
  // The same four seconds twice, their time stamps beginning anew.
  files['twice.m3u8'] = text('#EXTM3U', '#EXT-X-TARGETDURATION:1', ...[0, 1].flatMap((turn) => [...(turn ? ['#EXT-X-DISCONTINUITY'] : []), ...[0, 1, 2, 3].flatMap((index) => ['#EXTINF:1,', `hls-ts/${index}.ts`])]));
  files['many.m3u8'] = text('#EXTM3U', '#EXT-X-STREAM-INF:BANDWIDTH=9000000,RESOLUTION=1920x1080,CODECS="avc1.640028,mp4a.40.2"', 'missing/index.m3u8', '#EXT-X-STREAM-INF:BANDWIDTH=200000,RESOLUTION=160x90,CODECS="avc1.64000a,mp4a.40.2"', 'hls-ts/index.m3u8');
  let server: MediaServer;
  before(async () => void (server = await serveMedia(files)));
  after(() => server.close());
  const expected = frameTimes(fixturePath('faststart.mp4'), 'v');

  for (const name of ['hls-ts', 'hls-encrypted', 'hls-ranges'])
    it(`with every frame of ${name} at its time`, async () => {
      const reader = await openRecording(server.url(`${name}/index.m3u8`), { targetSeconds: 1 });
      assert.equal(reader.segments.length, 4);
      const output = await wholeOutput(reader);
      assertSameTimes(frameTimes(output, 'v'), expected);
      assert.equal(decodeErrors(output), '');
      const facts = streamFacts(output, 'v');
      assert.deepEqual([facts['width'], facts['height']], [160, 90]);
      assert.ok(Math.abs(frameTimes(output, 'a').length - 173) <= 3);
      reader.close();
    });

  it('without a step where it is discontinuous', async () => {
    const reader = await openRecording(server.url('twice.m3u8'), { targetSeconds: 1 });
    const times = frameTimes(await wholeOutput(reader), 'v');
    assert.equal(times.length, 120);
    times.slice(1).forEach((time, index) => assert.ok(time - (times[index] ?? 0) < 0.14, `${time}`));
    reader.close();
  });

  it('in the variant that suits the player and the network', async () => {
    const reader = await openRecording(server.url('many.m3u8'), { targetSeconds: 1, bandwidth: 1_000_000 });
    assertSameTimes(frameTimes(await wholeOutput(reader), 'v'), expected);
    reader.close();
  });

  it('asks for each file once', async () => {
    const from = server.requests.length;
    const reader = await openRecording(server.url('hls-ts/index.m3u8'), { targetSeconds: 1 });
    for (const index of reader.segments.keys()) await reader.segment(index);
    const names = server.requests.slice(from).map((request) => request.split(' ')[1]);
    assert.deepEqual(names.slice().sort(), ['hls-ts/0.ts', 'hls-ts/1.ts', 'hls-ts/2.ts', 'hls-ts/3.ts', 'hls-ts/index.m3u8']);
    reader.close();
  });
});
