import { pictureTexture, uploadPicture } from '../picture-texture.js';
import type { Effect, EffectPicture } from './effect.js';
import { createPass } from './pass.js';

/** Effects one behind the other, from a picture to the screen, in one context. */
export interface EffectChain {
  /**
   * Draws a picture of so many pixels through all effects to the canvas, which is made as large.
   *
   * @throws DOMException `SecurityError` for a picture that may not be read.
   */
  draw(picture: TexImageSource, width: number, height: number): void;
  /** Lets go of all, effects included. */
  end(): void;
}

/**
 * Starts effects in a context.
 *
 * @param onFailed - Called with an effect that threw. It is left out from then on.
 */
export function startChain(gl: WebGL2RenderingContext, effects: readonly Effect[], onFailed: (effect: Effect, error: unknown) => void): EffectChain {
  const failed = new Set<Effect>();
  const drop = (effect: Effect, error: unknown) => {
    failed.add(effect);
    end(effect);
    onFailed(effect, error);
  };
  const end = (effect: Effect) => {
    try {
      effect.contextDestroyed?.(gl);
    } catch {
      // It was not well before.
    }
  };
  const toScreen = createPass(gl, 'void main() { color = vec4(texture(source, uv).rgb, 1.0); }', { upright: true });
  const uploaded = pictureTexture(gl);
  let targets: readonly [Target, Target] | undefined;
  for (const effect of effects)
    try {
      resetState(gl);
      effect.contextCreated?.(gl);
    } catch (error) {
      drop(effect, error);
    }

  return {
    draw(picture, width, height) {
      resetState(gl);
      gl.bindTexture(gl.TEXTURE_2D, uploaded);
      uploadPicture(gl, picture);
      if (targets?.[0].width !== width || targets[0].height !== height) {
        targets?.forEach((target) => deleteTarget(gl, target));
        targets = [createTarget(gl, width, height), createTarget(gl, width, height)];
      }
      let current: EffectPicture = { texture: uploaded, width, height };
      for (const effect of effects) {
        if (failed.has(effect)) continue;
        const target = current === targets[0] ? targets[1] : targets[0];
        try {
          resetState(gl, target);
          current = result(effect.render(gl, current, target), target);
        } catch (error) {
          drop(effect, error);
        }
      }
      resetState(gl);
      const { canvas } = gl;
      if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
      gl.viewport(0, 0, width, height);
      toScreen.draw(current.texture);
    },
    end() {
      for (const effect of effects) if (!failed.has(effect)) end(effect);
      targets?.forEach((target) => deleteTarget(gl, target));
      gl.deleteTexture(uploaded);
      toScreen.delete();
    },
  };
}

type Target = Required<EffectPicture>;

function result(made: ReturnType<Effect['render']>, target: Target): EffectPicture {
  if (!made) return target;
  return 'texture' in made ? made : { texture: made, width: target.width, height: target.height };
}

function createTarget(gl: WebGL2RenderingContext, width: number, height: number): Target {
  const texture = pictureTexture(gl);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, width, height);
  const framebuffer = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  return { texture, framebuffer, width, height };
}

function deleteTarget(gl: WebGL2RenderingContext, { texture, framebuffer }: Target): void {
  gl.deleteTexture(texture);
  gl.deleteFramebuffer(framebuffer);
}

/** What an effect may count on, whatever the one before has left. */
function resetState(gl: WebGL2RenderingContext, target?: Target): void {
  for (const test of [gl.BLEND, gl.CULL_FACE, gl.DEPTH_TEST, gl.SCISSOR_TEST, gl.STENCIL_TEST]) gl.disable(test);
  gl.colorMask(true, true, true, true);
  gl.bindVertexArray(null);
  gl.bindBuffer(gl.ARRAY_BUFFER, null);
  gl.bindBuffer(gl.PIXEL_UNPACK_BUFFER, null);
  gl.useProgram(null);
  gl.activeTexture(gl.TEXTURE0);
  gl.bindSampler(0, null);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
  gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0);
  gl.bindFramebuffer(gl.FRAMEBUFFER, target?.framebuffer ?? null);
  if (target) gl.viewport(0, 0, target.width, target.height);
}
