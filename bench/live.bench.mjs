// How soon there is a picture, and how late it is.
import { setTimeout as sleep } from 'node:timers/promises';
import { comeAt } from './come-at.mjs';
import { streams } from './contestants.mjs';
import { median } from './statistics.mjs';
import { farAway } from './visitor.mjs';

/** So long a player may take to come to rest at its distance from the live edge. */
const settleMs = 5000;

/** @type {import('./run-bench.mjs').Bench} */
export default {
  title: 'First frame and delay',
  notes: [
    `First visit: from the beginning of the navigation, no cache, ${farAway.latencyMs} ms a request and ${farAway.megabitsPerSecond} Mbit/s.`,
    'Warm: from setting the source, in a page that has played it before, network as fast as the machine.',
    `Delay: of the picture to the camera, ${settleMs / 1000} s after the first frame; HLS segments last 1 s.`,
  ],
  columns: [
    { id: 'visit', label: 'first visit', unit: 'ms' },
    { id: 'warm', label: 'warm', unit: 'ms' },
    { id: 'delay', label: 'delay', unit: 'ms' },
  ],

  async measure({ format }, { url, visitor, server, phase }) {
    await visitor.setNetwork(farAway);
    await comeAt(phase, format, server);
    await visitor.page.goto(url, { waitUntil: 'commit' });
    const visit = Number(await visitor.ask('stage.visit'));
    await visitor.setNetwork(undefined);
    await sleep(settleMs);
    /** @type {number[]} */
    const delays = await visitor.ask(`stage.delays(25, ${server.cameraZero(format)})`);
    await visitor.ask('stage.stop()');
    await sleep(300);
    await comeAt(phase, format, server);
    const warm = Number(await visitor.ask(`stage.again('${streams[format]}')`));
    return { visit, warm, delay: median(delays) };
  },
};
