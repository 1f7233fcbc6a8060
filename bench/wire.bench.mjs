// How much code a page loads until there is a picture. KB are 1000 bytes, min + gzip -9.
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {{ js: number, css: number }} Bytes */

/** @type {import('./run-bench.mjs').Bench} */
export default {
  title: 'JavaScript on the wire',
  notes: ['As the page asks for it: all that was asked for before the first frame, and in all 3 s later. Styles that a player needs apart from its code are counted apart.'],
  runs: 1,
  columns: [
    { id: 'first', label: 'until the first frame', unit: 'KB' },
    { id: 'all', label: 'in all', unit: 'KB' },
    { id: 'css', label: 'styles', unit: 'KB', compared: false },
  ],

  async measure(_contestant, { url, visitor, server }) {
    server.newBroadcast();
    await visitor.page.goto(url, { waitUntil: 'commit' });
    const firstFrame = Number(await visitor.ask('stage.visit'));
    await sleep(3000);
    /** @type {Bytes} */
    const first = await visitor.ask(`stage.wire(${firstFrame})`);
    /** @type {Bytes} */
    const all = await visitor.ask('stage.wire()');
    return { first: first.js / 1000, all: all.js / 1000, css: all.css / 1000 };
  },
};
