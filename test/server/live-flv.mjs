// A live HTTP-FLV server for tests: `/live/NAME.flv` loops test/media/NAME.flv for ever, and misbehaves on request.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { badLink } from './bad-link.mjs';
import { allowOrigins, answerFault, end } from './faults.mjs';
import { alteration, readSpan } from './flv-alterations.mjs';
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
 * `jump=MS:BY` moves them by so much, `then=NAME:MS` goes on with another clip, `nokey=FROM-TO` leaves key frames out, `fast=FROM-TO&speed=N`
 * is a camera whose clock runs fast; `sei=TEXT` puts messages into key frames; `late=MS` sends sound that the header did not claim, `alaw` sends G.711;
 * `novideo` and `noaudio` never send the track that the header claims, `only=audio` and `only=video` do not claim it
 * either; `codec=unknown` sends video of a codec that does not exist; what a network does is told at {@link badLink}; `later=N` answers
 * every connection after the first of its name with that status; `nocors` leaves the CORS headers out. `id=ID` names the connection; with it `times=N` restricts the faults
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
    const file = [`${mediaFolder}${name}.flv`, `.cache/faults/${name}.flv`].find((path) => existsSync(path));
    if (file && !loops.has(name)) loops.set(name, flvLoop(readFileSync(file)));
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
    const before = opened.filter((other) => other === id).length - 1;
    if (query.has('later') && before > 0) query.set('status', query.get('later') ?? '');
    if (query.has('times') && before >= Number(query.get('times'))) dropFaults(query);
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
    send(loop, sink, query, elapsedMs, findLoop);
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

/** What a query can ask for that is no good. */
const faults = 'status html text empty stall cut end rewind novideo noaudio codec jump late nokey alaw then fast hold slow flip tear'.split(' ');

/** @param {URLSearchParams} query */
function dropFaults(query) {
  for (const fault of faults) query.delete(fault);
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

/**
 * @param {FlvLoop} loop @param {Sink} res @param {URLSearchParams} query @param {() => number} elapsedMs
 * @param {(name: string) => FlvLoop | undefined} findLoop
 */
function send(loop, res, query, elapsedMs, findLoop) {
  const closed = new AbortController();
  res.once('close', () => closed.abort());
  const silent = new AbortController();
  const alter = alteration(query);
  const link = badLink(query, res);
  const began = performance.now();
  const since = () => performance.now() - began;
  const clock = fastClock(query, elapsedMs, since);
  let stream = { loop, begin: loop.keyFrameAt(clock()), zero: 0 };

  const write = (/** @type {FlvTag} */ tag) => {
    const altered = alter(restamp(tag, tag.timestampMs - stream.zero), since());
    if (altered) link.write(altered.data);
    if (res.writableLength + link.waiting > backlogLimit) res.destroy();
  };
  const writeHeaders = (/** @type {(tag: FlvTag) => boolean} */ which) => {
    for (const tag of stream.loop.headerTags.filter(which)) write({ ...tag, timestampMs: stream.zero });
  };
  const start = () => {
    writeHeaders(() => true);
    void pace(stream.loop.from(stream.begin), clock, write, AbortSignal.any([closed.signal, silent.signal, turn.signal]));
  };
  /** Goes on with another stream, or with other time stamps. @param {Partial<typeof stream>} next */
  const goOn = (next) => {
    turn.abort();
    turn = new AbortController();
    stream = { ...stream, ...next };
    stream.begin = stream.loop.keyFrameAt(clock());
    start();
  };
  let turn = new AbortController();

  after(query.get('stall'), closed.signal, () => silent.abort());
  after(query.get('cut'), closed.signal, () => res.destroy());
  after(query.get('end'), closed.signal, () => {
    silent.abort();
    res.end();
  });
  after(query.get('rewind'), closed.signal, () => goOn({ zero: loop.keyFrameAt(clock()) }));
  after(query.get('late'), closed.signal, () => writeHeaders(({ kind }) => kind === 'audio'));
  const [jumpAt = null, jumpBy = 0] = query.get('jump')?.split(':') ?? [];
  after(jumpAt, closed.signal, () => (stream.zero -= Number(jumpBy)));
  const [thenName = '', thenAt = null] = query.get('then')?.split(':') ?? [];
  after(thenAt, closed.signal, () => goOn({ loop: findLoop(thenName) ?? loop }));

  const header = Buffer.from(loop.header.subarray(0, 13));
  // Bits of the FLV header's fifth byte: 4 is audio, 1 is video.
  if (query.has('only')) header.writeUInt8(query.get('only') === 'audio' ? 4 : 1, 4);
  if (query.has('late')) header.writeUInt8(1, 4);
  res.write(header);
  start();
}

/** `fast=FROM-TO&speed=N`: the camera's clock runs faster for a while. @param {URLSearchParams} query @param {() => number} elapsedMs @param {() => number} since */
function fastClock(query, elapsedMs, since) {
  const fast = readSpan(query.get('fast'));
  if (!fast) return elapsedMs;
  const extra = Number(query.get('speed') ?? 20) - 1;
  return () => elapsedMs() + extra * Math.min(Math.max(since() - fast.from, 0), fast.to - fast.from);
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
