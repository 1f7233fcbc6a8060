import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFlvDemuxer } from '../../src/container/flv-demuxer.js';
import { memorySource } from '../../src/container/byte-source.js';
import { openRecording } from '../../src/container/open-recording.js';
import { PlayerError } from '../../src/core/player-error.js';
import { concat, fixture } from './fixture.js';
import { rangeSource, repeatFlv } from './flv-edit.js';
import { flvFromMp4 } from './flv-from-mp4.js';

/** `FUZZ_RUNS=100000` for the long run, `FUZZ_SEED` to see one again. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 2000);
const seed = Number(process.env['FUZZ_SEED'] ?? 1);

/** Mulberry32. */
function randomness(state: number): (below: number) => number {
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function mutate(file: Uint8Array, random: (below: number) => number): Uint8Array {
  let bytes: Uint8Array = file.slice();
  for (let turn = random(6); turn >= 0; turn--) {
    // Half of the changes hit the first kilobytes, where headers and configs are.
    const at = random(random(2) ? Math.min(bytes.length, 2000) : bytes.length);
    const kind = random(6);
    if (kind < 3) bytes[at] = random(256);
    else if (kind === 3) bytes.fill(random(256), at, at + random(64));
    else if (kind === 4) bytes = concat(bytes.subarray(0, at), bytes.subarray(at + random(300)));
    else bytes = concat(bytes.subarray(0, at), bytes.subarray(random(bytes.length), random(bytes.length)), bytes.subarray(at));
    if (bytes.length > 200_000) bytes = bytes.slice(0, 200_000);
    if (bytes.length === 0) bytes = Uint8Array.of(0);
  }
  return bytes;
}

describe('FLV demuxer and broken files', () => {
  it(`ends, throws nothing and invents nothing in ${runs} mutated files`, async () => {
    const files = [
      ...['avc-aac-indexed.flv', 'avc-mp3.flv', 'avc-alaw.flv', 'aac-only.flv'].map(fixture),
      await flvFromMp4(fixture('hevc-aac.mp4'), { style: 'enhanced', multitrack: true }),
      await flvFromMp4(fixture('av1-opus.mp4'), { style: 'enhanced', modEx: true }),
      await flvFromMp4(fixture('vp9-aac.mp4'), { style: 'enhanced' }),
    ];
    for (let run = 0; run < runs; run++) {
      const random = randomness(seed + run);
      const bytes = mutate(files[random(files.length)] as Uint8Array, random);
      const demuxer = createFlvDemuxer({ start: random(4) === 0 ? 'anywhere' : 'header' });
      const chunk = 1 + random(random(3) ? 60_000 : 2_000);
      let size = 0;
      let last = { video: -Infinity, audio: -Infinity };
      const check = (packets: ReturnType<typeof demuxer.push>) => {
        for (const packet of packets) {
          size += packet.data.length;
          assert.ok(Number.isFinite(packet.pts) && packet.dts >= last[packet.config.kind], `run ${run}`);
          last = { ...last, [packet.config.kind]: packet.dts };
        }
      };
      try {
        for (let at = 0; at < bytes.length; at += chunk) check(demuxer.push(bytes.subarray(at, at + chunk)));
        check(demuxer.flush());
      } catch (error) {
        throw new Error(`run ${run}`, { cause: error });
      }
      assert.ok(size <= bytes.length, `run ${run}: more came out than went in`);
    }
  });

  it(`come out as CMAF, or as an error that a person can read, from ${Math.round(runs / 10)} mutated files`, async () => {
    const files = [fixture('avc-aac-indexed.flv'), fixture('avc-mp3.flv'), repeatFlv(fixture('avc-aac.flv'), 4, 4)];
    for (let run = 0; run < runs / 10; run++) {
      const random = randomness(seed + run);
      const bytes = mutate(files[random(files.length)] as Uint8Array, random);
      try {
        const reader = await openRecording(random(2) ? memorySource(bytes) : rangeSource(bytes), { scanLimit: 0, format: 'flv' });
        await reader.initSegment();
        let size = 0;
        for (const index of reader.segments.keys()) size += (await reader.segment(index).catch(playerError))?.bytes.length ?? 0;
        assert.ok(size < 40 * bytes.length + 3e6, `run ${run}: ${size} bytes of ${bytes.length}`);
      } catch (error) {
        if (!(error instanceof PlayerError)) throw new Error(`run ${run}`, { cause: error });
      }
    }
  });
});

function playerError(error: unknown): undefined {
  if (!(error instanceof PlayerError)) throw error;
}
