// A camera that needs no hardware: it pushes a looping clip to a live server, as FLV in an HTTP POST that never ends.
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { flvLoop, pace } from '../test/server/flv-loop.mjs';

const clip = new URL('../test/media/clock.flv', import.meta.url);
const retryMs = 1000;
/** A server that has not read this much, about half a minute, is stuck. */
const backlogLimit = 1_000_000;

/**
 * Pushes until `signal` aborts, and connects again whenever the server lets go.
 * @param {{ url: string, signal: AbortSignal }} options `url` as in `http://127.0.0.1:8000/live/clock.flv`
 */
export async function startCamera({ url, signal }) {
  const loop = flvLoop(readFileSync(clip));
  while (!signal.aborted) {
    await push(loop, url, signal);
    await sleep(retryMs, undefined, { signal }).catch(() => {});
  }
}

/**
 * One connection, from time stamp 0 on as encoders do: node-media-server puts a push that returns behind what it had.
 * @param {import('../test/server/flv-loop.mjs').FlvLoop} loop @param {string} url @param {AbortSignal} signal
 */
async function push(loop, url, signal) {
  const gone = new AbortController();
  const ended = AbortSignal.any([signal, gone.signal]);
  const upload = request(url, { method: 'POST', agent: false, headers: { 'content-type': 'video/x-flv' } });
  for (const event of ['response', 'error', 'close']) upload.on(event, () => gone.abort());
  upload.write(loop.header);
  const startedAt = performance.now();
  await pace(loop.from(0), () => performance.now() - startedAt, (tag) => {
    upload.write(tag.data);
    if (upload.writableLength > backlogLimit) gone.abort();
  }, ended);
  // A push that ends properly is nothing the server would complain about.
  if (gone.signal.aborted) upload.destroy();
  else upload.end(() => upload.destroy());
}
