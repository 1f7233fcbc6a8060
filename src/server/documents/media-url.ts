import type { FeedSettings, LiveStream } from '../feed-options.js';

/** Where a stream is watched, as `playUrl` says. */
export function playUrlOf({ playUrl }: FeedSettings, live: LiveStream): string {
  if (typeof playUrl === 'function') return playUrl(live);
  return playUrl.replaceAll(/\{(app|stream)\}/g, (_, name: keyof LiveStream) => encodeURIComponent(live[name]));
}

/**
 * A media URL as a document shows it.
 *
 * @param toFeed - The way from the document to the feed: `''` or `'../'`. Relative URLs are kept as seen from the feed.
 */
export function publicUrl(url: string, { upgradeMedia }: FeedSettings, toFeed: string): string {
  if (!URL.canParse(url)) return url.startsWith('/') ? url : toFeed + url;
  const parsed = new URL(url);
  // Media that is not encrypted is blocked on an encrypted page (W3C Mixed Content, 4).
  const upgrade = parsed.protocol === 'http:' && (Array.isArray(upgradeMedia) ? upgradeMedia.includes(parsed.hostname) : upgradeMedia);
  return upgrade ? url.replace(/^http:/i, 'https:') : url;
}
