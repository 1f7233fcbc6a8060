// How late a live FLV stream is, and how long a fault stops it.
import { setTimeout as sleep } from 'node:timers/promises';
import { comeAt } from './come-at.mjs';
import { streams } from './contestants.mjs';
import { percentile } from './statistics.mjs';

/** So long a player may take to come to rest at its distance from the live edge. */
const settleMs = 12_000;
/** When a fault begins, and how long it is watched. */
const faultAt = 3000;
const watchedMs = 15_000;

/** @type {readonly (readonly [id: string, label: string, query: string])[]} */
const faults = [
  ['none', 'no fault', ''],
  ['tear', 'torn in a tag', `tear=${faultAt}&times=1`],
  ['end', 'ended', `end=${faultAt}&times=1`],
  ['rewind', 'stamps to 0', `rewind=${faultAt}`],
  ['jump', 'stamps +60 s', `jump=${faultAt}:60000`],
  ['stall', 'silent', `stall=${faultAt}&times=1`],
];

/** @type {import('./run-bench.mjs').Bench} */
export default {
  title: 'Delay and recovery',
  format: 'flv',
  runs: 3,
  notes: [
    `Delay: of the picture to the camera on localhost, ${settleMs / 1000} s after the first frame, p50 and p95 of 250 frames; low: with cache-min="0.3", for the others what they have for it.`,
    `Faults: the longest time without a new picture in ${watchedMs / 1000} s, which is also what never coming back shows as; without a fault, what the browser itself makes of 25 frames a second.`,
    'Main thread: what a second of playing costs, at the default.',
  ],
  columns: [
    { id: 'p50', label: 'p50', unit: 'ms' },
    { id: 'p95', label: 'p95', unit: 'ms' },
    { id: 'low50', label: 'low p50', unit: 'ms' },
    { id: 'low95', label: 'low p95', unit: 'ms' },
    ...faults.map(([id, label]) => ({ id, label, unit: 'ms' })),
    { id: 'work', label: 'main thread', unit: 'ms' },
  ],

  async measure({ format }, { url, visitor, server, phase }) {
    await comeAt(phase, format, server);
    await visitor.page.goto(url, { waitUntil: 'commit' });
    await visitor.ask('stage.visit');
    await sleep(settleMs - 5000);
    const before = await visitor.mainThread();
    await sleep(5000);
    const work = (((await visitor.mainThread()) - before) / 5) * 1000;
    const delays = () => visitor.ask(`stage.delays(250, ${server.cameraZero(format)})`);
    const plain = await delays();
    await play(streams[format], '{ cacheMin: 0.3 }');
    await sleep(settleMs);
    const low = await delays();
    /** @type {Record<string, number>} */
    const stops = {};
    for (const [id, , query] of faults) {
      await play(`${streams[format]}?${query}&id=${id}${Date.now()}`);
      stops[id] = Number(await visitor.ask(`stage.longestStop(${watchedMs})`));
    }
    return { p50: percentile(plain, 50), p95: percentile(plain, 95), low50: percentile(low, 50), low95: percentile(low, 95), ...stops, work };

    /** @param {string} src */
    async function play(src, settings = '{}') {
      await visitor.ask('stage.stop()');
      await sleep(300);
      await comeAt(phase, format, server);
      await visitor.ask(`stage.again('${src}', ${settings})`);
    }
  },
};
