/** Runs `act` with a context ready to take a picture into a texture of the active unit, and leaves it as it was. */
export function withUnpackState<T>(gl: WebGL2RenderingContext, act: () => T): T {
  const stores = [gl.UNPACK_FLIP_Y_WEBGL, gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, gl.UNPACK_ALIGNMENT, gl.UNPACK_ROW_LENGTH, gl.UNPACK_SKIP_ROWS, gl.UNPACK_SKIP_PIXELS] as const;
  const wanted = [false, false, 4, 0, 0, 0] as const;
  const found = stores.map((store) => gl.getParameter(store) as number | boolean);
  const buffer = gl.getParameter(gl.PIXEL_UNPACK_BUFFER_BINDING) as WebGLBuffer | null;
  const texture = gl.getParameter(gl.TEXTURE_BINDING_2D) as WebGLTexture | null;
  stores.forEach((store, index) => gl.pixelStorei(store, wanted[index] ?? 0));
  // With a buffer bound, pixels are taken from it and not from a picture.
  if (buffer) gl.bindBuffer(gl.PIXEL_UNPACK_BUFFER, null);
  try {
    return act();
  } finally {
    stores.forEach((store, index) => gl.pixelStorei(store, found[index] ?? 0));
    if (buffer) gl.bindBuffer(gl.PIXEL_UNPACK_BUFFER, buffer);
    gl.bindTexture(gl.TEXTURE_2D, texture);
  }
}
