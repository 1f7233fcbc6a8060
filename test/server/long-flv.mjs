// Long FLV recordings that exist nowhere: a short one again and again, whole or in parts (RFC 9110, 14).
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { end } from './faults.mjs';
import { withSei } from './flv-alterations.mjs';
import { flvLoop, restamp } from './flv-loop.mjs';
import { keyframesTag } from './keyframes-tag.mjs';

const mediaFolder = fileURLToPath(new URL('../media/', import.meta.url));
const fileHeaderSize = 13;

/**
 * @typedef {object} LongFlv
 * @property {number} size
 * @property {number} durationMs
 * @property {(start: number, end: number) => Buffer} slice
 */

/**
 * `/long/NAME.flv?rounds=N` is test/media/NAME.flv so many times over. The query `index` gives it a table of key frames, `sei=TEXT` puts messages
 * into key frames, `noranges` answers with the whole whatever is asked for, `pace=N` sends at most so many KB each 10 ms; `id=ID` counts what is asked for: `/requests?id=ID`
 * answers `{ requests, bytes }`.
 * @returns {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => boolean} whether the request was for it
 */
export function longFlv() {
  /** @type {Map<string, LongFlv>} */
  const files = new Map();
  /** @type {Map<string, { requests: number, bytes: number }>} */
  const counts = new Map();

  return (req, res) => {
    const { pathname, searchParams: query } = new URL(req.url ?? '/', 'http://localhost');
    const id = query.get('id') ?? '';
    const count = counts.get(id) ?? { requests: 0, bytes: 0 };
    if (pathname === '/requests') {
      end(res, 200, 'application/json', JSON.stringify(count));
      return true;
    }
    const name = /^\/long\/([\w-]+)\.flv$/.exec(pathname)?.[1];
    if (!name) return false;
    const rounds = Number(query.get('rounds') ?? 1);
    const key = `${name} ${rounds} ${query.has('index')} ${query.get('sei') ?? ''}`;
    const file = files.get(key) ?? repeat(readFileSync(`${mediaFolder}${name}.flv`), rounds, { indexed: query.has('index'), sei: query.get('sei') });
    files.set(key, file);
    const [, from, to = ''] = (query.has('noranges') ? null : /^bytes=(\d+)-(\d*)$/.exec(req.headers.range ?? '')) ?? [];
    const start = Number(from ?? 0);
    const last = Math.min(to ? Number(to) : Infinity, file.size - 1);
    counts.set(id, { requests: count.requests + 1, bytes: count.bytes + last + 1 - start });
    if (start >= file.size) {
      res.writeHead(416, { 'content-range': `bytes */${file.size}` }).end();
      return true;
    }
    res.writeHead(from === undefined ? 200 : 206, {
      'content-type': 'video/x-flv',
      'content-length': last + 1 - start,
      'cache-control': 'no-store',
      etag: `"${key}"`,
      ...(from !== undefined && { 'content-range': `bytes ${start}-${last}/${file.size}` }),
    });
    void send(file, start, last + 1, res, Number(query.get('pace') ?? Infinity) * 1024);
    return true;
  };
}

/** @param {LongFlv} file @param {number} start @param {number} until @param {import('node:http').ServerResponse} res @param {number} pace Bytes each 10 ms. */
async function send(file, start, until, res, pace) {
  const step = Math.min(pace, 256 * 1024);
  for (let at = start; at < until && !res.destroyed; at += step) {
    const more = res.write(file.slice(at, Math.min(at + step, until)));
    if (Number.isFinite(pace)) await sleep(10);
    // Also when whoever reads has gone.
    else if (!more) await new Promise((resolve) => res.once('drain', resolve).once('close', resolve));
  }
  res.end();
}

/** @param {Buffer} source @param {number} rounds @param {{ indexed: boolean, sei: string | null }} options @returns {LongFlv} */
function repeat(source, rounds, { indexed, sei }) {
  const { header, headerTags, tags: plain, durationMs } = flvLoop(source);
  const tags = sei === null ? plain : plain.map((tag) => (tag.isKeyFrame ? withSei(tag, sei) : tag));
  const sequenceHeaders = headerTags.filter(({ kind }) => kind !== 'script').map(({ data }) => data);
  const starts = tags.reduce((/** @type {number[]} */ places, { data }) => [...places, (places.at(-1) ?? 0) + data.length], [0]);
  const roundSize = starts.at(-1) ?? 0;
  const keys = tags.flatMap(({ isKeyFrame, timestampMs }, index) => (isKeyFrame ? [{ timestampMs, at: starts[index] ?? 0 }] : []));
  const table = (/** @type {number} */ headSize) =>
    keyframesTag(Array.from({ length: rounds }, (_, round) => keys.map(({ timestampMs, at }) => ({ seconds: (timestampMs + round * durationMs) / 1000, at: headSize + at + round * roundSize }))).flat());
  // How long a table is does not depend on the places in it.
  const tagged = (/** @type {number} */ size) => Buffer.concat([header.subarray(0, fileHeaderSize), table(size), ...sequenceHeaders]);
  const head = indexed ? tagged(tagged(0).length) : Buffer.concat([header.subarray(0, fileHeaderSize), ...sequenceHeaders]);
  const size = head.length + rounds * roundSize;

  const round = (/** @type {number} */ number) => Buffer.concat(tags.map((tag) => restamp(tag, tag.timestampMs + number * durationMs).data));
  return {
    size,
    durationMs: rounds * durationMs,
    slice(start, until) {
      const parts = start < head.length ? [head.subarray(start, until)] : [];
      const first = Math.max(0, Math.floor((start - head.length) / roundSize));
      for (let number = first; number < rounds && head.length + number * roundSize < until; number++) {
        const at = head.length + number * roundSize;
        parts.push(round(number).subarray(Math.max(0, start - at), Math.max(0, until - at)));
      }
      return Buffer.concat(parts);
    },
  };
}
