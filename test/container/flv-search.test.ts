import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FlvOptions } from '../../src/container/open-flv.js';
import { openFlv as open } from '../../src/container/open-flv.js';
import type { ByteSource } from '../../src/container/byte-source.js';
import type { FlvKnown } from '../../src/container/flv-index.js';
import type { PacketSource, SegmentPackets } from '../../src/container/packet-source.js';
import type { SyntheticFlv } from './synthetic-flv.js';
import { syntheticFlv } from './synthetic-flv.js';

const openFlv = (source: ByteSource, options: Partial<FlvOptions> = {}) => open(source, { targetSeconds: 4, scanLimit: 4 * 1024 * 1024, ...options });
const twoHours = { seconds: 7200, videoBitrate: 1_500_000, startMs: 2 ** 32 - 3_000_000 };

function assertWhole(packets: SegmentPackets, file: SyntheticFlv): void {
  const expected = file.pictures.filter((time) => time > packets.start - 0.0005 && time < packets.end - 0.0005);
  assert.deepEqual(packets.video.map((packet) => Math.round(packet.time * 1000)), expected.map((time) => Math.round(time * 1000))); // prettier-ignore
  const sound = packets.audio.map((packet) => packet.time);
  assert.ok((sound[0] ?? 99) - packets.start < 0.03 && packets.end - (sound.at(-1) ?? 0) < 0.07, 'sound from start to end');
  sound.slice(1).forEach((time, index) => assert.ok(time - (sound[index] ?? 0) < 0.025));
}

async function readAll(recording: PacketSource): Promise<SegmentPackets[]> {
  const all: SegmentPackets[] = [];
  for (let index = 0; index < recording.segments.length; index++) all.push(await recording.read(index));
  return all;
}

describe('FLV without an index', () => {
  it('shows the first segment of two hours after at most 12 requests and 1.5 MB', async (context) => {
    const file = syntheticFlv(twoHours);
    const recording = await openFlv(file, {});
    assert.equal(recording.exact, false);
    assert.ok(Math.abs(recording.duration - 7200) < 0.1, `${recording.duration}`);
    const packets = await recording.read(0);
    assertWhole(packets, file);
    assert.ok(packets.end > 2);
    context.diagnostic(`${file.requests.length} requests, ${(file.bytesRead / 1e6).toFixed(2)} MB of ${((file.size ?? 0) / 1e6).toFixed(0)} MB`);
    assert.ok(file.requests.length <= 12 && file.bytesRead <= 1.5e6);
  });

  it('seeks anywhere with few requests and finds the last key frame before', async (context) => {
    const file = syntheticFlv(twoHours);
    const recording = await openFlv(file, {});
    let [most, largest] = [0, 0];
    for (const share of [0.5, 0.25, 0.9, 0.01, 0.77, 0.999]) {
      const index = Math.floor(share * recording.segments.length);
      const [count, bytes] = [file.requests.length, file.bytesRead];
      const packets = await recording.read(index);
      [most, largest] = [Math.max(most, file.requests.length - count), Math.max(largest, file.bytesRead - bytes)];
      assertWhole(packets, file);
      const nominal = recording.segments[index]?.start ?? 0;
      assert.equal(packets.start, file.keyTimes.findLast((time) => time <= nominal));
      assert.ok(packets.video[0]?.key);
    }
    context.diagnostic(`at most ${most} requests and ${(largest / 1e6).toFixed(2)} MB a seek`);
    assert.ok(most <= 12 && largest < 4e6);
  });

  it('gives every frame once when it is played from end to end', async () => {
    const file = syntheticFlv({ seconds: 120, videoBitrate: 400_000, gop: (index) => 1000 + ((index * 777) % 2500) });
    const recording = await openFlv(file, { scanLimit: 0 });
    const all = await readAll(recording);
    for (const packets of all) assertWhole(packets, file);
    assert.equal(all.flatMap((packets) => packets.video).length, file.pictures.length);
    all.slice(1).forEach((packets, index) => assert.equal(packets.start, all[index]?.end));
  });

  it('is searched with fewer requests the next time, and cut at the same places', async () => {
    const kept = new Map<string, FlvKnown>();
    const indexStore = { get: (key: string) => kept.get(key), put: (key: string, known: FlvKnown) => void kept.set(key, structuredClone(known)) };
    const named = (file: SyntheticFlv) => Object.assign(file, { url: 'https://a.test/x.flv', version: '"1"' });
    const [first, second] = [named(syntheticFlv(twoHours)), named(syntheticFlv(twoHours))];
    const places = [0, 300, 700];
    const read = async (file: SyntheticFlv) => {
      const recording = await openFlv(file, { indexStore });
      return Promise.all(places.map((index) => recording.read(index)));
    };
    const [before, again] = [await read(first), await read(second)];
    assert.deepEqual(again.map(({ start, end }) => [start, end]), before.map(({ start, end }) => [start, end])); // prettier-ignore
    for (const packets of again) assertWhole(packets, second);
    assert.ok(second.requests.length < first.requests.length / 2, `${second.requests.length} requests, and ${first.requests.length} the first time`);
  });

  it('finds the same boundaries from before as by seeking', async () => {
    const file = syntheticFlv({ seconds: 300, videoBitrate: 300_000, gop: (index) => 1500 + ((index * 1234) % 4000) });
    const played = await readAll(await openFlv(file, { scanLimit: 0 }));
    for (let index = played.length - 1; index >= 0; index -= 3) {
      const sought = await (await openFlv(file, { scanLimit: 0 })).read(index);
      assert.deepEqual([sought.start, sought.end], [played[index]?.start, played[index]?.end]);
    }
  });

  it('cuts between key frames where they are very far apart', async () => {
    const file = syntheticFlv({ seconds: 200, videoBitrate: 300_000, gop: (index) => (index === 0 ? 2000 : 60_000) });
    const recording = await openFlv(file, { scanLimit: 0 });
    const all = await readAll(recording);
    for (const packets of all) assertWhole(packets, file);
    assert.equal(all.flatMap((packets) => packets.video).length, file.pictures.length);
    assert.ok(all.some((packets) => !packets.video[0]?.key));
    const middle = Math.floor(all.length / 2);
    assert.equal((await (await openFlv(file, { scanLimit: 0 })).read(middle)).start, all[middle]?.start);
  });

  it('falls back to a scan when the time stamps say nonsense', async () => {
    const file = syntheticFlv({ seconds: 60, videoBitrate: 400_000, jump: { at: 30, by: -30_000 } });
    const recording = await openFlv(file, { scanLimit: 0 });
    assert.ok(recording.exact);
    assert.ok(Math.abs(recording.duration - 60) < 0.2);
  });
});
