import type { FeedSettings } from '../feed-options.js';

/**
 * Where a file of a media server is served, as `mediaFolder` and `mediaUrl` say.
 *
 * @param path - As the server writes it, relative or absolute, with slashes of either kind.
 * @param app - Where `mediaFolder` is not given, the path from this folder on is kept, else the file's name.
 */
export function mediaUrlOf(path: string, app: string, { mediaFolder, mediaUrl }: FeedSettings): string {
  const segments = segmentsOf(path);
  const folder = mediaFolder === undefined ? [] : segmentsOf(mediaFolder);
  const inFolder = folder.length > 0 && folder.every((segment, index) => segment === segments[index]);
  const appAt = segments.lastIndexOf(app, segments.length - 2);
  return join(mediaUrl, segments.slice(inFolder ? folder.length : appAt >= 0 ? appAt : -1));
}

/** Where a path is served that the media server gives as it is served. */
export function servedUrlOf(path: string, { mediaUrl }: FeedSettings): string {
  return /^https?:/i.test(path) ? path : join(mediaUrl, segmentsOf(path));
}

function join(url: string, segments: readonly string[]): string {
  return `${url.replace(/\/*$/, '/')}${segments.map(encodeURIComponent).join('/')}`;
}

/** What leads out of a folder is left out. */
function segmentsOf(path: string): string[] {
  return path.split(/[\\/]+/).filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
}
