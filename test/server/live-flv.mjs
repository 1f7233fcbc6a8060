// A live HTTP-FLV server for tests: `/live/NAME.flv` loops test/media/NAME.flv for ever, and misbehaves on request.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { allowOrigins, answerFault, end } from './faults.mjs';
import { flvLoop, pace, restamp } from './flv-loop.mjs';

/**
 * @typedef {import('./flv-loop.mjs').FlvTag} FlvTag
 * @typedef {import('./flv-loop.mjs').FlvLoop} FlvLoop
 * @typedef {import('node:http').IncomingMessage} Req
 * @typedef {import('node:http').ServerResponse} Res
 * @typedef {{ write(data: Buffer): unknown, end(): unknown, destroy(): unknown, once(event: 'close', act: () => void): unknown, readonly writableLength: number }} Sink
 */

const mediaFolder = fileURLToPath(new URL('../media/', import.meta.url));
/** A reader that is further behind is gone or stalled: a real server drops it too. */
const backlogLimit = 4_000_000;

/**
 * Every stream begins when the server does, so a reader joins in the middle: first what the stream's headers say, then
 * everything since the last key frame, then as time goes.
 *
 * Query of a stream: `status=N` `html` `text` `empty` answer so; `stall=MS` falls silent after so long, `cut=MS` breaks
 * the connection, `end=MS` ends it properly, `rewind=MS` starts again at time stamp 0 as a pusher that reconnects does;
 * `novideo` and `noaudio` never send the track that the header claims, `only=audio` and `only=video` do not claim it
 * either; `codec=unknown` sends video of a codec that does
 * not exist; `nocors` leaves the CORS headers out. `id=ID` names the connection; with it `times=N` restricts the faults
 * to the first N connections of that name.
 *
 * `/connections?id=ID` answers `{ open, opened }`: how many connections of that name (of all, without) are open, and ever were.
 * @param {{ elapsedMs?: () => number }} [options] the stream's clock
 * @returns {{ (req: Req, res: Res): boolean, socket(url: string, socket: import('ws').WebSocket): void, close(): void }} whether the request was for it; `close` breaks all connections
 */
export function liveFlv({ elapsedMs = stopwatch() } = {}) {
  /** @type {Map<string, FlvLoop>} */
  const loops = new Map();
  /** @type {Map<Sink, string>} */
  const open = new Map();
  /** @type {string[]} */
  const opened = [];

  /** @param {string} name */
  function findLoop(name) {
    const file = `${mediaFolder}${name}.flv`;
    if (!loops.has(name) && existsSync(file)) loops.set(name, flvLoop(readFileSync(file)));
    return loops.get(name);
  }

  /** @param {Req} req @param {Res} res */
  function handle(req, res) {
    const { pathname, searchParams: query } = new URL(req.url ?? '/', 'http://localhost');
    const name = /^\/live\/([\w-]+)\.flv$/.exec(pathname)?.[1];
    if (!name && pathname !== '/connections') return false;
    allowOrigins(req, res, query);
    const id = query.get('id') ?? '';
    if (!name) {
      const count = (/** @type {Iterable<string>} */ ids) => [...ids].filter((other) => !query.has('id') || other === id).length;
      end(res, 200, 'application/json', JSON.stringify({ open: count(open.values()), opened: count(opened) }));
      return true;
    }
    if (req.method !== 'OPTIONS') opened.push(id);
    if (query.has('times') && opened.filter((other) => other === id).length > Number(query.get('times'))) dropFaults(query);
    if (answerFault(req, res, query)) return true;
    const loop = findLoop(name);
    if (!loop) {
      end(res, 404, 'text/plain', `no stream ${name}`);
      return true;
    }
    res.writeHead(200, { 'content-type': 'video/x-flv', 'cache-control': 'no-store' });
    serve(loop, res, query, id);
    return true;
  }

  /** @param {FlvLoop} loop @param {Sink} sink @param {URLSearchParams} query @param {string} id */
  function serve(loop, sink, query, id) {
    open.set(sink, id);
    sink.once('close', () => open.delete(sink));
    send(loop, sink, query, elapsedMs);
  }

  return Object.assign(handle, {
    /** The same stream in the messages of a WebSocket that has just been opened. @param {string} url @param {import('ws').WebSocket} socket */
    socket(url, socket) {
      const { pathname, searchParams: query } = new URL(url, 'http://localhost');
      const loop = findLoop(/^\/live\/([\w-]+)\.flv$/.exec(pathname)?.[1] ?? '');
      if (!loop) return socket.close();
      serve(loop, socketSink(socket), query, query.get('id') ?? '');
    },
    close() {
      for (const sink of open.keys()) sink.destroy();
    },
  });
}

/** @param {URLSearchParams} query */
function dropFaults(query) {
  for (const fault of ['status', 'html', 'text', 'empty', 'stall', 'cut', 'end', 'rewind', 'novideo', 'noaudio', 'codec']) query.delete(fault);
}

/** @param {import('ws').WebSocket} socket @returns {Sink} */
function socketSink(socket) {
  return {
    write: (data) => socket.send(data),
    end: () => socket.close(),
    destroy: () => socket.terminate(),
    once: (event, act) => socket.once(event, act),
    get writableLength() {
      return socket.bufferedAmount;
    },
  };
}

/** @param {FlvLoop} loop @param {Sink} res @param {URLSearchParams} query @param {() => number} elapsedMs */
function send(loop, res, query, elapsedMs) {
  const closed = new AbortController();
  res.once('close', () => closed.abort());
  const silent = new AbortController();
  const alter = alteration(query);
  let stream = { begin: loop.keyFrameAt(elapsedMs()), zero: 0 };

  const write = (/** @type {FlvTag} */ tag) => {
    const altered = alter(restamp(tag, tag.timestampMs - stream.zero));
    if (altered) res.write(altered.data);
    if (res.writableLength > backlogLimit) res.destroy();
  };
  const start = () => {
    for (const tag of loop.headerTags) write({ ...tag, timestampMs: stream.zero });
    void pace(loop.from(stream.begin), elapsedMs, write, AbortSignal.any([closed.signal, silent.signal, turn.signal]));
  };
  let turn = new AbortController();

  after(query.get('stall'), closed.signal, () => silent.abort());
  after(query.get('cut'), closed.signal, () => res.destroy());
  after(query.get('end'), closed.signal, () => {
    silent.abort();
    res.end();
  });
  after(query.get('rewind'), closed.signal, () => {
    turn.abort();
    turn = new AbortController();
    const begin = loop.keyFrameAt(elapsedMs());
    stream = { begin, zero: begin };
    start();
  });

  const header = Buffer.from(loop.header.subarray(0, 13));
  // Bits of the FLV header's fifth byte: 4 is audio, 1 is video.
  if (query.has('only')) header.writeUInt8(query.get('only') === 'audio' ? 4 : 1, 4);
  res.write(header);
  start();
}

/** What the query does to a tag: `undefined` leaves it out. @param {URLSearchParams} query @returns {(tag: FlvTag) => FlvTag | undefined} */
function alteration(query) {
  return (tag) => {
    if (tag.kind !== 'script' && (query.has(`no${tag.kind}`) || (query.has('only') && query.get('only') !== tag.kind))) return undefined;
    if (tag.kind !== 'video' || query.get('codec') !== 'unknown') return tag;
    // The low half of a video tag's first byte is the codec; nothing was ever given 14.
    const data = Buffer.from(tag.data);
    data.writeUInt8((data.readUInt8(11) & 0xf0) | 14, 11);
    return { ...tag, data };
  };
}

/** @param {string | null} ms @param {AbortSignal} signal @param {() => void} act */
function after(ms, signal, act) {
  if (ms === null) return;
  const timer = setTimeout(act, Number(ms));
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}

function stopwatch() {
  const startedAt = performance.now();
  return () => performance.now() - startedAt;
}
