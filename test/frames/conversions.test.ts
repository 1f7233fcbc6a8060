import { expect } from '@open-wc/testing';
import { parseCube } from '../../src/frames/effects/lut.js';
import { framePace } from '../../src/frames/frame-pace.js';
import { rgbaToYuv } from '../../src/frames/rgba-to-yuv.js';
import { convertYuv, yuvPlanes, yuvSize } from '../../src/frames/yuv-layout.js';
import { patches, patchRgb } from '../media/fill/colour-patches.mjs';

describe('planes of a frame', () => {
  it('lie one behind the other, chroma of odd sizes rounded up', () => {
    expect(yuvPlanes('i420', 5, 3)).to.deep.equal([
      { offset: 0, stride: 5, width: 5, height: 3 },
      { offset: 15, stride: 3, width: 3, height: 2 },
      { offset: 21, stride: 3, width: 3, height: 2 },
    ]);
    expect(yuvPlanes('nv12', 5, 3)[1]).to.deep.equal({ offset: 15, stride: 6, width: 3, height: 2 });
    expect(yuvSize(5, 3)).to.equal(27);
  });

  it('go from I420 to NV12 and back unchanged', () => {
    const frame = Uint8Array.from({ length: yuvSize(5, 3) }, (_, at) => at * 7);
    const [there, back] = [new Uint8Array(frame.length), new Uint8Array(frame.length)];
    convertYuv(frame, there, 'nv12', 5, 3);
    expect([...there.subarray(15, 19)]).to.deep.equal([frame[15], frame[21], frame[16], frame[22]]);
    convertYuv(there, back, 'i420', 5, 3);
    expect(back).to.deep.equal(frame);
  });

  for (const matrix of ['bt601', 'bt709'] as const)
    it(`are made from RGBA by ${matrix}`, () => {
      for (const format of ['i420', 'nv12'] as const)
        for (const patch of patches) {
          const rgb = patchRgb(patch, matrix, 'limited');
          // Colours outside of RGB are clipped there.
          if (rgb.some((value) => value === 0 || value === 255)) continue;
          const frame = new Uint8Array(yuvSize(3, 3));
          rgbaToYuv(Uint8Array.from({ length: 36 }, (_, at) => [...rgb, 255][at % 4] ?? 0), 3, 3, matrix, format, frame);
          const [, u, v] = yuvPlanes(format, 3, 3);
          const made = [frame[8] ?? 0, frame[u?.offset ?? 0] ?? 0, frame[v?.offset ?? (u?.offset ?? 0) + 1] ?? 0];
          expect(Math.max(...patch.map((value, index) => Math.abs(value - (made[index] ?? 0)))), `${made} for ${patch}`).to.be.at.most(1);
        }
    });
});

describe('the pace of frames', () => {
  const passed = (maxFps: number, times: number[]) => times.filter(framePace(maxFps));
  const second = (fps: number) => Array.from({ length: fps }, (_, frame) => frame / fps);

  it('is as many a second as asked for, whatever comes', () => {
    for (const [maxFps, fps, count] of [[10, 25, 10], [20, 25, 20], [25, 25, 25], [30, 25, 25], [1, 30, 1], [15, 60, 15]] as const)
      expect(passed(maxFps, second(fps)).length, `${maxFps} of ${fps}`).to.equal(count);
  });

  it('starts over where time does', () => {
    expect(passed(1, [0, 0.5, 100, 100.2, 3, 3.5, 4])).to.deep.equal([0, 100, 3, 4]);
  });
});

describe('a .cube file', () => {
  it('is read with comments and in any case of spaces', () => {
    const { size, data } = parseCube('# by hand\r\nTITLE "x"\nLUT_3D_SIZE 2\nDOMAIN_MIN 0 0 0\n0 0 0\n1 0 0\n0 1 0\n 1  1 0 # here\n0 0 1\n1 0 1\n0 1 1\n1 1 .5\n');
    expect(size).to.equal(2);
    expect([...data.subarray(28)]).to.deep.equal([255, 255, 128, 255]);
  });

  for (const [what, text] of [
    ['a 1D table', 'LUT_1D_SIZE 2\n0 0 0\n1 1 1'],
    ['another domain', 'LUT_3D_SIZE 2\nDOMAIN_MAX 4 4 4'],
    ['too few entries', 'LUT_3D_SIZE 2\n0 0 0'],
    ['nothing', ''],
  ] as const)
    it(`is refused with ${what}`, () => expect(() => parseCube(text)).to.throw('.cube'));
});
