import { expect } from '@open-wc/testing';
import { PlayerError } from '../../src/core/player-error.js';
import type { Frame } from '../../src/frames/frame.js';
import type { TapOptions } from '../../src/frames/tap-options.js';
import { tapFrames } from '../../src/frames/tap-frames.js';
import { readFrameNumber } from '../media/bar-code.mjs';
import { closeSources, countShown, fileSource, numberOf, testSignal, texturePixels, until } from './file-source.js';

afterEach(() => closeSources());

const framesInClip = 45;

/** The number that a frame shows, in any format. */
function numberIn({ format, width, height, videoFrame, texture, gl, data }: Frame): number | undefined {
  if (format === 'video-frame' && videoFrame) return numberOf(videoFrame, width, height);
  if (format === 'texture' && gl && texture) return readFrameNumber({ width, height, data: texturePixels(gl, texture, width, height) });
  if (!data) return undefined;
  if (format === 'rgba') return readFrameNumber({ width, height, data });
  const grey = Uint8Array.from({ length: width * height * 4 }, (_, at) => data[at >> 2] ?? 0);
  return readFrameNumber({ width, height, data: grey });
}

for (const format of ['video-frame', 'texture', 'i420', 'nv12', 'rgba'] as const)
  describe(`frames as ${format}`, () => {
    it('come once each, in order, none but the skipped ones missing', async () => {
      const source = await fileSource('counter', { loop: false, play: false });
      const numbers: (number | undefined)[] = [];
      const tap = tapFrames(source, (frame) => {
        numbers.push(numberIn(frame));
        expect(Math.round(frame.mediaTime * 25)).to.equal(numbers.at(-1));
        expect(frame.wallTime?.getTime()).to.equal(Date.UTC(2026, 0, 1) + frame.mediaTime * 1000);
        expect(frame.recording).to.equal('counter');
        expect([frame.format, frame.width, frame.height, frame.rotation]).to.deep.equal([format, 320, 176, 0]);
      }, { format, signal: testSignal() });
      const shown = countShown(source.media);
      await source.media.play();
      await until('it has ended', () => source.media.ended);
      await until('the last frame is there', () => numbers.at(-1) === framesInClip - 1);
      expect(source.errors).to.deep.equal([]);
      expect(numbers).to.deep.equal([...new Set(numbers)].sort((a, b) => (a ?? 0) - (b ?? 0)));
      expect(numbers.length + tap.skipped, `all of ${numbers.join(' ')}`).to.equal(shown());
    });
  });

describe('a frame tap', () => {
  it('has one call at a time, and counts what it skips', async () => {
    const source = await fileSource('counter', { loop: false, play: false });
    const numbers: (number | undefined)[] = [];
    let calls = 0;
    const tap = tapFrames(source, async (frame) => {
      expect(++calls).to.equal(1);
      numbers.push(numberIn(frame));
      await new Promise((done) => setTimeout(done, 150));
      calls--;
    }, { signal: testSignal() });
    const shown = countShown(source.media);
    await source.media.play();
    await until('it has ended', () => source.media.ended && numbers.at(-1) === framesInClip - 1 && calls === 0);
    expect(tap.skipped).to.be.above(10);
    expect(numbers.length + tap.skipped).to.equal(shown());
    expect(numbers).to.deep.equal([...numbers].sort((a, b) => (a ?? 0) - (b ?? 0)));
  });

  it('goes on after a call that throws, and tells of it once', async () => {
    const source = await fileSource('counter');
    let calls = 0;
    const tap = tapFrames(source, () => {
      calls++;
      throw new Error('No film in the camera');
    }, { signal: testSignal() });
    await until('it was called again', () => calls > 5);
    expect(source.errors.map(({ code, message }) => [code, message.includes('No film')])).to.deep.equal([['bad-input', true]]);
    expect([tap.stopped, source.media.paused]).to.deep.equal([false, false]);
  });

  it('closes frames that the page forgot', async () => {
    const source = await fileSource('counter');
    const seen: VideoFrame[] = [];
    tapFrames(source, ({ videoFrame }) => void (videoFrame && seen.push(videoFrame)), { signal: testSignal() });
    await until('some frames came', () => seen.length > 5);
    // A closed frame has no format.
    expect(seen.slice(0, -1).every(({ format }) => format === null)).to.equal(true);
  });

  it('ends when it is stopped, and when its signal does', async () => {
    const source = await fileSource('counter');
    const controller = new AbortController();
    let [first, second] = [0, 0];
    const tap = tapFrames(source, () => void first++);
    tapFrames(source, () => void second++, { signal: controller.signal });
    await until('both were called', () => first && second);
    tap.stop();
    controller.abort();
    expect(tap.stopped).to.equal(true);
    [first, second] = [0, 0];
    const other = { count: 0 };
    tapFrames(source, () => void other.count++, { signal: testSignal() });
    await until('time has passed', () => other.count > 5);
    expect([first, second]).to.deep.equal([0, 0]);
  });

  it('gives the picture of a paused video at once', async () => {
    const source = await fileSource('counter', { play: false });
    const numbers: (number | undefined)[] = [];
    tapFrames(source, (frame) => void numbers.push(numberIn(frame)), { signal: testSignal() });
    await until('it is there', () => numbers.length);
    expect(numbers).to.deep.equal([0]);
    source.media.currentTime = 1.01;
    await until('the next is there', () => numbers.length > 1);
    expect(numbers.at(-1)).to.equal(25);
  });

  it('hands over at most maxFps', async () => {
    const source = await fileSource('counter', { loop: false, play: false });
    const times: number[] = [];
    const tap = tapFrames(source, ({ mediaTime }) => void times.push(mediaTime), { maxFps: 10, signal: testSignal() });
    await source.media.play();
    await until('it has ended', () => source.media.ended);
    // 1.8 s, at most 10 a second, but for frames that the machine did not show.
    expect(times.length).to.be.within(5, 19);
    expect(tap.skipped).to.be.below(framesInClip - times.length);
  });

  it('goes on with another element of the same player', async () => {
    const source = await fileSource('counter');
    const sizes: string[] = [];
    tapFrames(source, ({ width, height }) => void sizes.push(`${width}x${height}`), { signal: testSignal(), mode: 'replace' });
    await until('a frame came', () => sizes.length);
    const old = source.media;
    await source.swap('colour-709-full');
    await until('a frame of the other came', () => sizes.at(-1) === '128x96');
    expect([old.style.opacity, source.media.style.opacity]).to.deep.equal(['', '0']);
  });

  it('hides the native picture in mode replace, until the last such tap ends', async () => {
    const source = await fileSource('counter');
    let frames = 0;
    const [first, second] = [0, 1].map(() => tapFrames(source, () => void frames++, { mode: 'replace', signal: testSignal() }));
    expect(getComputedStyle(source.media).opacity).to.equal('0');
    await until('frames come though nothing shows', () => frames > 10);
    first?.stop();
    expect(getComputedStyle(source.media).opacity).to.equal('0');
    second?.stop();
    expect(getComputedStyle(source.media).opacity).to.equal('1');
  });

  it('may be asked for wrong things only in clear words', async () => {
    const source = await fileSource('counter');
    for (const [options, code] of [
      [{ format: 'yuv' }, 'bad-input'],
      [{ mode: 'look' }, 'bad-input'],
      [{ maxFps: 0 }, 'bad-input'],
      [{ gl: {}, format: 'texture' }, 'bad-input'],
      [{ gl: document.createElement('canvas').getContext('webgl2') }, 'bad-input'],
    ] as [TapOptions, string][])
      try {
        tapFrames(source, () => {}, options);
        expect.fail('nothing thrown');
      } catch (error) {
        expect(error).to.be.instanceOf(PlayerError);
        expect((error as PlayerError).code).to.equal(code);
      }
  });

  for (const format of ['video-frame', 'texture', 'i420', 'rgba'] as const)
    it(`of a picture that this page may not read is one error, and the end of a tap of ${format}`, async () => {
      const otherSite = `http://${location.hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${location.port}`;
      const source = await fileSource('counter', { site: otherSite });
      let frames = 0;
      const tap = tapFrames(source, () => void frames++, { format });
      await until('the tap has ended', () => tap.stopped);
      const { currentTime } = source.media;
      await until('the picture goes on', () => source.media.currentTime > currentTime + 0.3 || source.media.currentTime < currentTime);
      expect(frames).to.equal(0);
      expect(source.errors.map(({ code }) => code)).to.deep.equal(['cors']);
    });

  it('without WebCodecs says so, and has bytes and textures all the same', async () => {
    const { VideoFrame } = globalThis;
    Reflect.deleteProperty(globalThis, 'VideoFrame');
    try {
      const source = await fileSource('counter');
      expect(() => tapFrames(source, () => {})).to.throw(PlayerError, 'WebCodecs');
      for (const format of ['texture', 'rgba', 'i420'] as const) {
        const numbers: (number | undefined)[] = [];
        const tap = tapFrames(source, (frame) => void numbers.push(numberIn(frame)), { format });
        await until(`${format} comes`, () => numbers.length > 2);
        tap.stop();
        expect(numbers, format).not.to.include(undefined);
      }
    } finally {
      globalThis.VideoFrame = VideoFrame;
    }
  });

  it('says what else a browser lacks, and leaves what works', async () => {
    const source = await fileSource('counter');
    const { WebGL2RenderingContext } = globalThis;
    Reflect.deleteProperty(globalThis, 'WebGL2RenderingContext');
    try {
      expect(() => tapFrames(source, () => {}, { format: 'texture' })).to.throw(PlayerError, 'WebGL2');
      let frames = 0;
      tapFrames(source, () => void frames++, { format: 'rgba', signal: testSignal() });
      await until('bytes come', () => frames > 2);
    } finally {
      globalThis.WebGL2RenderingContext = WebGL2RenderingContext;
    }
    const { requestVideoFrameCallback } = HTMLVideoElement.prototype;
    Reflect.deleteProperty(HTMLVideoElement.prototype, 'requestVideoFrameCallback');
    try {
      expect(() => tapFrames(source, () => {}, { format: 'rgba' })).to.throw(PlayerError, 'requestVideoFrameCallback');
    } finally {
      HTMLVideoElement.prototype.requestVideoFrameCallback = requestVideoFrameCallback;
    }
  });

  it('hands over frames that may go to a worker', async () => {
    const source = await fileSource('counter');
    const code = `onmessage = ({ data }) => {
      const context = new OffscreenCanvas(320, 176).getContext('2d');
      context.drawImage(data, 0, 0);
      data.close();
      const image = context.getImageData(0, 0, 320, 176);
      postMessage(image, [image.data.buffer]);
    }`;
    const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    const worker = new Worker(address);
    const sent: number[] = [];
    const drawn: (number | undefined)[] = [];
    worker.onmessage = ({ data }: MessageEvent<ImageData>) => void drawn.push(readFrameNumber(data));
    const tap = tapFrames(source, ({ videoFrame, mediaTime }) => {
      if (!videoFrame) return;
      sent.push(Math.round(mediaTime * 25));
      worker.postMessage(videoFrame, [videoFrame]);
    });
    await until('the worker has drawn some', () => drawn.length > 5);
    tap.stop();
    await until('it has drawn all', () => drawn.length === sent.length);
    worker.terminate();
    URL.revokeObjectURL(address);
    expect(source.errors).to.deep.equal([]);
    expect(drawn).to.deep.equal(sent);
  });
});
