import { PlayerError } from '../../core/player-error.js';
import type { Effect } from './effect.js';
import type { Lut } from './lut.js';
import { createPass, type Pass } from './pass.js';

export interface ColorGradeOptions {
  /** Added to every channel, −1 to 1. Default 0. */
  brightness?: number;
  /** Around middle grey, 0 to 4. Default 1. */
  contrast?: number;
  /** 0 is grey. Default 1. */
  saturation?: number;
  /** A look, applied after the rest. Default none. */
  lut?: Lut;
  /** How much of the look, 0 to 1. Default 1. */
  lutAmount?: number;
}

/** All of it may be changed while it runs. */
export interface ColorGrade extends Effect, Required<Omit<ColorGradeOptions, 'lut'>> {
  lut: Lut | undefined;
}

const shader = `
uniform float brightness, contrast, saturation, lutAmount, lutSize;
uniform sampler3D lut;
void main() {
  vec3 rgb = (texture(source, uv).rgb - 0.5) * contrast + 0.5 + brightness;
  rgb = clamp(mix(vec3(dot(rgb, vec3(0.2126, 0.7152, 0.0722))), rgb, saturation), 0.0, 1.0);
  // Entries are at the middle of their texels.
  vec3 look = texture(lut, (rgb * (lutSize - 1.0) + 0.5) / lutSize).rgb;
  color = vec4(mix(rgb, look, lutAmount), 1.0);
}`;

/** Changes brightness, contrast and saturation, and applies a look from a 3D table. */
export function colorGrade({ brightness = 0, contrast = 1, saturation = 1, lut, lutAmount = 1 }: ColorGradeOptions = {}): ColorGrade {
  let pass: Pass | undefined;
  let table: WebGLTexture | null = null;
  let uploaded: Lut | undefined;
  return {
    brightness,
    contrast,
    saturation,
    lut,
    lutAmount,
    contextCreated(gl) {
      pass = createPass(gl, shader);
      table = gl.createTexture();
      upload(gl, table, this.lut);
      uploaded = this.lut;
    },
    render(gl, { texture }) {
      if (uploaded !== this.lut) upload(gl, table, (uploaded = this.lut));
      gl.activeTexture(gl.TEXTURE1);
      gl.bindTexture(gl.TEXTURE_3D, table);
      pass?.draw(texture, (uniform) => {
        gl.uniform1f(uniform('brightness'), this.brightness);
        gl.uniform1f(uniform('contrast'), this.contrast);
        gl.uniform1f(uniform('saturation'), this.saturation);
        gl.uniform1f(uniform('lutAmount'), this.lut ? this.lutAmount : 0);
        gl.uniform1f(uniform('lutSize'), this.lut?.size ?? 2);
        gl.uniform1i(uniform('lut'), 1);
      });
    },
    contextDestroyed(gl) {
      pass?.delete();
      gl.deleteTexture(table);
      pass = undefined;
      table = null;
    },
  };
}

/** Without a look a table of black is bound: a sampler that has none is an error. */
function upload(gl: WebGL2RenderingContext, table: WebGLTexture | null, { size, data }: Lut = { size: 2, data: new Uint8Array(32) }): void {
  if (data.length !== size ** 3 * 4) throw new PlayerError('bad-input', `The look has ${data.length} bytes; ${size}³ entries are ${size ** 3 * 4}.`);
  gl.bindTexture(gl.TEXTURE_3D, table);
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_3D, filter, gl.LINEAR);
  for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T, gl.TEXTURE_WRAP_R]) gl.texParameteri(gl.TEXTURE_3D, wrap, gl.CLAMP_TO_EDGE);
  gl.texImage3D(gl.TEXTURE_3D, 0, gl.RGBA8, size, size, size, 0, gl.RGBA, gl.UNSIGNED_BYTE, data);
}
