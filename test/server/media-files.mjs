// Media files as they are, whole or in parts (RFC 9110, 14). A development server would take an MPEG-TS file for TypeScript.
import { createReadStream, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const types = /** @type {Record<string, string>} */ ({
  '.aac': 'audio/aac',
  '.flv': 'video/x-flv',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.m4a': 'audio/mp4',
  '.m4s': 'video/iso.segment',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.ts': 'video/mp2t',
  '.webm': 'video/webm',
});

/**
 * `/test/media/…` and `/.cache/…`. The query `noranges` answers with the whole file whatever is asked for. `/nameless?of=PATH` is that file
 * without anything that tells what it is.
 * @param {import('node:http').IncomingMessage} req @param {import('node:http').ServerResponse} res @returns {boolean} whether the request was for it
 */
export function mediaFiles(req, res) {
  const { pathname: asked, searchParams } = new URL(req.url ?? '/', 'http://localhost');
  const nameless = asked === '/nameless';
  const pathname = nameless ? (searchParams.get('of') ?? '') : asked;
  const type = nameless ? 'application/octet-stream' : types[extname(pathname)];
  if (!type || !/^\/(test\/media|\.cache)\//.test(pathname)) return false;
  const file = join(root, decodeURIComponent(pathname));
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return false;
  const [, from = '', to = ''] = (searchParams.has('noranges') ? null : /^bytes=(\d*)-(\d*)$/.exec(req.headers.range ?? '')) ?? [];
  const start = from ? Number(from) : to ? Math.max(0, size - Number(to)) : 0;
  const end = from && to ? Math.min(Number(to), size - 1) : size - 1;
  if (start >= size) res.writeHead(416, { 'content-range': `bytes */${size}` }).end();
  else {
    const part = Boolean(from || to);
    res.writeHead(part ? 206 : 200, {
      'content-type': type,
      'content-length': end - start + 1,
      'cache-control': 'no-store',
      ...(!searchParams.has('noranges') && { 'accept-ranges': 'bytes' }),
      ...(part && { 'content-range': `bytes ${start}-${end}/${size}` }),
    });
    createReadStream(file, { start, end }).pipe(res);
  }
  return true;
}
