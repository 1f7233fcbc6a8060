import { formatOfExtension, formatOfPath } from '../core/media-format.js';
import type { RecordingFormat } from './recording.js';
import { RECORDING_FORMATS } from './recording.js';
import { isMissing, readName } from './read-value.js';
import { shown, Unusable } from './unusable.js';

/** Stands in for a base that is not known, to see how a URL would be read. */
const ANY_BASE = 'https://relative.invalid/';

export interface MediaUrl {
  /** Absolute; as it came where it is relative and no base is known. */
  readonly href: string;
  /** The path alone, for its extension. */
  readonly path: string;
}

/**
 * Resolves an http or https URL. What is dangerous or unknown is told by the URL parser itself, not by how the text
 * looks: `java\nscript:` is a script too.
 * @throws {Unusable} when it is none, or relative to a base that is none.
 */
export function readUrl(value: unknown, baseUrl?: string | URL): MediaUrl {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '') throw new Unusable(`url must be an http or https URL, absolute or relative; it is ${shown(value)}.`);
  const absolute = parseUrl(text);
  const resolved = absolute ?? parseUrl(text, baseUrl ?? ANY_BASE);
  if (!resolved || !isHttp(resolved)) {
    const base = !absolute && baseUrl !== undefined ? ` and baseUrl is ${shown(String(baseUrl))}` : '';
    throw new Unusable(`url must be an http or https URL, absolute or relative; it is ${shown(text)}${base}.`);
  }
  return { href: absolute || baseUrl !== undefined ? resolved.href : text, path: resolved.pathname };
}

/**
 * The format that is named, else the one that the path's extension tells.
 * @throws {Unusable} when neither is known.
 */
export function readFormat(value: unknown, path: string): RecordingFormat {
  const named = isMissing(value) ? undefined : (readName(value)?.toLowerCase() ?? '');
  const format = named === undefined ? formatOfPath(path) : (RECORDING_FORMATS.find((known) => known === named) ?? formatOfExtension(named));
  if (format) return format;
  const found = isMissing(value) ? `it is missing and the path of url is ${shown(path)}` : `it is ${shown(value)}`;
  throw new Unusable(`format must be flv, hls, mp4 or aac, or the path of url end in .flv, .m3u8, .mp4, .m4a, .aac or .mp3; ${found}.`);
}

function parseUrl(text: string, base?: string | URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

function isHttp(url: URL): boolean {
  return url.protocol === 'https:' || url.protocol === 'http:';
}
