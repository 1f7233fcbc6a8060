import { createReadStream, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream';

const types = /** @type {Record<string, string>} */ ({
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
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
    res.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-length': stat.size });
    if (req.method === 'HEAD') res.end();
    else pipeline(createReadStream(file), res, () => {});
    return true;
  };
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
