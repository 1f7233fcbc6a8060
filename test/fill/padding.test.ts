import { expect } from '@open-wc/testing';
import { boxedVideo, closeBoxes, frames, playFile, seen, until, type BoxedVideo } from './boxed-video.js';

afterEach(() => closeBoxes());

/** Enough frames for several decisions. */
const manyFrames = 18;

describe('padding inside the picture', () => {
  for (const [name, width, height, side, least, most] of [
    ['black-368x640', 360, 640, 'right', 8, 9],
    ['green-544x960', 270, 480, 'right', 4, 6],
    ['black-1920x1088', 640, 360, 'bottom', 8, 9],
    ['smear-640x368', 640, 360, 'bottom', 8, 8],
    ['black-middle-368x640', 360, 640, 'left', 4, 5],
    ['black-middle-368x640', 360, 640, 'right', 4, 5],
  ] as const)
    it(`is cut: ${name}, ${side}`, async () => {
      const boxed = await boxedVideo(name, width, height);
      await until('the padding is found', () => boxed.fill.padding[side] > 0);
      expect(boxed.fill.padding[side]).to.be.within(least, most);
      expect(boxed.fill.fillRect?.target).to.deep.equal({ x: 0, y: 0, width, height });
      expect(boxed.fill.fillRect?.removed[side]).to.be.within(least, most + 2);
      expect(boxed.reports.at(-1)).to.deep.equal(boxed.fill.fillRect);
      if (name.includes('middle')) await until('the other edge is found', () => boxed.fill.padding.left && boxed.fill.padding.right);
      expect(barPixels(boxed)).to.deep.equal([]);
      const { padding } = boxed.fill;
      await frames(boxed, 5);
      expect(boxed.fill.padding).to.deep.equal(padding);
    });

  it('is cut off beside the bars of a box of another shape', async () => {
    const boxed = await boxedVideo('green-544x960', 640, 480);
    await until('the padding is found', () => boxed.fill.padding.right > 0);
    expect(boxed.fill.fillRect?.mode).to.equal('contain');
    const { data, width, height } = seen(boxed);
    const greens = Array.from({ length: width }, (_, x) => Array.from({ length: height }, (_, y) => isGreen(data, (y * width + x) * 4)).filter(Boolean).length);
    // testsrc2 has a green stripe too, but a lighter one.
    expect(Math.max(...greens)).to.be.below(height / 3);
  });

  it('stays where the page asks for another fill mode', async () => {
    const boxed = await boxedVideo('black-368x640', 360, 640, { mode: 'contain' });
    await frames(boxed, manyFrames);
    expect(boxed.fill.fillRect?.removed).to.deep.equal({ top: 0, right: 0, bottom: 0, left: 0 });
  });

  it('is measured anew for another stream', async () => {
    const boxed = await boxedVideo('black-368x640', 360, 640);
    await until('the padding is found', () => boxed.fill.padding.right > 0);
    await playFile(boxed, 'film-640x368');
    await frames(boxed, 3);
    expect(boxed.fill.padding).to.deep.equal({ top: 0, right: 0, bottom: 0, left: 0 });
    expect(boxed.fill.fillRect?.source.width).to.be.above(600);
  });
});

describe('what belongs to the picture', () => {
  for (const name of ['film-640x368', 'dark-scene-640x368', 'caption-640x368', 'shade-368x640', 'scaled-368x640'])
    it(`is never cut as padding: ${name}`, async () => {
      const boxed = await boxedVideo(name, 500, 500);
      await frames(boxed, manyFrames);
      const { mode, removed } = boxed.fill.fillRect ?? {};
      expect([mode, removed]).to.deep.equal(['contain', { top: 0, right: 0, bottom: 0, left: 0 }]);
      expect(boxed.reports.length, 'reports: no flicker').to.equal(1);
    });
});

/** Black or green pixels in the outermost lines of what is seen, by edge, where they make up a third of the line. */
function barPixels(boxed: BoxedVideo): string[] {
  const { data, width, height } = seen(boxed);
  const line = (length: number, at: (index: number) => number) => {
    let bars = 0;
    for (let index = 0; index < length; index++) {
      const start = at(index) * 4;
      if ((data[start] ?? 0) + (data[start + 1] ?? 0) + (data[start + 2] ?? 0) < 48 || isGreen(data, start)) bars++;
    }
    return bars > length / 3;
  };
  return [
    line(width, (x) => x) && 'top',
    line(width, (x) => (height - 1) * width + x) && 'bottom',
    line(height, (y) => y * width) && 'left',
    line(height, (y) => y * width + width - 1) && 'right',
  ].filter((edge) => edge !== false);
}

function isGreen(data: Uint8ClampedArray, at: number): boolean {
  return (data[at] ?? 0) < 32 && (data[at + 2] ?? 0) < 32 && (data[at + 1] ?? 0) > 60 && (data[at + 1] ?? 0) < 160;
}
