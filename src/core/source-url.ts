import { PlayerError } from './player-error.js';

const protocols = new Set(['http:', 'https:', 'ws:', 'wss:', 'blob:']);

/**
 * The absolute address of a source, checked.
 *
 * @param src - What the page says, absolute or relative.
 * @param base - The page's own address.
 * @throws PlayerError `bad-input` for no address or one of a scheme that cannot be streamed (`javascript:`, `rtmp:`, …),
 *   `mixed-content` for a plain one on a secure page, which every browser blocks (W3C Mixed Content, 4).
 */
export function sourceUrl(src: string, base: string): string {
  const text = src.trim();
  if (!text) throw new PlayerError('bad-input', 'No address is given. Set src to the address of a stream.');
  let url: URL;
  try {
    url = new URL(text, base);
  } catch (cause) {
    throw new PlayerError('bad-input', `“${shorten(text)}” is not an address.`, { cause });
  }
  if (!protocols.has(url.protocol))
    throw new PlayerError('bad-input', `Addresses that begin with “${shorten(url.protocol)}” cannot be played here. Use http, https, ws or wss.`);
  if ((url.protocol === 'http:' || url.protocol === 'ws:') && new URL(base).protocol === 'https:' && !isLoopback(url.hostname))
    throw new PlayerError('mixed-content', `This page is secure (https), so the browser blocks ${url.protocol}//${url.host}. Use its https or wss address.`);
  return url.href;
}

/** Loopback addresses count as secure (W3C Secure Contexts, 3.1). */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
