import { expect } from '@open-wc/testing';
import type { PresentedFrame } from '../../src/frames/each-frame.js';
import { holdEarly, isEarly } from '../../src/frames/early-frames.js';
import { until } from './file-source.js';

/** A frame of an element that plays, or that stands still at `currentTime`. */
function frameAt(mediaTime: number, { currentTime = mediaTime, paused = false, missed = 0 } = {}): PresentedFrame {
  return { media: { currentTime, paused, playbackRate: 1 } as HTMLVideoElement, mediaTime, missed, run: 1 };
}

/** What is passed on, as media time and frames missed. */
function line() {
  const passed: [number, number][] = [];
  return { passed, ...holdEarly(({ mediaTime, missed }) => void passed.push([mediaTime, missed])) };
}

/** What Firefox says of a frame that the rendering at `due` shows. */
const dueAt = (due: number) => ({ presentationTime: due - 17, expectedDisplayTime: due });

const rendering = () => new Promise((done) => requestAnimationFrame(done));

describe('a frame that the browser tells of early', () => {
  it('is told apart from one in time by the next rendering’s time', () => {
    expect(isEarly(100, { presentationTime: 100, expectedDisplayTime: 116.7 })).to.equal(true);
    expect(isEarly(100, { presentationTime: 100, expectedDisplayTime: 100 })).to.equal(false);
    expect(isEarly(100, { presentationTime: 100.4, expectedDisplayTime: 117.1 })).to.equal(false);
  });

  it('waits for its picture, and one in time does not', async () => {
    const { passed, arrive } = line();
    arrive(frameAt(0), undefined);
    const due = performance.now() + 40;
    arrive(frameAt(0.04), dueAt(due));
    expect(passed).to.deep.equal([[0, 0]]);
    await until('it is passed on', () => passed.length > 1);
    expect(performance.now()).to.be.at.least(due);
    expect(passed).to.deep.equal([[0, 0], [0.04, 0]]);
  });

  it('waits no longer than for the next early one', () => {
    const { passed, arrive } = line();
    arrive(frameAt(0.04), dueAt(performance.now() + 1000));
    arrive(frameAt(0.08), dueAt(performance.now() + 1000));
    expect(passed).to.deep.equal([[0.04, 0]]);
  });

  it('is counted as missed where one in time is there before it', () => {
    const { passed, arrive } = line();
    arrive(frameAt(0.04, { missed: 2 }), dueAt(performance.now() + 1000));
    arrive(frameAt(0.08), undefined);
    expect(passed).to.deep.equal([[0.08, 3]]);
  });

  it('is counted as missed where the page was busy until the next picture was there', () => {
    const { passed, arrive } = line();
    arrive(frameAt(0), undefined);
    arrive(frameAt(0.04), dueAt(performance.now() - 40));
    arrive(frameAt(0.08), dueAt(performance.now() - 10));
    arrive(frameAt(0.12), undefined);
    arrive(frameAt(0.16), undefined);
    expect(passed).to.deep.equal([[0, 0], [0.12, 2], [0.16, 0]]);
  });

  it('is late with a picture of its own where it is the last', () => {
    const { passed, arrive } = line();
    arrive(frameAt(0), undefined);
    arrive(frameAt(0.04, { paused: true }), dueAt(performance.now() - 200));
    arrive(frameAt(0.04, { paused: true }), dueAt(performance.now() + 1000));
    expect(passed).to.deep.equal([[0, 0], [0.04, 0]]);
  });

  it('is not passed on after a seek, nor where the player paused before it', async () => {
    const { passed, arrive, clear } = line();
    arrive(frameAt(0.04), dueAt(0));
    clear();
    arrive(frameAt(0.08, { currentTime: 0.07, paused: true }), dueAt(0));
    for (let i = 0; i < 3; i++) await rendering();
    expect(passed).to.deep.equal([]);
  });
});

describe('a frame that is far ahead of the time that plays', () => {
  it('is none, but the first one', () => {
    const { passed, arrive } = line();
    arrive(frameAt(0.4, { currentTime: 0 }), undefined);
    arrive(frameAt(0.8, { currentTime: 0.44, missed: 9 }), undefined);
    arrive(frameAt(0.48), undefined);
    expect(passed).to.deep.equal([[0.4, 0], [0.48, 10]]);
  });
});
