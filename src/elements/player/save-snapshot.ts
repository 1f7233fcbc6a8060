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
