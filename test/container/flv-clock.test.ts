import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFlvClock } from '../../src/container/flv-clock.js';

/** Feeds 25 frames a second of picture and sound, the sound 10 ms later, at raw times given by `raw`. */
function run(raw: (time: number, track: string) => number, seconds = 4): Record<'video' | 'audio', number[]> {
  const clock = createFlvClock();
  const out = { video: [] as number[], audio: [] as number[] };
  for (let time = 0; time < seconds * 1000; time += 40)
    for (const [track, at] of [['video', time], ['audio', time + 10]] as const) out[track].push(clock.rebase(track, raw(at, track) >>> 0)); // prettier-ignore
  return out;
}

const straight = run((time) => time);

describe('FLV clock', () => {
  it('starts at zero wherever the time stamps start, and wraps with them', () => {
    assert.equal(straight.video[0], 0);
    assert.equal(straight.audio[0], 10);
    assert.deepEqual(run((time) => time + 123_456_789), straight);
    assert.deepEqual(run((time) => time + 2 ** 32 - 2_000), straight);
    assert.deepEqual(run((time) => time + 2 ** 31 - 2_000), straight);
  });

  for (const [name, jump] of [['back to zero', -2_000], ['far ahead', 3_600_000], ['by 24 bits', -(2 ** 24)]] as const) // prettier-ignore
    it(`goes on without a step when the time stamps jump ${name}, picture and sound still together`, () => {
      const { video, audio } = run((time) => (time < 2000 ? time : time + jump) + 2 ** 24);
      video.forEach((time, index) => {
        assert.ok(Math.abs(time - index * 40) <= 50, `frame ${index} at ${time}`);
        assert.equal((audio[index] ?? 0) - time, 10);
      });
    });

  it('stands when only one track jumps', () => {
    const { video, audio } = run((time, track) => (track === 'video' && time >= 2000 ? time + 500_000 : time));
    assert.ok(Math.abs((video.at(-1) ?? 0) - 3960) <= 50);
    assert.equal(audio.at(-1), 3970);
  });

  it('keeps a pause of one track as a pause', () => {
    const clock = createFlvClock();
    clock.rebase('audio', 0);
    for (let time = 0; time <= 30_000; time += 40) clock.rebase('video', time);
    assert.equal(clock.rebase('audio', 30_010), 30_010);
    assert.equal(clock.jumps, 0);
  });

  it('never goes back within a track', () => {
    const clock = createFlvClock();
    const times = [0, 40, 30, 80, 75, 120].map((time) => clock.rebase('video', time));
    assert.deepEqual(times, [0, 40, 40, 80, 80, 120]);
  });
});
