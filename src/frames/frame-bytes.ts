/**
 * Bytes that are kept from frame to frame: a frame's worth of garbage thirty times a second is 40 MB at 720p.
 *
 * A page that transfers them to a worker takes them away; then there are new ones.
 */
export function frameBytes(): (size: number) => Uint8Array<ArrayBuffer> {
  let bytes = new Uint8Array(0);
  return (size) => {
    // A buffer that was transferred has length 0.
    if (bytes.byteLength !== size) bytes = new Uint8Array(size);
    return bytes;
  };
}
