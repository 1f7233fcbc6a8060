import { expect } from '@open-wc/testing';
import { tapFrames } from '../../src/frames/tap-frames.js';
import { readFrameNumber } from '../media/bar-code.mjs';
import { closeSources, fileSource, testSignal, texturePixels, until } from './file-source.js';

afterEach(() => closeSources());

function pageContext(): WebGL2RenderingContext {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (!gl) throw new Error('There is no WebGL2.');
  return gl;
}

describe('a texture tap in the page’s own context', () => {
  it('leaves the state as found', async () => {
    const gl = pageContext();
    const own = gl.createTexture();
    gl.activeTexture(gl.TEXTURE3);
    gl.bindTexture(gl.TEXTURE_2D, own);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, true);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 7);
    const buffer = gl.createBuffer();
    gl.bindBuffer(gl.PIXEL_UNPACK_BUFFER, buffer);
    const state = () => [
      gl.ACTIVE_TEXTURE, gl.TEXTURE_BINDING_2D, gl.UNPACK_FLIP_Y_WEBGL, gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, gl.UNPACK_ALIGNMENT,
      gl.UNPACK_ROW_LENGTH, gl.PIXEL_UNPACK_BUFFER_BINDING, gl.FRAMEBUFFER_BINDING, gl.CURRENT_PROGRAM,
    ].map((name) => gl.getParameter(name) as unknown);
    const before = state();
    const source = await fileSource('counter');
    const numbers: unknown[] = [];
    tapFrames(source, ({ texture, gl: context, width, height }) => {
      expect(context).to.equal(gl);
      expect(state()).to.deep.equal(before);
      if (texture) numbers.push(readFrameNumber({ width, height, data: texturePixels(gl, texture, width, height) }));
    }, { format: 'texture', gl, signal: testSignal() });
    await until('frames came', () => numbers.length > 3);
    expect(source.errors).to.deep.equal([]);
    expect(numbers).not.to.include(undefined);
    expect(gl.getError()).to.equal(gl.NO_ERROR);
  });

  it('pauses while the context is lost, and comes back with it', async () => {
    const gl = pageContext();
    // Chromium gives a context back only where the page asks for it.
    gl.canvas.addEventListener('webglcontextlost', (event: Event) => event.preventDefault());
    const source = await fileSource('counter');
    const textures = new Set<WebGLTexture>();
    let frames = 0;
    const tap = tapFrames(source, ({ texture }) => {
      frames++;
      if (texture) textures.add(texture);
    }, { format: 'texture', gl, signal: testSignal() });
    await until('frames came', () => frames > 3);
    const losing = gl.getExtension('WEBGL_lose_context');
    losing?.loseContext();
    await until('frames are skipped', () => gl.isContextLost() && tap.skipped > 3);
    const before = frames;
    losing?.restoreContext();
    await until('frames come again', () => frames > before + 3);
    expect(textures.size).to.equal(2);
    expect(source.errors).to.deep.equal([]);
    expect(gl.getError()).to.equal(gl.NO_ERROR);
  });
});
