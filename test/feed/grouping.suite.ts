import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { FeedStore } from '../../src/server/index.js';
import { groupBroadcasts } from '../../src/timeline/group-broadcasts.js';
import type { Recording } from '../../src/timeline/recording.js';
import { fileReady, NOW } from './callbacks.js';
import { feedOn, newStream } from './feed.js';

const RUNS = { numRuns: process.env.LONG ? 500 : 12 };

const seconds = fc.integer({ min: 1, max: 1500 });
const from = fc.integer({ min: 0, max: 20_000 });

/** Files of a few hours, some of one task, in the order in which they become known. */
const files = fc.array(fc.record({ from, seconds, task: fc.option(fc.constantFrom('t', 'u'), { nil: undefined, freq: 3 }) }), {
  minLength: 1,
  maxLength: 12,
});

/** Files and, with an id, marks. */
const filesAndMarks = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ from, seconds, id: fc.constant(undefined) }) },
    { weight: 1, arbitrary: fc.record({ from, seconds: fc.integer({ min: 1, max: 8000 }), id: fc.constantFrom('a', 'b') }) },
  ),
  { minLength: 1, maxLength: 12 },
);

export function grouping(open: () => FeedStore) {
  describe('replays', () => {
    let store: FeedStore;
    let feed: ReturnType<typeof feedOn>;

    before(() => {
      store = open();
      feed = feedOn(store, { maxGapSeconds: 900 });
    });

    const groupsOf = async (stream: string) => {
      const { items } = (await feed.json(`/feed.json?stream=${encodeURIComponent(stream)}`)) as {
        items: { id: string; start: string; end: string; recordings: { id: string; start: string; end: string }[] }[];
      };
      for (const { start, end, recordings } of items)
        assert.deepEqual(
          [start, end],
          [
            recordings.map((one) => one.start).sort()[0],
            recordings
              .map((one) => one.end)
              .sort()
              .at(-1),
          ],
        );
      return items.map(({ recordings }) => recordings.map(({ id }) => id).sort()).sort();
    };

    it('are the broadcasts that groupBroadcasts finds, in whatever order the files become known', async () => {
      await fc.assert(
        fc.asyncProperty(files, async (files) => {
          const stream = newStream();
          const ids = files.map((_, index) => `${stream}-${index}`);
          for (const [index, { from, seconds, task }] of files.entries())
            await feed.callbacks(fileReady(stream, ids[index] ?? '', from, seconds, task === undefined ? {} : { task_id: task }));
          const recordings = files.map(({ from, seconds, task }, index): Recording => ({
            id: ids[index] ?? '',
            stream,
            url: '',
            format: 'flv',
            startMs: (NOW + from) * 1000,
            endMs: (NOW + from + seconds) * 1000,
            duration: seconds,
            ...(task !== undefined && { taskId: task }),
          }));
          const expected = groupBroadcasts(recordings, { maxGapSeconds: 900 })
            .map(({ recordings }) => recordings.map(({ id }) => id).sort())
            .sort();
          assert.deepEqual(await groupsOf(stream), expected);
        }),
        RUNS,
      );
    });

    it('hold every file once, wherever the app moves its marks, and their links stay good', async () => {
      await fc.assert(
        fc.asyncProperty(filesAndMarks, async (steps) => {
          const stream = newStream();
          const links = new Set<string>();
          const known: string[] = [];
          for (const { from, seconds, id } of steps) {
            if (id !== undefined)
              await feed.manage('POST', '/broadcasts', { stream, id: `${stream}-${id}`, start: NOW + from, end: NOW + from + seconds });
            else await feed.callbacks(fileReady(stream, known[known.push(`${stream}-${known.length}`) - 1] ?? '', from, seconds));
            for (const { id } of (await feed.json(`/feed.json?stream=${stream}`)).items as { id: string }[]) links.add(id);
          }
          assert.deepEqual((await groupsOf(stream)).flat().sort(), known.sort());
          for (const id of links) {
            const status = (await feed.get(`/replays/${id}.json`)).status;
            // A marked broadcast may have lost all its files to another.
            assert.ok(status === 200 || id.startsWith(`${stream}-`), `${id}: ${status}`);
          }
          assert.deepEqual(feed.errors, []);
        }),
        RUNS,
      );
    });
  });
}
