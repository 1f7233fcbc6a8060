/** Formats that recordings and live streams come in. */
export type MediaFormat = 'flv' | 'hls' | 'mp4' | 'aac';

/** Files of sound alone are all read as one format is. */
const extensions = new Map<string, MediaFormat>(
  Object.entries({ flv: 'flv', m3u8: 'hls', m3u: 'hls', mp4: 'mp4', m4v: 'mp4', mov: 'mp4', m4a: 'aac', aac: 'aac', mp3: 'aac' }),
);

/** The format that an extension, without its dot and in any case, stands for. */
export function formatOfExtension(extension: string): MediaFormat | undefined {
  return extensions.get(extension.toLowerCase());
}

/** The format that the path of an address names. Query and fragment do not count. */
export function formatOfPath(url: string): MediaFormat | undefined {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? undefined : formatOfExtension(name.slice(dot + 1));
}
