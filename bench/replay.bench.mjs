// Recordings of eight minutes: how soon there is a picture, how soon a seek shows one, and what a minute of playing costs the page.
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './statistics.mjs';

const rounds = 60;
const seconds = rounds * 8;
const seeks = 15;
/** So long it plays for the measure of its cost. */
const playMs = 8000;

/** @type {import('./run-bench.mjs').Bench} */
export default {
  title: 'Replay of one recording',
  notes: [
    'First frame: from setting the source, with all code loaded, network as fast as the machine. Seeks: to places that are not loaded, until their frame is shown.',
    `Cost: time that the page's main thread is busy for a minute of playing.`,
    'Bare: hls.js on one unbroken VOD in fMP4 of the same content.',
  ],
  contestants: [
    { name: 'hls.js light', format: 'vod', module: 'hls-light', src: `/vod/clock.m3u8?rounds=${rounds}`, isBare: true, settings: 'none, hls.js/light; <video controls>' },
    { name: 'Relive, HLS', format: 'vod', module: 'relive-replay', key: 'hls', src: `/vod/clock.m3u8?rounds=${rounds}`, settings: '<relive-replay muted autoplay controls>, dist/cdn' },
    { name: 'Relive, indexed FLV', format: 'vod', module: 'relive-replay', key: 'indexed', src: `/long/clock.flv?rounds=${rounds}&index`, settings: '<relive-replay muted autoplay controls>, dist/cdn' },
    { name: 'Relive, FLV without index', format: 'vod', module: 'relive-replay', key: 'unindexed', src: `/long/clock.flv?rounds=${rounds}`, settings: '<relive-replay muted autoplay controls>, dist/cdn' },
  ],
  columns: [
    { id: 'first', label: 'first frame', unit: 'ms' },
    { id: 'seek', label: 'seek', unit: 'ms' },
    { id: 'worst', label: 'worst seek', unit: 'ms' },
    { id: 'busy', label: 'busy a minute', unit: 'ms' },
  ],

  async measure({ src }, { url, visitor, phase }) {
    await visitor.page.goto(url, { waitUntil: 'commit' });
    await visitor.ask('stage.visit');
    await visitor.ask('stage.stop()');
    await sleep(300);
    const first = Number(await visitor.ask(`stage.again('${src}')`));
    const before = await visitor.busyMs();
    await sleep(playMs);
    const busy = ((await visitor.busyMs()) - before) * (60_000 / playMs);
    /** @type {number[]} */
    const times = [];
    // The same places for all, and other ones in every run.
    for (let turn = 0; turn < seeks; turn++) times.push(Number(await visitor.ask(`stage.seek(${((((turn + 1) * 0.618_034 + phase * 0.37) % 1) * (seconds - 20) + 5).toFixed(2)})`)));
    return { first, seek: median(times), worst: Math.max(...times), busy };
  },
};
