import { PlayerError } from '../../core/player-error.js';

/** A fragment shader over the whole target. */
export interface Pass {
  /** Draws with a picture as `source`; `set` sets further uniforms. */
  draw(source: WebGLTexture, set?: (uniform: (name: string) => WebGLUniformLocation | null) => void): void;
  delete(): void;
}

// One triangle that covers the target, made of its numbers: no buffers to set up.
const vertex = (upright: boolean) => `#version 300 es
out vec2 uv;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0;
  uv = ${upright ? 'vec2(corner.x, 1.0 - corner.y)' : 'corner'};
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

const header = `#version 300 es
precision highp float;
precision highp sampler3D;
in vec2 uv;
out vec4 color;
uniform sampler2D source;
`;

/**
 * Makes a pass of a fragment shader's body: it has `in vec2 uv`, `out vec4 color` and `uniform sampler2D source`, in GLSL ES 3.00.
 *
 * @param upright - For the screen, whose row 0 is the bottom: turns the picture the right way up.
 * @throws PlayerError `bad-input` with the compiler's words.
 */
export function createPass(gl: WebGL2RenderingContext, body: string, { upright = false } = {}): Pass {
  const program = gl.createProgram();
  for (const [type, code] of [[gl.VERTEX_SHADER, vertex(upright)], [gl.FRAGMENT_SHADER, header + body]] as const) {
    const shader = gl.createShader(type);
    // Null while the context is lost, as everything then is without effect.
    if (!shader) break;
    gl.shaderSource(shader, code);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost())
      throw new PlayerError('bad-input', `The shader does not compile: ${gl.getShaderInfoLog(shader) ?? ''}`);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
    throw new PlayerError('bad-input', `The shaders do not fit together: ${gl.getProgramInfoLog(program) ?? ''}`);
  const locations = new Map<string, WebGLUniformLocation | null>();
  const uniform = (name: string) => {
    const location = locations.get(name) ?? gl.getUniformLocation(program, name);
    locations.set(name, location);
    return location;
  };
  return {
    draw(source, set) {
      gl.useProgram(program);
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, source);
      gl.uniform1i(uniform('source'), 0);
      set?.(uniform);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
    },
    delete: () => gl.deleteProgram(program),
  };
}
