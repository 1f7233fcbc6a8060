import { expect } from '@open-wc/testing';
import type { Frame } from '../../src/frames/frame.js';
import { tapFrames } from '../../src/frames/tap-frames.js';
import type { FrameFormat } from '../../src/frames/frame.js';
import { colourClips, patchCentre, patches, patchRgb } from '../media/fill/colour-patches.mjs';
import { closeSources, fileSource, texturePixels, until } from './file-source.js';

afterEach(() => closeSources());

/** Off by rounding in the codec and in the conversion; BT.709 is done in few bits by some. */
const tolerance = 5;

/** What `take` makes of the first frame in a format. */
async function firstFrame<T>(name: string, format: FrameFormat, take: (frame: Frame) => T): Promise<T> {
  const source = await fileSource(name);
  const taken: T[] = [];
  const tap = tapFrames(source, (frame) => void taken.push(take(frame)), { format });
  await until('a frame came', () => taken.length);
  tap.stop();
  expect(source.errors).to.deep.equal([]);
  return taken[0] as T;
}

function near(actual: ArrayLike<number>, wanted: ArrayLike<number>, what: string): void {
  const off = Math.max(...Array.from(wanted, (value, channel) => Math.abs(value - (actual[channel] ?? -99))));
  expect(off, `${what}: ${Array.from(actual)} for ${Array.from(wanted)}`).to.be.at.most(tolerance);
}

for (const { name, matrix, range } of colourClips)
  describe(`the colours of ${matrix}, ${range} range`, () => {
    for (const format of ['i420', 'nv12'] as const)
      it(`are the stored numbers in ${format}`, async () => {
        const { data, planes = [], colorSpace } = await firstFrame(name, format, ({ data, planes, colorSpace }) => ({ data: data?.slice(), planes, colorSpace }));
        const sample = (plane: number, x: number, y: number, step: number, shift = 0) => {
          const { offset = 0, stride = 0 } = planes[plane] ?? {};
          return data?.[offset + y * stride + x * step + shift] ?? -1;
        };
        patches.forEach((patch, index) => {
          const { x, y } = patchCentre(index);
          const luma = sample(0, x, y, 1);
          const chroma = format === 'i420' ? [sample(1, x / 2, y / 2, 1), sample(2, x / 2, y / 2, 1)] : [sample(1, x / 2, y / 2, 2), sample(1, x / 2, y / 2, 2, 1)];
          near([luma, ...chroma], patch, `patch ${index}`);
        });
        expect(colorSpace?.fullRange).to.equal(range === 'full');
        expect(colorSpace?.matrix).to.equal(matrix === 'bt601' ? 'smpte170m' : 'bt709');
      });

    it('are right in rgba', async () => {
      const { data, stride } = await firstFrame(name, 'rgba', ({ data, planes }) => ({ data: data?.slice() ?? new Uint8Array(0), stride: planes?.[0]?.stride ?? 0 }));
      patches.forEach((patch, index) => {
        const { x, y } = patchCentre(index);
        near(data.subarray(y * stride + x * 4, y * stride + x * 4 + 3), patchRgb(patch, matrix, range), `patch ${index}`);
      });
    });

    it('are right in a texture', async () => {
      const pixels = await firstFrame(name, 'texture', ({ gl, texture, width, height }) => (gl && texture ? texturePixels(gl, texture, width, height) : new Uint8Array(0)));
      patches.forEach((patch, index) => {
        const { x, y } = patchCentre(index);
        near(pixels.subarray((y * 128 + x) * 4, (y * 128 + x) * 4 + 3), patchRgb(patch, matrix, range), `patch ${index}`);
      });
    });
  });
