import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { PlayerError } from '../../src/core/player-error.js';
import { aacLcConfig } from '../../src/container/aac.js';
import { recordFromAnnexB } from '../../src/container/annex-b-record.js';
import { writeInitSegment } from '../../src/container/cmaf-init.js';
import type { VideoConfig } from '../../src/container/codec-config.js';
import { withParameterSets } from '../../src/container/parameter-sets.js';
import { blankPicture } from '../../src/container/still-picture.js';
import { fixture } from './fixture.js';

const sound = aacLcConfig(44_100, 2);
const picture = (codec: VideoConfig['codec'], codecString: string, description: number[] = []): VideoConfig => ({ ...blankPicture().config, codec, codecString, description: Uint8Array.from(description) });

/** What stands behind a box's type. */
function bodyOf(init: Uint8Array, type: string): number[] {
  const at = Buffer.from(init).indexOf(type);
  assert.ok(at > 4, `no ${type}`);
  return [...init.subarray(at + 4, at - 4 + new DataView(init.buffer, init.byteOffset).getUint32(at - 4))];
}

describe('an init segment', () => {
  it('holds the record that came with the picture', () => {
    const { config } = blankPicture();
    assert.deepEqual(bodyOf(writeInitSegment(config, sound), 'avcC'), [...config.description]);
    assert.deepEqual(bodyOf(writeInitSegment(picture('av1', 'av01.0.00M.08', [0x81, 0x20, 0x0c, 0, 10, 1]), sound), 'av1C'), [0x81, 0x20, 0x0c, 0, 10, 1]);
    assert.deepEqual(bodyOf(writeInitSegment(picture('vp9', 'vp09.00.10.08', [0, 21, 0x82, 2, 2, 2, 0, 0]), sound), 'vpcC'), [1, 0, 0, 0, 0, 21, 0x82, 2, 2, 2, 0, 0]);
  });

  it('makes a record from the codec string where none came', () => {
    const record = (codec: 'av1' | 'vp9', codecString: string) => bodyOf(writeInitSegment(picture(codec, codecString), sound), codec === 'av1' ? 'av1C' : 'vpcC');
    assert.deepEqual(record('av1', 'av01.0.08M.08'), [0x81, 8, 0x0c, 0]);
    assert.deepEqual(record('av1', 'av01.1.13H.12.0.000'), [0x81, 0x2d, 0xe0, 0]);
    assert.deepEqual(record('vp9', 'vp09.02.31.10'), [1, 0, 0, 0, 2, 31, 0xa2, 1, 1, 1, 0, 0]);
    assert.deepEqual(record('vp9', 'vp09.00.10.08.01.09.16.09.01'), [1, 0, 0, 0, 0, 10, 0x83, 9, 16, 9, 0, 0]);
  });

  it('turns the picture about its own corners', async () => {
    for (const rotation of [0, 90, 180, 270] as const) {
      const init = writeInitSegment(blankPicture().config, sound, rotation);
      const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(init as Uint8Array<ArrayBuffer>) });
      assert.equal(await (await input.getPrimaryVideoTrack())?.getRotation(), rotation);
      const matrix = new DataView(Uint8Array.from(bodyOf(init, 'tkhd')).buffer, 40, 36);
      const [x, y] = [matrix.getInt32(24) / 65_536, matrix.getInt32(28) / 65_536];
      assert.deepEqual([x, y], { 0: [0, 0], 90: [180, 0], 180: [320, 180], 270: [0, 320] }[rotation]);
    }
  });

  it('is refused where the size of the picture is not known', () => {
    assert.throws(() => writeInitSegment({ ...blankPicture().config, width: 0 }, sound), (error) => error instanceof PlayerError && error.code === 'bad-input'); // prettier-ignore
  });
});

describe('a record made of the parameter sets of a byte stream', () => {
  const startCodes = (frame: Uint8Array) => {
    const stream: number[] = [];
    const view = new DataView(frame.buffer, frame.byteOffset);
    for (let at = 0; at + 4 < frame.length; ) {
      const length = view.getUint32(at);
      stream.push(0, 0, 1, ...frame.subarray(at + 4, at + 4 + length));
      at += 4 + length;
    }
    return Uint8Array.from(stream);
  };

  for (const [name, codec] of [['faststart.mp4', 'avc'], ['hevc-aac.mp4', 'hevc']] as const) // prettier-ignore
    it(`says what the one says that they came from: ${codec}`, async () => {
      const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(fixture(name) as Uint8Array<ArrayBuffer>) });
      const decoder = await (await input.getPrimaryVideoTrack())?.getDecoderConfig();
      const given = new Uint8Array(decoder?.description as ArrayBuffer);
      const sets = withParameterSets({ ...picture(codec, ''), description: given }, new Uint8Array(0));
      const made = recordFromAnnexB(codec, startCodes(sets));
      assert.ok(made);
      // Of H.265 a record may say more of frame rate and layers, and list units that are no parameter sets.
      const [from, to] = codec === 'avc' ? [0, given.length] : [0, 19];
      assert.deepEqual(made.subarray(from, to), given.subarray(from, to));
      assert.deepEqual(withParameterSets({ ...picture(codec, ''), description: made }, new Uint8Array(0)).subarray(0, 60), sets.subarray(0, 60));
    });

  it('is none where sets are missing', () => {
    assert.equal(recordFromAnnexB('avc', Uint8Array.of(0, 0, 1, 0x65, 1, 2, 3)), undefined);
    assert.equal(recordFromAnnexB('hevc', new Uint8Array(0)), undefined);
  });
});
