import { expect } from '@open-wc/testing';
import { colorGrade } from '../../src/frames/effects/color-grade.js';
import type { Effect } from '../../src/frames/effects/effect.js';
import { parseCube } from '../../src/frames/effects/lut.js';
import { overlay } from '../../src/frames/effects/overlay.js';
import { createPass, type Pass } from '../../src/frames/effects/pass.js';
import { runEffects, type EffectRun } from '../../src/frames/effects/run-effects.js';
import { sharpen } from '../../src/frames/effects/sharpen.js';
import { readFrameNumber } from '../media/bar-code.mjs';
import { patchCentre, patches, patchRgb } from '../media/fill/colour-patches.mjs';
import { closeSources, fileSource, testSignal, until, type FileSource } from './file-source.js';

afterEach(() => {
  closeSources();
  for (const canvas of document.querySelectorAll('canvas')) canvas.remove();
});

function show(source: FileSource, effects: readonly Effect[], signal = testSignal()): EffectRun {
  const run = runEffects(source, effects, signal);
  document.body.append(run.canvas);
  run.canvas.scrollIntoView();
  return run;
}

/** What is on the canvas just after it is drawn. */
function pixels(run: EffectRun): ImageData {
  expect(run.draw(), 'it draws').to.equal(true);
  const { width, height } = run.canvas;
  const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(run.canvas, 0, 0);
  return context.getImageData(0, 0, width, height);
}

const at = ({ data, width }: ImageData, x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
const near = (actual: number[], wanted: number[], tolerance = 5) =>
  expect(Math.max(...wanted.map((value, channel) => Math.abs(value - (actual[channel] ?? -99)))), `${actual} for ${wanted}`).to.be.at.most(tolerance);
const patchOf = (index: number) => patchRgb(patches[index] ?? [0, 0, 0], 'bt709', 'limited');
const patchAt = (image: ImageData, index: number) => at(image, patchCentre(index).x, patchCentre(index).y);

/** An effect of a shader that draws into the target. */
function shaderEffect(body: string): Effect {
  let pass: Pass | undefined;
  return {
    contextCreated: (gl) => void (pass = createPass(gl, body)),
    render: (_, source) => pass?.draw(source.texture),
    contextDestroyed: () => pass?.delete(),
  };
}
const invert = () => shaderEffect('void main() { color = vec4(1.0 - texture(source, uv).rgb, 1.0); }');

describe('an effect', () => {
  it('draws into the target, upright and in the picture’s colours', async () => {
    const run = show(await fileSource('colour-709-limited'), [shaderEffect('void main() { color = texture(source, uv); }')]);
    await until('it shows', () => run.showing);
    const image = pixels(run);
    patches.forEach((_, index) => near(patchAt(image, index), patchOf(index)));
  });

  it('may return a texture of its own', async () => {
    let texture: WebGLTexture | null = null;
    const run = show(await fileSource('counter'), [
      {
        contextCreated(gl) {
          texture = gl.createTexture();
          gl.bindTexture(gl.TEXTURE_2D, texture);
          gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, 1, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, Uint8Array.of(10, 200, 30, 255));
          gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
        },
        render: () => texture,
      },
    ]);
    await until('it shows', () => run.showing);
    near(at(pixels(run), 100, 100), [10, 200, 30]);
  });

  it('is one of a chain, each gets what the one before has made', async () => {
    const run = show(await fileSource('colour-709-limited'), [invert(), invert(), invert()]);
    await until('it shows', () => run.showing);
    const image = pixels(run);
    patches.forEach((_, index) => near(patchAt(image, index), patchOf(index).map((value) => 255 - value)));
  });

  it('runs once for each frame that is shown', async () => {
    const source = await fileSource('counter', { loop: false, play: false });
    const run: { current?: EffectRun } = {};
    let renders = 0;
    run.current = show(source, [{ render: (_, picture) => (renders++, picture) }]);
    await until('the paused picture shows', () => run.current?.showing);
    const before = renders;
    let frames = 0;
    const onFrame = () => void (frames++, source.media.requestVideoFrameCallback(onFrame));
    source.media.requestVideoFrameCallback(onFrame);
    await source.media.play();
    await until('it has ended', () => source.media.ended);
    expect(renders - before).to.be.within(frames - 2, frames + 2);
    expect(readFrameNumber(pixels(run.current))).to.equal(44);
  });

  it('draws nothing off screen', async () => {
    const source = await fileSource('counter');
    let renders = 0;
    const run = show(source, [{ render: (_, picture) => (renders++, picture) }]);
    await until('it shows', () => run.showing && renders > 2);
    Object.assign(run.canvas.style, { position: 'absolute', top: '-5000px' });
    let last = -1;
    await until('it has come to rest', async () => {
      last = renders;
      for (let frame = 0; frame < 5; frame++) await new Promise((done) => source.media.requestVideoFrameCallback(done));
      return last === renders;
    });
    run.canvas.style.top = '0';
    await until('it draws again', () => renders > last);
  });

  it('that throws is switched off, told of, and leaves the others', async () => {
    const source = await fileSource('colour-709-limited');
    let calls = 0;
    const run = show(source, [
      invert(),
      {
        render() {
          if (++calls > 2) throw new Error('out of ideas');
        },
      },
    ]);
    await until('it has thrown', () => source.errors.length);
    expect(source.errors.map(({ code, message }) => [code, message.includes('out of ideas')])).to.deep.equal([['bad-input', true]]);
    near(patchAt(pixels(run), 3), patchOf(3).map((value) => 255 - value));
    expect(calls).to.equal(3);
  });

  it('that throws alone gives the plain picture back', async () => {
    const source = await fileSource('counter');
    const ended: string[] = [];
    const run = show(source, [
      {
        contextCreated: (gl) => void createPass(gl, 'not a shader'),
        render: () => undefined,
        contextDestroyed: () => void ended.push('destroyed'),
      },
    ]);
    await until('it is told', () => source.errors.length);
    expect(source.errors[0]?.message).to.contain('does not compile');
    expect([run.showing, run.canvas.style.visibility, run.draw()]).to.deep.equal([false, 'hidden', false]);
    expect(ended).to.deep.equal(['destroyed']);
  });

  it('survives the loss of its context', async () => {
    const source = await fileSource('colour-709-limited');
    const calls: string[] = [];
    let losing: WEBGL_lose_context | null = null;
    const inverting = invert();
    const run = show(source, [
      {
        contextCreated(gl) {
          calls.push('created');
          losing = gl.getExtension('WEBGL_lose_context');
          inverting.contextCreated?.(gl);
        },
        render: (...given) => inverting.render(...given),
        contextDestroyed: () => void calls.push('destroyed'),
      },
    ]);
    await until('it shows', () => run.showing);
    const context = losing as WEBGL_lose_context | null;
    context?.loseContext();
    await until('the plain picture is back', () => !run.showing);
    expect(run.canvas.style.visibility).to.equal('hidden');
    context?.restoreContext();
    await until('it shows again', () => run.showing);
    near(patchAt(pixels(run), 3), patchOf(3).map((value) => 255 - value));
    expect(calls).to.deep.equal(['created', 'destroyed', 'created']);
    expect(source.errors.map(({ code }) => code)).to.deep.equal(['aborted']);
  });

  it('of a picture that this page may not read is one error, and the plain picture stays', async () => {
    const otherSite = `http://${location.hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${location.port}`;
    const source = await fileSource('counter', { site: otherSite });
    const run = show(source, [invert()]);
    await until('it is told', () => source.errors.length);
    const { currentTime } = source.media;
    await until('the picture goes on', () => source.media.currentTime !== currentTime);
    expect(source.errors.map(({ code }) => code)).to.deep.equal(['cors']);
    expect([run.showing, run.canvas.style.visibility]).to.deep.equal([false, 'hidden']);
  });

  it('ends with its signal, and gives back what it made', async () => {
    const controller = new AbortController();
    let destroyed = 0;
    const run = show(await fileSource('counter'), [{ render: (_, picture) => picture, contextDestroyed: () => void destroyed++ }], controller.signal);
    await until('it shows', () => run.showing);
    controller.abort();
    expect([destroyed, run.showing, run.canvas.style.visibility]).to.deep.equal([1, false, 'hidden']);
  });
});

describe('sharpen', () => {
  it('makes edges steeper and leaves even ground', async () => {
    const source = await fileSource('colour-709-limited', { play: false });
    const effect = sharpen({ amount: 0 });
    const run = show(source, [effect]);
    await until('it shows', () => run.showing);
    const before = pixels(run);
    patches.forEach((_, index) => near(patchAt(before, index), patchOf(index)));
    effect.amount = 1;
    const after = pixels(run);
    patches.forEach((_, index) => near(patchAt(after, index), patchAt(before, index), 2));
    expect(contrast(after)).to.be.above(contrast(before) * 1.05);
  });
  /** Differences of neighbours along the first row of patches. */
  function contrast({ data, width }: ImageData): number {
    let sum = 0;
    for (let x = 0; x + 1 < width; x++) sum += Math.abs((data[(16 * width + x) * 4] ?? 0) - (data[(16 * width + x + 1) * 4] ?? 0));
    return sum;
  }
});

describe('colorGrade', () => {
  it('changes nothing by default, and then what it is told', async () => {
    const source = await fileSource('colour-709-limited', { play: false });
    const grade = colorGrade();
    const run = show(source, [grade]);
    await until('it shows', () => run.showing);
    patches.forEach((_, index) => near(patchAt(pixels(run), index), patchOf(index)));
    grade.saturation = 0;
    const [red = 0, green = 0, blue = 0] = patchAt(pixels(run), 6);
    expect(Math.max(red, green, blue) - Math.min(red, green, blue)).to.be.at.most(2);
    Object.assign(grade, { saturation: 1, brightness: 0.2 });
    near(patchAt(pixels(run), 1), patchOf(1).map((value) => value + 51));
    Object.assign(grade, { brightness: 0, contrast: 2 });
    near(patchAt(pixels(run), 1), patchOf(1).map((value) => Math.max(0, (value - 127.5) * 2 + 127.5)));
  });

  it('applies a look', async () => {
    const source = await fileSource('colour-709-limited', { play: false });
    // Red and blue swapped.
    const entries = Array.from({ length: 27 }, (_, index) => [Math.floor(index / 9) / 2, (Math.floor(index / 3) % 3) / 2, (index % 3) / 2].join(' '));
    const run = show(source, [colorGrade({ lut: parseCube(['TITLE "swap"', 'LUT_3D_SIZE 3', ...entries].join('\n')) })]);
    await until('it shows', () => run.showing);
    const image = pixels(run);
    patches.forEach((_, index) => near(patchAt(image, index), patchOf(index).reverse()));
  });
});

describe('overlay', () => {
  it('lies where it is put, with its own transparency', async () => {
    const source = await fileSource('colour-709-limited', { play: false });
    const image = new OffscreenCanvas(64, 32);
    const context = image.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.fillStyle = 'rgb(255 0 0 / 0.5)';
    context.fillRect(0, 0, 64, 16);
    context.fillStyle = '#00f';
    context.fillRect(0, 16, 64, 16);
    const over = overlay({ image, x: 0.5, y: 0, width: 0.5 });
    const run = show(source, [over]);
    await until('it shows', () => run.showing);
    const seen = pixels(run);
    near(at(seen, 80, 8), patchOf(2).map((value, channel) => (value + (channel === 0 ? 255 : 0)) / 2));
    near(at(seen, 80, 24), [0, 0, 255]);
    near(at(seen, 80, 40), patchOf(6));
    near(at(seen, 40, 24), patchOf(1));
    context.fillStyle = '#0f0';
    context.fillRect(0, 0, 64, 32);
    near(at(pixels(run), 80, 24), [0, 0, 255]);
    over.update();
    near(at(pixels(run), 80, 24), [0, 255, 0]);
  });
});
