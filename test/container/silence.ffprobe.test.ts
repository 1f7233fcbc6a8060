import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { aacLcConfig } from '../../src/container/aac.js';
import { writeFragment } from '../../src/container/cmaf-fragment.js';
import { writeInitSegment } from '../../src/container/cmaf-init.js';
import type { AudioConfig } from '../../src/container/codec-config.js';
import { audioTrack, stillTrack } from '../../src/container/fragment-tracks.js';
import { opusHead, parseOpusConfig } from '../../src/container/opus.js';
import { silentPacket } from '../../src/container/silence.js';
import { parseMp3Config } from '../../src/container/mp3.js';
import { blankPicture } from '../../src/container/still-picture.js';
import { concat } from './fixture.js';
import { temporaryFile } from './probe.js';

const mp3 = (sampleRate: number, channels: number): AudioConfig => ({ kind: 'audio', codec: 'mp3', codecString: 'mp4a.6B', sampleRate, channels, samplesPerPacket: sampleRate >= 32_000 ? 1152 : 576 });
const configs = [
  ...[1, 2, 3, 4, 5, 6].map((channels) => aacLcConfig(channels === 1 ? 16_000 : 44_100, channels)),
  ...[1, 2].map((channels) => parseOpusConfig(opusHead(channels)) as AudioConfig),
  ...[48_000, 22_050].map((rate) => mp3(rate, 2)),
  mp3(44_100, 1),
];

describe('synthesised sound', () => {
  for (const config of configs)
    it(`decodes to silence: ${config.codec}, ${config.sampleRate} Hz, ${config.channels} channels`, () => {
      const still = blankPicture();
      const span = { video: [], audio: [], start: 0, end: 2 };
      const bytes = concat(writeInitSegment(still.config, config), writeFragment(1, [stillTrack(still.data, span, 0), audioTrack(span, config, 0, 0)]));
      const path = temporaryFile(bytes, 'mp4');
      const options = ['-loglevel', 'error', '-xerror', '-threads', '1', '-i', path, '-map', '0:a', '-f', 's16le', '-', '-map', '0:v', '-f', 'null', '-'];
      const { stdout: sound, stderr, status } = spawnSync('ffmpeg', options, { maxBuffer: 64e6 });
      assert.deepEqual([status, String(stderr)], [0, '']);
      const samples = new Int16Array(sound.buffer, sound.byteOffset, sound.length >> 1);
      assert.ok(samples.length / config.channels > 1.9 * config.sampleRate);
      assert.ok(samples.every((sample) => Math.abs(sample) <= 1));
    });

  it('makes MP3 frames with a header that says what was asked for', () => {
    for (const [rate, channels] of [[44_100, 2], [48_000, 1], [22_050, 2], [16_000, 1], [32_000, 2]] as const) { // prettier-ignore
      const config = parseMp3Config(silentPacket(mp3(rate, channels))?.data ?? new Uint8Array());
      assert.deepEqual([config?.sampleRate, config?.channels], [rate, channels]);
    }
  });
});
