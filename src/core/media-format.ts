/** Formats that recordings and live streams come in. */
export type MediaFormat = 'flv' | 'hls' | 'mp4' | 'aac';

const extensions: Record<string, MediaFormat> = { flv: 'flv', m3u8: 'hls', m3u: 'hls', mp4: 'mp4', m4v: 'mp4', m4a: 'mp4', mov: 'mp4', aac: 'aac' };

/** The format that the path of an address names. Query and fragment do not count. */
export function formatOfPath(url: string): MediaFormat | undefined {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? undefined : extensions[name.slice(dot + 1).toLowerCase()];
}
