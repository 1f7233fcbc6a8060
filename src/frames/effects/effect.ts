/** A picture on the GPU, RGBA. Row 0, where v is 0, is the top of the picture, in all of them. */
export interface EffectPicture {
  readonly texture: WebGLTexture;
  /** Of a target: it draws into `texture`. */
  readonly framebuffer?: WebGLFramebuffer;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Changes the picture on its way to the screen, in a WebGL2 context of the player's.
 *
 * It serves one player at a time. One that throws is switched off. The context may be lost and come back: then `contextDestroyed` is called, when nothing of the
 * context works any more, and `contextCreated` again.
 */
export interface Effect {
  /** Makes programs and textures. */
  contextCreated?(gl: WebGL2RenderingContext): void;
  /**
   * Called once a frame. Draws `source` into `target`, whose framebuffer and viewport are set, with blending and tests off and texture
   * unit 0 active; or returns a texture of its own. What it leaves set does not matter to others.
   */
  render(gl: WebGL2RenderingContext, source: EffectPicture, target: EffectPicture): WebGLTexture | EffectPicture | null | undefined | void;
  /** Gives back what `contextCreated` made. */
  contextDestroyed?(gl: WebGL2RenderingContext): void;
}
