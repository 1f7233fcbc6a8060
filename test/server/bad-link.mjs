// What a bad network does to a stream, byte by byte.
import { readSpan } from './flv-alterations.mjs';

/** How often a slow link moves on. Milliseconds. */
const step = 40;
/** Of a damaged stream one byte in so many is another. */
const damageEvery = 20;

/**
 * Query: `hold=FROM-TO` holds everything back between two moments (ms since the connection began) and then hands it over at once, as
 * TCP does; `slow=FROM-TO&kbps=N` lets only so much through; `flip=FROM-TO` damages 5 % of the bytes; `tear=MS` breaks the connection
 * in the middle of a tag.
 * @param {URLSearchParams} query @param {import('./live-flv.mjs').Sink} sink
 * @returns {{ write(data: Buffer): void, readonly waiting: number }}
 */
export function badLink(query, sink) {
  const began = performance.now();
  const since = () => performance.now() - began;
  const hold = readSpan(query.get('hold'));
  const slow = readSpan(query.get('slow'));
  const flip = readSpan(query.get('flip'));
  const tear = Number(query.get('tear') ?? Infinity);
  const bytesPerStep = (Number(query.get('kbps') ?? 100) * step) / 8;
  const damage = random(7);
  /** @type {Buffer[]} */
  let queue = [];
  let waiting = 0;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  sink.once('close', () => clearInterval(timer));

  function move() {
    if (hold?.covers(since())) return;
    let room = slow?.covers(since()) ? bytesPerStep : Infinity;
    while (queue.length && room > 0) {
      const data = /** @type {Buffer} */ (queue.shift());
      const part = data.subarray(0, Math.min(data.length, room));
      if (part.length < data.length) queue.unshift(data.subarray(part.length));
      room -= part.length;
      waiting -= part.length;
      sink.write(part);
    }
    if (queue.length) return;
    clearInterval(timer);
    timer = undefined;
  }

  return {
    write(data) {
      const ms = since();
      if (ms > tear) {
        sink.write(data.subarray(0, data.length >> 1));
        return void sink.destroy();
      }
      const sent = flip?.covers(ms) ? data.map((byte) => (damage() < 1 / damageEvery ? byte ^ 0xff : byte)) : data;
      if (!timer && !hold?.covers(ms) && !slow?.covers(ms)) return void sink.write(Buffer.from(sent));
      queue.push(Buffer.from(sent));
      waiting += sent.length;
      timer ??= setInterval(move, step);
    },
    get waiting() {
      return waiting;
    },
  };
}

/** The same numbers every time. @param {number} seed @returns {() => number} from 0 to 1 */
function random(seed) {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}
