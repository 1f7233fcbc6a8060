import type { Effect } from './effect.js';
import { createPass, type Pass } from './pass.js';

export interface Sharpen extends Effect {
  /** From 0, which changes nothing, to 1. May be changed while it runs. */
  amount: number;
}

// Contrast-adaptive sharpening after AMD FidelityFX CAS: less where there is contrast already, so edges get no halo.
const shader = `
uniform float amount;
void main() {
  vec2 pixel = 1.0 / vec2(textureSize(source, 0));
  vec3 middle = texture(source, uv).rgb;
  vec3 up = texture(source, uv - vec2(0.0, pixel.y)).rgb;
  vec3 down = texture(source, uv + vec2(0.0, pixel.y)).rgb;
  vec3 left = texture(source, uv - vec2(pixel.x, 0.0)).rgb;
  vec3 right = texture(source, uv + vec2(pixel.x, 0.0)).rgb;
  vec3 least = min(middle, min(min(up, down), min(left, right)));
  vec3 most = max(middle, max(max(up, down), max(left, right)));
  vec3 room = sqrt(clamp(min(least, 1.0 - most) / max(most, 1.0 / 255.0), 0.0, 1.0));
  vec3 weight = -0.2 * amount * room;
  color = vec4(clamp((middle + weight * (up + down + left + right)) / (1.0 + 4.0 * weight), 0.0, 1.0), 1.0);
}`;

/** Sharpens what compression has softened. @param options - `amount`: default 0.5. */
export function sharpen({ amount = 0.5 }: { amount?: number } = {}): Sharpen {
  let pass: Pass | undefined;
  return {
    amount,
    contextCreated(gl) {
      pass = createPass(gl, shader);
    },
    render(gl, { texture }) {
      pass?.draw(texture, (uniform) => gl.uniform1f(uniform('amount'), Math.max(0, Math.min(1, this.amount))));
    },
    contextDestroyed() {
      pass?.delete();
      pass = undefined;
    },
  };
}
