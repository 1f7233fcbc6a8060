import { PlayerError } from '../core/player-error.js';
import type { FrameContent } from './frame.js';
import type { Picture } from './picture.js';
import { pictureTexture, uploadPicture } from './picture-texture.js';
import { withUnpackState } from './unpack-state.js';

/**
 * Reads pictures into one texture, of the page's context or of one that is made here and ends with `signal`.
 *
 * While the context is lost there are no frames; when it is back there is a new texture.
 * @throws PlayerError `unsupported-format` where the browser makes no WebGL2 context.
 */
export function textureReader(given: WebGL2RenderingContext | undefined, signal: AbortSignal): (picture: Picture) => FrameContent | undefined {
  const own = given ? null : document.createElement('canvas').getContext('webgl2', { antialias: false, depth: false });
  const gl = given ?? own;
  if (!gl) throw new PlayerError('unsupported-format', 'This browser makes no WebGL2 context, which format texture needs. Format rgba works.');
  let texture: WebGLTexture | undefined;
  let takesFrames = true;
  const upload = ({ videoFrame, media }: Picture) => {
    try {
      uploadPicture(gl, takesFrames && videoFrame ? videoFrame : media);
    } catch (error) {
      if (!takesFrames || !(error instanceof TypeError)) throw error;
      // A browser whose WebGL does not know VideoFrame; the element shows the same, nearly always.
      takesFrames = false;
      uploadPicture(gl, media);
    }
  };
  const canvas: EventTarget = gl.canvas;
  canvas.addEventListener(
    'webglcontextlost',
    (event) => {
      texture = undefined;
      // Says that the context is wanted back. In the page's own context that is the page's to say.
      if (own) event.preventDefault();
    },
    { signal },
  );
  signal.addEventListener(
    'abort',
    () => {
      if (texture) gl.deleteTexture(texture);
      own?.getExtension('WEBGL_lose_context')?.loseContext();
    },
    { once: true },
  );

  return (picture) => {
    if (gl.isContextLost() || signal.aborted) return undefined;
    const current = withUnpackState(gl, () => {
      if (texture) gl.bindTexture(gl.TEXTURE_2D, texture);
      else texture = pictureTexture(gl);
      upload(picture);
      return texture;
    });
    const { videoFrame, media } = picture;
    const width = videoFrame?.displayWidth ?? media.videoWidth;
    const height = videoFrame?.displayHeight ?? media.videoHeight;
    return { width, height, texture: current, gl };
  };
}
