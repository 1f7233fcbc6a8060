export interface SnapshotOptions {
  /** Type of the picture: `image/png` (default), `image/jpeg`, `image/webp`. */
  readonly type?: string;
  /** From 0 to 1, for types that lose something. */
  readonly quality?: number;
}

/**
 * The frame on show, in its own size.
 *
 * @throws DOMException `InvalidStateError` while there is no picture, `SecurityError` for media that this page may show but not read.
 */
export async function takeSnapshot(media: HTMLVideoElement, { type = 'image/png', quality }: SnapshotOptions = {}): Promise<Blob> {
  const { videoWidth, videoHeight } = media;
  if (!videoWidth || media.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) throw new DOMException('There is no picture yet.', 'InvalidStateError');
  const canvas = document.createElement('canvas');
  canvas.width = videoWidth;
  canvas.height = videoHeight;
  canvas.getContext('2d')?.drawImage(media, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  if (!blob) throw new DOMException('The browser could not encode the picture.', 'EncodingError');
  return blob;
}

/** Saves a picture where the browser saves downloads, named by the time of day here. */
export function saveSnapshot(blob: Blob): void {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `snapshot-${local.slice(0, 19).replaceAll(/[T:]/g, '-')}.${blob.type.split('/')[1] ?? 'png'}`;
  link.click();
  // The download reads the address in its own time.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
