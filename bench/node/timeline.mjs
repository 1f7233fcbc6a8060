// A timeline of 100,000 recordings, beside JSON.parse of the same document in the same run. npm run bench timeline
import { register } from 'tsx/esm/api';
import { median, print } from './measure.mjs';

register();
const load = (/** @type {string} */ name) => import(new URL(`../../src/timeline/${name}.ts`, import.meta.url).href);
const [{ parseRecordings }, { groupBroadcasts }, { buildTimeline }, { locateDate }] = await Promise.all(
  ['parse-recordings', 'group-broadcasts', 'build-timeline', 'locate'].map(load),
);

const count = 100_000;
const start = Date.UTC(2026, 0, 1);
const list = Array.from({ length: count }, (_, index) => ({
  id: `r${index}`,
  url: `https://media.example/${index}.flv`,
  stream: `room${index % 100}`,
  start: new Date(start + index * 600_000 + (index % 7) * 1000).toISOString(),
  duration: 601 + (index % 5),
}));
// No order that would help.
for (let index = count - 1; index > 0; index--) {
  const other = (index * 7919) % (index + 1);
  [list[index], list[other]] = [/** @type {any} */ (list[other]), /** @type {any} */ (list[index])];
}
const text = JSON.stringify({ version: 1, recordings: list });
const { recordings } = parseRecordings(text);
const timeline = buildTimeline(recordings);
const dates = Array.from({ length: count }, (_, index) => start + ((index * 104_729) % (count * 600)) * 1000);

print(`${count} recordings, ${(text.length / 1e6).toFixed(1)} MB of JSON, ${timeline.spans.length} spans`, {
  'JSON.parse': await median(() => JSON.parse(text)),
  'parseRecordings, JSON.parse in it': await median(() => parseRecordings(text)),
  groupBroadcasts: await median(() => groupBroadcasts(recordings)),
  buildTimeline: await median(() => buildTimeline(recordings)),
  'locateDate, 100,000 times': await median(() => dates.forEach((date) => locateDate(timeline, date))),
});
