import { expect } from '@open-wc/testing';
import type { Frame } from '../../src/frames/frame.js';
import { tapFrames } from '../../src/frames/tap-frames.js';
import type { FrameFormat } from '../../src/frames/frame.js';
import { colourClips, patchCentre, patches, patchRgb } from '../media/fill/colour-patches.mjs';
import { clip, closeSources, fileSource, openVideo, texturePixels, until } from './file-source.js';

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

/** Firefox shows H.264 of full range as if it were limited; what it shows is what a tap gets. */
async function showsFullRange(): Promise<boolean> {
  const media = await openVideo(clip('colour-601-full'), { play: false });
  const context = new OffscreenCanvas(128, 96).getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(media, 0, 0);
  const { x, y } = patchCentre(4);
  return (context.getImageData(x, y, 1, 1).data[0] ?? 0) < 245;
}

for (const { name, matrix, range } of colourClips)
  describe(`the colours of ${matrix}, ${range} range`, () => {
    before(async function () {
      if (range === 'full' && !(await showsFullRange())) this.skip();
    });

    for (const format of ['i420', 'nv12'] as const)
      it(`are the stored numbers, and what is told of them, in ${format}`, async () => {
        const { data, planes = [], colorSpace } = await firstFrame(name, format, ({ data, planes, colorSpace }) => ({ data: data?.slice(), planes, colorSpace }));
        const sample = (plane: number, x: number, y: number, step: number, shift = 0) => {
          const { offset = 0, stride = 0 } = planes[plane] ?? {};
          return data?.[offset + y * stride + x * step + shift] ?? -1;
        };
        patches.forEach((patch, index) => {
          const { x, y } = patchCentre(index);
          const luma = sample(0, x, y, 1);
          const chroma = format === 'i420' ? [sample(1, x / 2, y / 2, 1), sample(2, x / 2, y / 2, 1)] : [sample(1, x / 2, y / 2, 2), sample(1, x / 2, y / 2, 2, 1)];
          const [cb = 0, cr = 0] = chroma;
          const told = colorSpace?.matrix === 'bt709' ? 'bt709' : 'bt601';
          const toldRange = colorSpace?.fullRange ? 'full' : 'limited';
          // A browser that decodes to RGB has them made anew, in the colour space that is told.
          if (told === matrix && toldRange === range) near([luma, cb, cr], patch, `patch ${index}`);
          near(patchRgb([luma, cb, cr], told, toldRange), patchRgb(patch, matrix, range), `patch ${index}`);
        });
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
