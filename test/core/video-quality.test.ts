import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { alignedSide, findVideoQuality, qualityLabel, videoQualities } from '../../src/core/video-quality.js';

describe('the qualities of a pusher', () => {
  it('are twelve, each with a range of bitrates', () => {
    assert.equal(videoQualities.length, 12);
    for (const { minKbps, maxKbps, fps } of videoQualities) assert.ok(minKbps < maxKbps && fps === 15);
    assert.equal(new Set(videoQualities.map(({ label }) => label)).size, 12);
  });

  it('have aligned sizes that are at most 15 pixels larger', () => {
    for (const { landscape, portrait } of videoQualities)
      for (const { expected, aligned } of [landscape, portrait])
        for (const side of ['width', 'height'] as const) {
          assert.equal(aligned[side] % 16, 0);
          assert.ok(aligned[side] >= expected[side] && aligned[side] < expected[side] + 16);
        }
  });

  it('align 360 to 368, 540 to 544 and 1080 to 1088, and leave 720', () => {
    assert.deepEqual([360, 540, 1080, 720].map(alignedSide), [368, 544, 1088, 720]);
  });
});

describe('what a size is', () => {
  for (const [width, height, label, orientation, aligned] of [
    [960, 540, '540p', 'landscape', false],
    [540, 960, '540p', 'portrait', false],
    [544, 960, '540p', 'portrait', true],
    [368, 640, '360p', 'portrait', true],
    [1920, 1088, '1080p', 'landscape', true],
    [1280, 720, '720p', 'landscape', false],
    [480, 368, '360p 4:3', 'landscape', true],
    [480, 480, '480p 1:1', 'landscape', false],
    [272, 272, '270p 1:1', 'landscape', true],
    [480, 272, '270p', 'landscape', true],
  ] as const)
    it(`${width}x${height} is ${label}`, () => {
      const found = findVideoQuality(width, height);
      assert.deepEqual([found?.quality.label, found?.orientation, found?.aligned], [label, orientation, aligned]);
    });

  it('is its shorter side where no preset makes it', () => {
    assert.equal(findVideoQuality(2560, 1440), undefined);
    assert.equal(qualityLabel(2560, 1440), '1440p');
    assert.equal(qualityLabel(1440, 2560), '1440p');
    assert.equal(qualityLabel(960, 544), '540p');
  });
});
