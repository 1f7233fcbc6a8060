import { pictureTexture } from '../picture-texture.js';
import type { Effect } from './effect.js';
import { createPass, type Pass } from './pass.js';

export interface OverlayOptions {
  /** Any image, canvas or video. An image that is still loading comes when it is there. */
  image: TexImageSource;
  /** Place of its top left corner, as parts of the picture's width and height. Default 0. */
  x?: number;
  y?: number;
  /** As a part of the picture's width. Default 1. */
  width?: number;
  /** As a part of the picture's height. By default the image keeps its shape. */
  height?: number;
  /** 0 to 1. Default 1. */
  opacity?: number;
  /** Whether the image is another in each frame, as a video is. Default false: call `update` when it has changed. */
  live?: boolean;
}

/** All of it may be changed while it runs. */
export interface Overlay extends Effect, Required<Omit<OverlayOptions, 'height'>> {
  height: number | undefined;
  /** Takes the image anew in the next frame. */
  update(): void;
}

const shader = `
uniform sampler2D image;
uniform vec4 place;
uniform float opacity;
void main() {
  vec4 below = texture(source, uv);
  vec2 at = (uv - place.xy) / place.zw;
  bool inside = all(greaterThanEqual(at, vec2(0.0))) && all(lessThanEqual(at, vec2(1.0)));
  // Its alpha is multiplied in already.
  vec4 above = inside ? texture(image, at) * opacity : vec4(0.0);
  color = vec4(above.rgb + below.rgb * (1.0 - above.a), 1.0);
}`;

/** Lays an image over the picture: a subtitle, a watermark, a score. */
export function overlay({ image, x = 0, y = 0, width = 1, height, opacity = 1, live = false }: OverlayOptions): Overlay {
  let pass: Pass | undefined;
  let texture: WebGLTexture | undefined;
  let uploaded: TexImageSource | undefined;
  return {
    image,
    x,
    y,
    width,
    height,
    opacity,
    live,
    update() {
      uploaded = undefined;
    },
    contextCreated(gl) {
      pass = createPass(gl, shader);
      texture = pictureTexture(gl);
      uploaded = undefined;
    },
    render(gl, source, target) {
      const size = imageSize(this.image);
      if (!texture || !pass) return;
      // Not there yet: the picture as it is.
      if (!size.width || !size.height) return source;
      gl.activeTexture(gl.TEXTURE1);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      if (this.live || uploaded !== this.image) {
        gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
        gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, this.image);
        uploaded = this.image;
      }
      const part = this.height ?? (this.width * target.width * size.height) / size.width / target.height;
      pass.draw(source.texture, (uniform) => {
        gl.uniform1i(uniform('image'), 1);
        gl.uniform4f(uniform('place'), this.x, this.y, this.width, part);
        gl.uniform1f(uniform('opacity'), this.opacity);
      });
    },
    contextDestroyed(gl) {
      pass?.delete();
      if (texture) gl.deleteTexture(texture);
      pass = texture = undefined;
    },
  };
}

function imageSize(image: TexImageSource): { width: number; height: number } {
  if ('naturalWidth' in image) return { width: image.naturalWidth, height: image.naturalHeight };
  if ('videoWidth' in image) return { width: image.videoWidth, height: image.videoHeight };
  if ('displayWidth' in image) return { width: image.displayWidth, height: image.displayHeight };
  return image;
}
