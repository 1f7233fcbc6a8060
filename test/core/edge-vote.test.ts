import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { EdgeLine, EdgeStrip } from '../../src/fill/edge-line.js';
import { EdgeVote } from '../../src/fill/edge-vote.js';

const depth = 20;
const samples = 96;

/** A strip whose lines are made sample by sample. */
const strip = (rgb: (line: number, sample: number) => readonly [number, number, number]): EdgeStrip =>
  Array.from({ length: depth }, (_, line) => {
    const bytes: EdgeLine = new Uint8ClampedArray(samples * 3);
    for (let sample = 0; sample < samples; sample++) bytes.set(rgb(line, sample), sample * 3);
    return bytes;
  });
const grey = (level: number) => [level, level, level] as const;
const texture = (line: number, sample: number, frame: number) => grey(90 + 60 * Math.sin(sample * 0.7 + line * 0.9 + frame));
const padded = (lines: number, frame: number, colour = grey(0) as readonly [number, number, number]) =>
  strip((line, sample) => (line < lines ? colour : texture(line, sample, frame)));

const cutAfter = (frames: number, make: (frame: number) => EdgeStrip, vote = new EdgeVote(), smear = 0): number => {
  for (let frame = 0; frame < frames; frame++) vote.add(make(frame), smear);
  return vote.cut;
};

describe('what frames decide about an edge', () => {
  it('cuts 2 to 15 black or green lines, and what their colour bleeds into', () => {
    for (let lines = 2; lines <= 15; lines++) {
      assert.equal(cutAfter(10, (frame) => padded(lines, frame)), lines + 1);
      assert.equal(cutAfter(10, (frame) => padded(lines, frame, [0, 135, 0])), lines + 2);
    }
  });

  it('takes more than one frame, and an even look', () => {
    assert.equal(cutAfter(4, (frame) => padded(8, frame)), 0);
    assert.equal(cutAfter(20, (frame) => padded(frame % 2 ? 8 : 3, frame)), 0);
  });

  it('leaves a bar of more lines than alignment adds', () => {
    for (const lines of [16, 18, 20]) assert.equal(cutAfter(30, (frame) => padded(lines, frame)), 0);
  });

  it('leaves what is dark but not flat', () => {
    const noise = fc.sample(fc.integer({ min: 0, max: 30 }), { numRuns: depth * samples, seed: 1 });
    assert.equal(cutAfter(30, (frame) => strip((line, sample) => (line < 8 ? grey(noise[line * samples + sample] ?? 0) : texture(line, sample, frame)))), 0);
  });

  it('leaves an edge in shade', () => {
    for (const reach of [4, 8, 12, 16, 24])
      assert.equal(cutAfter(30, () => strip((line) => grey(Math.min(200, (200 * (line + 1)) / reach)))), 0, `over ${reach} lines`);
  });

  it('leaves a caption in the dark, and the black below it', () => {
    for (const width of [10, 40, 70]) assert.equal(cutAfter(30, () => strip((line, sample) => grey(line >= 3 && sample >= 10 && sample < 10 + width ? 235 : 1))), 0);
  });

  it('keeps the cut while the scene is dark', () => {
    const vote = new EdgeVote();
    assert.equal(cutAfter(10, (frame) => padded(8, frame), vote), 9);
    assert.equal(cutAfter(100, () => strip(() => grey(2)), vote), 9);
  });

  it('gives back at once what turns out to be picture, and is slower to cut then', () => {
    const vote = new EdgeVote();
    assert.equal(cutAfter(10, (frame) => padded(8, frame), vote), 9);
    assert.equal(cutAfter(1, (frame) => padded(0, frame), vote), 9, 'one broken frame is nothing');
    assert.equal(cutAfter(2, (frame) => padded(0, frame), vote), 0);
    assert.equal(cutAfter(9, (frame) => padded(8, frame), vote), 0);
    assert.equal(cutAfter(1, (frame) => padded(8, frame), vote), 9);
  });

  it('cuts a smear only where alignment adds as many lines, and only while the picture moves', () => {
    const smeared = (frame: number) => strip((line, sample) => texture(Math.max(0, line - 8), sample, frame));
    assert.equal(cutAfter(20, smeared, new EdgeVote(), 8), 8);
    assert.equal(cutAfter(20, smeared), 0);
    assert.equal(cutAfter(20, () => smeared(1), new EdgeVote(), 8), 0);
    const stripes = (frame: number) => strip((_, sample) => texture(0, sample, frame));
    assert.equal(cutAfter(20, stripes, new EdgeVote(), 8), 0);
  });

  it('never cuts more than alignment adds and colour bleeds, whatever the picture', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: depth, maxLength: depth }), { minLength: 1, maxLength: 30 }), (frames) => {
        const vote = new EdgeVote();
        for (const levels of frames) vote.add(strip((line) => grey(levels[line] ?? 0)), 8);
        assert.ok(vote.cut <= 17);
      }),
    );
  });
});
