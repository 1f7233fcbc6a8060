import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memorySource, type ByteSource } from '../../src/container/byte-source.js';
import type { FlvIndex } from '../../src/container/flv-index.js';
import { growingFlv } from '../../src/container/growing-flv.js';
import { openFlv } from '../../src/container/open-flv.js';
import type { PacketSource } from '../../src/container/packet-source.js';
import { streamSource } from '../../src/container/stream-source.js';
import { PlayerError } from '../../src/core/player-error.js';
import { fixture } from './fixture.js';
import { repeatFlv } from './flv-edit.js';

/** Two minutes of picture and sound, a key frame each second. */
const file = repeatFlv(fixture('avc-aac.flv'), 30, 4);
const targetSeconds = 2;
const whole = await openFlv(memorySource(file), { targetSeconds, scanLimit: Infinity });

/** A stream that comes as the test lets it. */
function stream(bytes = file, told: number | undefined = bytes.length) {
  let come = 0;
  let end: 'well' | 'broken' | undefined;
  let wake = () => {};
  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let at = 0; ; ) {
      if (at < come) {
        yield bytes.subarray(at, come);
        at = come;
      } else if (end === 'broken') throw new PlayerError('network', 'The connection broke off.');
      else if (end) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  const source: ByteSource = streamSource(chunks(), told);
  return {
    source,
    /** @param share - Of the file that has come, from 0 to 1. */
    send(share: number, how?: typeof end) {
      come = Math.floor(bytes.length * share);
      end = how;
      wake();
    },
  };
}

const times = ({ segments }: PacketSource) => segments.map(({ start }) => Math.round(start * 1000));

async function frames(recording: PacketSource): Promise<number[]> {
  const all = await Promise.all(recording.segments.map((_, index) => recording.read(index)));
  return all.flatMap(({ video, audio }) => [...video, ...audio].map(({ time }) => Math.round(time * 1000)));
}

describe('an FLV file that comes once', () => {
  it('is open before all of it has come, and then lists more and more', async () => {
    const kept: FlvIndex[] = [];
    const { source, send } = stream();
    const opening = growingFlv(source, targetSeconds, (index) => kept.push(index));
    send(0.2);
    const recording = await opening;
    assert.equal(recording.growing, true);
    assert.ok(recording.segments.length > 0 && recording.segments.length < whole.segments.length / 2);
    assert.deepEqual(times(recording), times(whole).slice(0, recording.segments.length));
    assert.ok(Math.abs(recording.duration / whole.duration - 1) < 0.2, `it takes itself for ${recording.duration} s long`);
    assert.deepEqual((await recording.read(0)).video, (await whole.read(0)).video);

    let grown = false;
    const growing = recording.grown?.(60).then(() => (grown = true));
    send(0.4);
    await recording.grown?.(30);
    assert.equal(grown, false);
    send(0.7);
    await growing;
    const last = recording.segments.at(-1);
    assert.ok(last && last.start + last.duration > 60);
    assert.equal(kept.length, 0);

    send(1, 'well');
    await recording.grown?.(Infinity);
    assert.equal(recording.growing, false);
    assert.equal(recording.duration, whole.duration);
    assert.deepEqual(times(recording), times(whole));
    assert.deepEqual(await frames(recording), await frames(whole));
    assert.equal(kept.length, 1);
  });

  it('gives a segment that has not come when it has', async () => {
    const { source, send } = stream();
    const opening = growingFlv(source, targetSeconds, () => {});
    send(0.1);
    const recording = await opening;
    const reading = recording.read(20);
    send(0.9);
    assert.deepEqual((await reading).video, (await whole.read(20)).video);
    const last = recording.read(whole.segments.length - 1);
    send(1, 'well');
    assert.deepEqual((await last).video, (await whole.read(whole.segments.length - 1)).video);
    assert.equal(recording.duration, whole.duration);
  });

  it('is as long as what has come where it breaks off, and is not kept as the whole', async () => {
    const kept: FlvIndex[] = [];
    const { source, send } = stream();
    const opening = growingFlv(source, targetSeconds, (index) => kept.push(index));
    send(0.3);
    const recording = await opening;
    send(0.5, 'broken');
    await recording.grown?.(Infinity);
    assert.equal(recording.growing, false);
    assert.ok(recording.duration > 40 && recording.duration < 61, `${recording.duration} s`);
    assert.equal(kept.length, 0);
  });

  it('says why, where nothing has come', async () => {
    const { source, send } = stream();
    const opening = growingFlv(source, targetSeconds, () => {});
    send(0, 'broken');
    await assert.rejects(opening, { name: 'PlayerError', code: 'network' });
  });

  it('is not kept as the whole where it is closed on the way', async () => {
    const kept: FlvIndex[] = [];
    const { source, send } = stream();
    const opening = growingFlv(source, targetSeconds, (index) => kept.push(index));
    send(0.3);
    const recording = await opening;
    recording.close();
    send(0.5);
    await recording.grown?.(Infinity);
    assert.equal(kept.length, 0);
  });

  it('is there when it has come whole, where nothing tells how long it will be', async () => {
    const { source, send } = stream(file, undefined);
    const opening = growingFlv(source, targetSeconds, () => {});
    send(0.5);
    send(1, 'well');
    const recording = await opening;
    assert.ok(!recording.growing || recording.duration > 0);
    await recording.grown?.(Infinity);
    assert.equal(recording.duration, whole.duration);
  });
});
