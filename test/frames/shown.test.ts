import { expect } from '@open-wc/testing';
import { PlayerError } from '../../src/core/player-error.js';
import { shownStream } from '../../src/frames/shown-stream.js';
import { snapshot } from '../../src/frames/snapshot.js';
import type { ShownPicture } from '../../src/frames/shown-picture.js';
import { patchCentre, patches, patchRgb } from '../media/fill/colour-patches.mjs';
import { closeSources, fileSource, numberOf, testSignal, until, type FileSource } from './file-source.js';

afterEach(() => closeSources());

const whole = ({ media }: FileSource, turn: Partial<ShownPicture> = {}): ShownPicture => ({
  image: media,
  source: { x: 0, y: 0, width: media.videoWidth, height: media.videoHeight },
  rotation: 0,
  mirror: false,
  ...turn,
});

async function imageOf(blob: Blob) {
  const bitmap = await createImageBitmap(blob);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(bitmap, 0, 0);
  return {
    size: [bitmap.width, bitmap.height],
    near(x: number, y: number, patch: number) {
      const actual = [...context.getImageData(x, y, 1, 1).data.subarray(0, 3)];
      const wanted = patchRgb(patches[patch] ?? [0, 0, 0], 'bt709', 'limited');
      expect(Math.max(...wanted.map((value, channel) => Math.abs(value - (actual[channel] ?? 0)))), `${actual} for ${wanted}`).to.be.at.most(5);
    },
  };
}

describe('a snapshot', () => {
  it('is the picture on show, as the viewer sees it', async () => {
    const source = await fileSource('colour-709-limited', { play: false });
    const { x, y } = patchCentre(4);
    const plain = await imageOf(await snapshot(whole(source)));
    expect(plain.size).to.deep.equal([128, 96]);
    plain.near(x, y, 4);
    const turned = await imageOf(await snapshot(whole(source, { rotation: 90 })));
    expect(turned.size).to.deep.equal([96, 128]);
    turned.near(95 - y, x, 4);
    const mirrored = await imageOf(await snapshot(whole(source, { rotation: 90, mirror: true })));
    mirrored.near(y, x, 4);
    const part = await imageOf(await snapshot(whole(source, { source: { x: 32, y: 0, width: 64, height: 96 } })));
    expect(part.size).to.deep.equal([64, 96]);
    part.near(16, 16, 1);
  });

  it('has the type that is asked for', async () => {
    const source = await fileSource('counter', { play: false });
    expect((await snapshot(whole(source))).type).to.equal('image/png');
    expect((await snapshot(whole(source), { type: 'image/jpeg', quality: 0.5 })).type).to.equal('image/jpeg');
  });

  it('without a picture is an error that says so', async () => {
    const error = await snapshot(undefined).catch((refusal: unknown) => refusal);
    expect(error).to.be.instanceOf(PlayerError);
    expect((error as PlayerError).code).to.equal('bad-input');
  });
});

describe('a stream of what is on show', () => {
  it('shows it, goes over to another element, and ends when it is stopped', async () => {
    const source = await fileSource('counter');
    const signal = testSignal();
    let calls = 0;
    const stream = shownStream(source, () => (calls++, whole(source)), signal);
    const viewer = document.createElement('video');
    Object.assign(viewer, { muted: true, srcObject: stream });
    document.body.append(viewer);
    await viewer.play();
    const numbers = new Set<number | undefined>();
    await until('frames are seen in it', () => {
      numbers.add(numberOf(viewer, 320, 176));
      numbers.delete(undefined);
      return numbers.size > 3;
    });
    await source.swap('colour-709-limited');
    await until('the other picture is seen', () => viewer.videoWidth === 128);
    for (const track of stream.getTracks()) track.stop();
    let last = -1;
    await until('it draws no more', async () => {
      last = calls;
      for (let frame = 0; frame < 3; frame++) await new Promise((done) => source.media.requestVideoFrameCallback(done));
      return last === calls;
    });
    viewer.remove();
  });
});
