import { createReadStream, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream';

const types = /** @type {Record<string, string>} */ ({
  '.css': 'text/css; charset=utf-8',
  '.flv': 'video/x-flv',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mp4': 'video/mp4',
  '.svg': 'image/svg+xml',
});

/**
 * Serves the files of a folder, `index.html` for a folder itself. Browsers ask again each time: the next build is at once on show.
 * @param {string} prefix with a slash at its end
 * @param {string} folder
 * @returns {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => boolean} whether it has that file
 */
export function serveFolder(prefix, folder) {
  return (req, res) => {
    // URL takes ".." out of the path, also when it comes encoded; a slash that comes encoded stays so, and finds nothing.
    const { pathname } = new URL(req.url ?? '/', 'http://localhost');
    if (!pathname.startsWith(prefix)) return false;
    const name = decodeName(pathname.slice(prefix.length));
    if (name === undefined) return false;
    const file = join(folder, name.endsWith('/') || name === '' ? `${name}index.html` : name);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile()) return false;
    const tag = `"${stat.size.toString(36)}-${Math.round(stat.mtimeMs).toString(36)}"`;
    res.setHeader('cache-control', 'no-cache');
    res.setHeader('etag', tag);
    if (req.headers['if-none-match'] === tag) {
      res.writeHead(304).end();
      return true;
    }
    const type = types[extname(file)] ?? 'application/octet-stream';
    const part = partOf(req.headers.range, stat.size);
    if (part === null) {
      res.writeHead(416, { 'content-range': `bytes */${stat.size}` }).end();
      return true;
    }
    const { start, end } = part ?? { start: 0, end: stat.size - 1 };
    res.writeHead(part ? 206 : 200, {
      'content-type': type,
      'content-length': end - start + 1,
      'accept-ranges': 'bytes',
      ...(part && { 'content-range': `bytes ${start}-${end}/${stat.size}` }),
    });
    if (req.method === 'HEAD' || end < start) res.end();
    else pipeline(createReadStream(file, { start, end }), res, () => {});
    return true;
  };
}

/**
 * The part of a file that a header asks for (RFC 9110, 14.1): `undefined` for all of it, `null` for what is not there.
 * @param {string | undefined} header @param {number} size
 */
function partOf(header, size) {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (!from && !to) return undefined;
  const start = from ? Number(from) : Math.max(0, size - Number(to));
  const end = from && to ? Math.min(Number(to), size - 1) : size - 1;
  return start < size && start <= end ? { start, end } : null;
}

/** @param {string} name @returns {string | undefined} `undefined` if no file may be called so */
function decodeName(name) {
  try {
    const decoded = decodeURIComponent(name);
    return /\\|\0|%2f|(^|\/)\.\.?(\/|$)/i.test(decoded) || /%2f/i.test(name) ? undefined : decoded;
  } catch {
    return undefined;
  }
}
