// Tags of a 200 MB FLV read, beside a copy of the same bytes that only counts; and what an FLV without index costs. npm run bench container
import { register } from 'tsx/esm/api';
import { median, print } from './measure.mjs';

register();
const load = (/** @type {string} */ path) => import(new URL(`../../${path}.ts`, import.meta.url).href);
const [{ createTagReader }, { openFlv }, { syntheticFlv }] = await Promise.all(
  ['src/container/flv-tags', 'src/container/open-flv', 'test/container/synthetic-flv'].map(load),
);

const source = syntheticFlv({ seconds: 1000, videoBitrate: 1_600_000 });
const file = await source.read(0, source.size);
const chunk = 64 * 1024;
const chunks = Array.from({ length: Math.ceil(file.length / chunk) }, (_, index) => file.subarray(index * chunk, (index + 1) * chunk));

let sink = 0;
const copy = new Uint8Array(file.length);
const rows = {
  'copy and count': await median(() => {
    copy.set(file);
    for (let at = 13; at + 11 < copy.length; ) {
      sink++;
      at += 15 + ((/** @type {number} */ (copy[at + 1]) << 16) | (/** @type {number} */ (copy[at + 2]) << 8) | /** @type {number} */ (copy[at + 3]));
    }
  }),
  'tag reader, in chunks of 64 KB': await median(() => {
    const reader = createTagReader();
    for (const part of chunks) sink += reader.push(part).length;
  }),
};
print(`An FLV of ${(file.length / 1e6).toFixed(0)} MB`, rows);
console.log(`the tag reader reads ${(file.length / 1e6 / rows['tag reader, in chunks of 64 KB']).toFixed(1)} GB/s (${sink > 0 ? 'counted' : ''})`);

const long = syntheticFlv({ seconds: 7200, videoBitrate: 1_500_000 });
const recording = await openFlv(long, { targetSeconds: 4, scanLimit: 4 * 1024 * 1024 });
await recording.read(0);
console.log(`two hours without an index, ${(long.size / 1e6).toFixed(0)} MB: first segment after ${long.requests.length} requests and ${(long.bytesRead / 1e6).toFixed(2)} MB`);
