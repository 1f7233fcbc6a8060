import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memorySource } from '../../src/container/byte-source.js';
import type { FlvIndex } from '../../src/container/flv-index.js';
import type { FlvTag } from '../../src/container/flv-tags.js';
import type { FlvOptions } from '../../src/container/open-flv.js';
import { openFlv as open } from '../../src/container/open-flv.js';
import type { ByteSource } from '../../src/container/byte-source.js';
import type { PacketSource } from '../../src/container/packet-source.js';
import { isConfig, rangeSource, repeatFlv, withKeyframeTable } from './flv-edit.js';
import { fixture } from './fixture.js';
import { openHttpSource } from '../../src/container/http-source.js';
import { serveMedia } from './media-server.js';

const openFlv = (source: ByteSource, options: Partial<FlvOptions> = {}) => open(source, { targetSeconds: 4, scanLimit: 4 * 1024 * 1024, ...options });
const long = repeatFlv(fixture('avc-aac.flv'), 30, 4);
const isKey = (tag: FlvTag) => tag.type === 9 && tag.data[0] === 0x17 && !isConfig(tag);
const table = (tags: FlvTag[]) => ({ times: tags.filter(isKey).map((tag) => tag.timestamp / 1000), places: tags.filter(isKey).map((tag) => tag.offset) });

async function frames(recording: PacketSource): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < recording.segments.length; index++) times.push(...(await recording.read(index)).video.map((packet) => Math.round(packet.time * 1000)));
  return times;
}
const sound = async (recording: PacketSource) => (await Promise.all(recording.segments.map((_, index) => recording.read(index)))).flatMap((packets) => packets.audio).length;

const scanned = await openFlv(memorySource(long), {});
const expected = await frames(scanned);

describe('FLV index', () => {
  it('of a scan has every key frame and every frame', () => {
    assert.ok(scanned.exact);
    assert.equal(expected.length, 1800);
    assert.ok(Math.abs(scanned.duration - 120) < 0.1);
  });

  it('of a true table is used without reading the file', async () => {
    const source = rangeSource(withKeyframeTable(long, table));
    const recording = await openFlv(source, { scanLimit: 0 });
    assert.ok(recording.exact);
    assert.ok(source.requests.length <= 6, `${source.requests.length} requests`);
    assert.deepEqual(recording.segments.map((segment) => Math.round(segment.start * 1000)), scanned.segments.map((segment) => Math.round(segment.start * 1000))); // prettier-ignore
    assert.deepEqual(await frames(recording), expected);
    assert.equal(await sound(recording), await sound(scanned));
  });

  it('of a table whose first entry is the sequence header leaves that out', async () => {
    const withHeader = (tags: FlvTag[]) => {
      const { times, places } = table(tags);
      return { times: [0, ...times], places: [tags.find(isConfig)?.offset ?? 0, ...places] };
    };
    const recording = await openFlv(rangeSource(withKeyframeTable(long, withHeader)), { scanLimit: 0 });
    assert.ok(recording.exact);
    assert.deepEqual(await frames(recording), expected);
  });

  const lies: Record<string, (tags: FlvTag[]) => { times: number[]; places: number[] }> = {
    'places beside the tags': (tags) => ({ ...table(tags), places: table(tags).places.map((place, index) => place + (index > 0 ? 3 : 0)) }),
    'tags that are no key frames': (tags) => ({ ...table(tags), places: table(tags).places.map((place, index) => (index > 0 ? (tags.find((tag) => tag.offset > place && tag.type === 9 && !isKey(tag))?.offset ?? 0) : place)) }),
    'times of another file': (tags) => ({ ...table(tags), times: table(tags).times.map((time) => time * 1.5) }),
    'places behind the end': (tags) => ({ ...table(tags), places: table(tags).places.map((place) => place + 1e9) }),
    'nothing': () => ({ times: [], places: [] }),
    'nonsense': (tags) => ({ times: [NaN, -1, Infinity, 4], places: [-1, NaN, 0.5, tags.length] }),
  };
  for (const [name, rows] of Object.entries(lies))
    it(`is searched for when the table says ${name}`, async () => {
      const recording = await openFlv(rangeSource(withKeyframeTable(long, rows)), { scanLimit: 0 });
      assert.equal(recording.exact, false);
      assert.deepEqual(await frames(recording), expected);
      assert.ok(Math.abs(recording.duration - 120) < 0.1, 'and the duration in the metadata is not believed');
    });

  it('is kept and found again', async () => {
    const kept = new Map<string, FlvIndex>();
    const indexStore = { get: (key: string) => kept.get(key), put: (key: string, index: FlvIndex) => void kept.set(key, structuredClone(index)) };
    const about = { url: 'https://a.test/x.flv', version: '"1"' };
    await openFlv(rangeSource(long, about), { indexStore });
    assert.equal(kept.size, 1);
    const again = rangeSource(long, about);
    const recording = await openFlv(again, { indexStore });
    assert.equal(again.requests.length, 0);
    assert.deepEqual(await frames(recording), expected);
    await openFlv(rangeSource(long, { ...about, version: '"2"' }), { indexStore });
    assert.equal(kept.size, 2, 'a changed file is indexed anew');
  });

  it('is made on the way where the server sends the whole only', async () => {
    const server = await serveMedia({ 'long.flv': long }, { ranges: false });
    try {
      const recording = await openFlv(await openHttpSource(server.url('long.flv')), {});
      await recording.grown?.(Infinity);
      assert.deepEqual(await frames(recording), expected);
      assert.deepEqual(server.requests, ['GET long.flv bytes=0-65535']);
    } finally {
      server.close();
    }
  });

  it('is found over HTTP with Range', async () => {
    const server = await serveMedia({ 'long.flv': long });
    try {
      const recording = await openFlv(await openHttpSource(server.url('long.flv')), { scanLimit: 0 });
      assert.equal(recording.exact, false);
      await recording.read(0);
      assert.ok(server.requests.length <= 12);
      assert.deepEqual(await frames(recording), expected);
    } finally {
      server.close();
    }
  });

  it('is found in sound alone by scan and by search', async () => {
    const alone = repeatFlv(fixture('aac-only.flv'), 30, 4);
    const byScan = await openFlv(memorySource(alone), {});
    const bySearch = await openFlv(rangeSource(alone), { scanLimit: 0 });
    assert.ok(Math.abs(byScan.duration - 120) < 0.1);
    assert.ok(Math.abs(bySearch.duration - 120) < 0.1);
    assert.ok(bySearch.segments.length > 5);
    assert.equal(await sound(bySearch), await sound(byScan));
  });

  it('lets a file be played that is cut short after it was made', async () => {
    const cut = withKeyframeTable(long, table).subarray(0, 500_000);
    const recording = await openFlv(rangeSource(cut), { scanLimit: 0 });
    const times = await frames(recording);
    assert.ok(times.length > 500);
    assert.deepEqual(times, expected.slice(0, times.length));
  });
});
