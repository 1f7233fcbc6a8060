import { expect } from '@open-wc/testing';
import { boxedVideo, closeBoxes, seen, until } from './boxed-video.js';

afterEach(() => closeBoxes());

describe('a video in its box', () => {
  it('has no bars where they would come from alignment alone', async () => {
    const boxed = await boxedVideo('scaled-368x640', 360, 640);
    await until('it is laid out', () => boxed.fill.fillRect);
    expect(boxed.fill.fillRect).to.deep.equal({
      mode: 'cover',
      source: { x: 4, y: 0, width: 360, height: 640 },
      target: { x: 0, y: 0, width: 360, height: 640 },
      removed: { top: 0, right: 4, bottom: 0, left: 4 },
    });
    const { left, top, width, height } = boxed.media.getBoundingClientRect();
    const box = boxed.box.getBoundingClientRect();
    expect([left - box.left, top - box.top, width, height]).to.deep.equal([-4, 0, 368, 640]);
  });

  it('follows its box', async () => {
    const boxed = await boxedVideo('scaled-368x640', 360, 640);
    await until('it is laid out', () => boxed.fill.fillRect);
    boxed.box.style.width = '720.5px';
    await until('it follows', () => boxed.fill.fillRect?.mode === 'contain');
    expect(boxed.fill.fillRect?.target.y).to.equal(0);
    expect(boxed.fill.fillRect?.target.width).to.be.closeTo(368, 1);
    expect(boxed.media.getBoundingClientRect().width).to.be.closeTo(368, 1);
  });

  it('is turned and mirrored', async () => {
    const boxed = await boxedVideo('film-640x368', 272, 640, { mode: 'stretch' });
    await until('it is laid out', () => boxed.fill.fillRect);
    const corner = (x: number, y: number) => {
      const { data, width } = seen(boxed);
      return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
    };
    const isRed = ([red = 0, green = 0, blue = 0]: number[]) => red > 150 && green < 90 && blue < 90;
    // The first stripe is red and lies on the left.
    expect(isRed(corner(5, 480))).to.equal(true);
    boxed.fill.update({ mode: 'stretch', rotation: 90, mirror: false });
    expect(isRed(corner(80, 5))).to.equal(true);
    boxed.fill.update({ mode: 'stretch', rotation: 180, mirror: false });
    expect(isRed(corner(266, 200))).to.equal(true);
    boxed.fill.update({ mode: 'stretch', rotation: 270, mirror: false });
    expect(isRed(corner(136, 634))).to.equal(true);
    boxed.fill.update({ mode: 'stretch', rotation: 0, mirror: true });
    expect(isRed(corner(266, 480))).to.equal(true);
    const { width, height } = boxed.media.getBoundingClientRect();
    expect([width, height]).to.deep.equal([273, 641]);
  });

  it('changes its mode at once, and tells', async () => {
    const boxed = await boxedVideo('film-640x368', 360, 360);
    await until('it is laid out', () => boxed.fill.fillRect);
    expect(boxed.fill.fillRect?.mode).to.equal('contain');
    boxed.fill.update({ mode: 'cover', rotation: 0, mirror: false });
    expect(boxed.fill.fillRect?.mode).to.equal('cover');
    expect(boxed.reports.map((rect) => rect?.mode)).to.deep.equal(['contain', 'cover']);
    expect(boxed.fill.fillRect?.removed.left).to.be.closeTo(136, 0.01);
  });

  it('takes along what lies over it', async () => {
    const boxed = await boxedVideo('scaled-368x640', 360, 640);
    const canvas = document.createElement('canvas');
    boxed.box.append(canvas);
    const following = new AbortController();
    boxed.fill.follow(canvas, following.signal);
    await until('it is laid out', () => boxed.fill.fillRect);
    const place = (element: Element) => JSON.stringify(element.getBoundingClientRect());
    expect(place(canvas)).to.equal(place(boxed.media));
    boxed.box.style.height = '200px';
    await until('it follows', () => boxed.fill.fillRect?.target.height === 200);
    expect(place(canvas)).to.equal(place(boxed.media));
    following.abort();
    expect(canvas.getAttribute('style') ?? '').to.equal('');
  });

  it('has its own styles back in the end', async () => {
    const boxed = await boxedVideo('scaled-368x640', 360, 640);
    await until('it is laid out', () => boxed.fill.fillRect);
    boxed.ending.abort();
    expect(boxed.media.getAttribute('style') ?? '').to.equal('');
  });
});
