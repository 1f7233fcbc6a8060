import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import type { PlayerErrorCode } from '../../src/core/player-error.js';
import { PlayerError } from '../../src/core/player-error.js';
import { memorySource } from '../../src/container/byte-source.js';
import { openRecording } from '../../src/container/open-recording.js';
import type { RecordingReader } from '../../src/container/recording-reader.js';
import { findBoxes, parseBoxes, trafSpan } from './boxes.js';
import { fixture, fixturePath } from './fixture.js';
import { rangeSource } from './flv-edit.js';
import type { MediaServer, ServerOptions } from './media-server.js';
import { serveMedia } from './media-server.js';

const fails = (code: PlayerErrorCode) => (error: unknown) => error instanceof PlayerError && error.code === code;
const servers: MediaServer[] = [];
after(() => servers.forEach((server) => server.close()));

const files: Record<string, Uint8Array> = { 'faststart.mp4': fixture('faststart.mp4'), 'moov-last.mp4': fixture('moov-last.mp4'), 'sound.aac': fixture('sound.aac'), 'none.m3u8': new TextEncoder().encode('#EXTM3U\n#EXT-X-ENDLIST\n') };
for (const folder of ['hls-ts', 'hls-ranges']) for (const name of readdirSync(fixturePath(folder))) files[`${folder}/${name}`] = fixture(`${folder}/${name}`);

async function serve(options?: ServerOptions): Promise<MediaServer> {
  const server = await serveMedia(files, options);
  servers.push(server);
  return server;
}

async function spans(reader: RecordingReader) {
  const all = [];
  for (const index of reader.segments.keys()) all.push(findBoxes(parseBoxes((await reader.segment(index)).bytes), 'moof/traf').map(trafSpan));
  return all;
}

async function assertEndToEnd(reader: RecordingReader, frames: number): Promise<void> {
  const all = await spans(reader);
  for (const tracks of all) assert.deepEqual(tracks.map((track) => track.id), [1, 2]); // prettier-ignore
  all.slice(1).forEach((tracks, index) => {
    assert.equal(tracks[0]?.start, all[index]?.[0]?.end, `picture of segment ${index + 1}`);
    assert.ok(Math.abs((tracks[1]?.start ?? 0) - (all[index]?.[1]?.end ?? 0)) <= 60, `sound of segment ${index + 1}`);
  });
  assert.equal(all.reduce((count, [video]) => count + (video?.samples ?? 0), 0), frames); // prettier-ignore
}

describe('recordings that mediabunny reads', () => {
  for (const name of ['faststart.mp4', 'moov-last.mp4', 'fragmented.mp4', 'edit-list.mp4'])
    it(`come out end to end without a hole: ${name}`, async () => assertEndToEnd(await openRecording(memorySource(fixture(name)), { targetSeconds: 1 }), 60));

  for (const name of ['hls-ts', 'hls-ranges'])
    it(`come out end to end without a hole: ${name}`, async () => {
      const reader = await openRecording((await serve()).url(`${name}/index.m3u8`), { targetSeconds: 2 });
      assert.deepEqual([reader.exact, reader.segments.length], [false, 2]);
      await assertEndToEnd(reader, 60);
      reader.close();
    });

  it('are found by their first bytes whatever they are called', async () => {
    const server = await serve();
    assert.equal((await openRecording(server.url('faststart.mp4'), { format: 'flv' })).format, 'mp4');
    assert.equal((await openRecording(server.url('sound.aac'), { format: 'mp4' })).format, 'aac');
  });

  it('are read from a server with and without Range', async () => {
    for (const ranges of [true, false])
      for (const name of ['faststart.mp4', 'moov-last.mp4']) {
        const reader = await openRecording((await serve({ ranges })).url(name), { targetSeconds: 1 });
        await assertEndToEnd(reader, 60);
        reader.close();
      }
  });

  it('have nominal segments if they are large and fragmented', async () => {
    const reader = await openRecording(rangeSource(fixture('fragmented.mp4')), { targetSeconds: 1, scanLimit: 0 });
    assert.equal(reader.exact, false);
    await assertEndToEnd(reader, 60);
    assert.equal((await openRecording(rangeSource(fixture('faststart.mp4')), { targetSeconds: 1, scanLimit: 0 })).exact, true);
  });

  it('say how they are turned, and take a matrix of zeros for none', async () => {
    const turned = fixture('rotated.mp4');
    assert.equal((await openRecording(memorySource(turned))).rotation, 270);
    const bytes = turned.slice();
    const at = Buffer.from(bytes).indexOf('tkhd');
    bytes.fill(0, at + 44, at + 44 + 36);
    const reader = await openRecording(memorySource(bytes));
    assert.equal(reader.rotation, 0);
    await reader.initSegment();
  });

  it('fail with a reason where a segment is missing, and only there', async () => {
    const server = await serve({ fault: (request, response) => request.url === '/hls-ts/2.ts' && Boolean(response.writeHead(404).end()) });
    const reader = await openRecording(server.url('hls-ts/index.m3u8'), { targetSeconds: 1 });
    await reader.segment(0);
    await assert.rejects(reader.segment(2), fails('not-found'));
    await reader.segment(0);
    reader.close();
  });

  it('can be read where a server failed before', async () => {
    let failing = true;
    const server = await serve({ fault: (request, response) => failing && request.url === '/hls-ts/2.ts' && Boolean(response.writeHead(404).end()) });
    const reader = await openRecording(server.url('hls-ts/index.m3u8'), { targetSeconds: 1 });
    await assert.rejects(reader.segment(2), fails('not-found'));
    failing = false;
    assert.ok((await reader.segment(2)).startsWithKeyFrame);
    reader.close();
  });

  it('are read in another variant where the best one is missing', async () => {
    const text = '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=900000,RESOLUTION=1280x720\ngone/index.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=100000,RESOLUTION=160x90\nhls-ts/index.m3u8\n';
    const server = await serve({ fault: (request, response) => request.url === '/all.m3u8' && Boolean(response.writeHead(200).end(text)) });
    const reader = await openRecording(server.url('all.m3u8'));
    assert.ok((await reader.segment(0)).startsWithKeyFrame);
    reader.close();
  });

  it('fail with a reason where there is nothing', async () => {
    const server = await serve();
    await assert.rejects(openRecording(server.url('none.m3u8')), fails('bad-input'));
    await assert.rejects(openRecording(server.url('missing/index.m3u8')), fails('not-found'));
    await assert.rejects(openRecording(memorySource(fixture('faststart.mp4').subarray(0, 500))), fails('bad-input'));
  });

  it('stop loading when they are told to', async () => {
    const server = await serve({ fault: (request) => request.url === '/hls-ts/1.ts' });
    const controller = new AbortController();
    const reader = await openRecording(server.url('hls-ts/index.m3u8'), { targetSeconds: 1 });
    setTimeout(() => controller.abort(), 50);
    await assert.rejects(reader.segment(1, { signal: controller.signal }), fails('aborted'));
    reader.close();
    await assert.rejects(reader.segment(0), fails('aborted'));
    await assert.rejects(openRecording(server.url('faststart.mp4'), { signal: AbortSignal.abort() }), fails('aborted'));
  });

  it('survive damage without a raw error', async () => {
    const file = fixture('faststart.mp4');
    for (let turn = 0; turn < 150; turn++) {
      const bytes = file.slice();
      for (let change = 0; change < 4; change++) bytes[(turn * 7919 + change * 104729) % (turn % 2 ? 4000 : bytes.length)] = (turn * 31 + change) & 255;
      try {
        const reader = await openRecording(memorySource(bytes));
        for (const index of reader.segments.keys()) await reader.segment(index);
        await reader.initSegment();
        reader.close();
      } catch (error) {
        assert.ok(error instanceof PlayerError, String(error));
      }
    }
  });
});
