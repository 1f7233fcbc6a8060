import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Recording } from '../../src/timeline/recording.js';
import type { Timeline } from '../../src/timeline/timeline.js';
import type { TimelineOptions } from '../../src/timeline/build-timeline.js';
import { buildTimeline } from '../../src/timeline/build-timeline.js';
import { RECORDING_FORMATS } from '../../src/timeline/recording.js';
import { spanWallEndMs } from '../../src/timeline/timeline.js';
import { inTwoOrders, near, NOON_MS, ragged, recorded, someRecordings } from './some-recordings.js';

const seconds = (ms: number) => (ms - NOON_MS) / 1000;

/** Each span as: recording, wall start and end, play start, source offset, fallbacks. */
function spansOf({ spans }: Timeline): [string, number, number, number, number, string][] {
  return spans.map((span) => [span.recording.id, seconds(span.wallStartMs), seconds(spanWallEndMs(span)), span.playStart, span.sourceOffset, span.fallbacks.map(({ id }) => id).join(' ')]);
}

function gapsOf({ gaps }: Timeline): [number, number, number][] {
  return gaps.map(({ wallStartMs, wallEndMs, playTime }) => [seconds(wallStartMs), seconds(wallEndMs), playTime]);
}

function build(recordings: readonly Recording[], options?: TimelineOptions): { spans: ReturnType<typeof spansOf>; gaps: ReturnType<typeof gapsOf>; duration: number } {
  const timeline = buildTimeline(recordings, options);
  return { spans: spansOf(timeline), gaps: gapsOf(timeline), duration: timeline.duration };
}

describe('a timeline of recordings', () => {
  it('lays them one after the other, in order of time', () => {
    assert.deepEqual(build([recorded('b', 60, 100), recorded('a', 0, 60)]), {
      spans: [
        ['a', 0, 60, 0, 0, ''],
        ['b', 60, 100, 60, 0, ''],
      ],
      gaps: [],
      duration: 100,
    });
  });

  it('knows the time between them as a gap, which takes no play time', () => {
    assert.deepEqual(build([recorded('a', 0, 60), recorded('b', 360, 400)]), {
      spans: [
        ['a', 0, 60, 0, 0, ''],
        ['b', 360, 400, 60, 0, ''],
      ],
      gaps: [[60, 360, 60]],
      duration: 100,
    });
  });

  it('takes a break of up to 2 s for an error of the hints', () => {
    assert.deepEqual(build([recorded('a', 0, 60), recorded('b', 62, 100)]).gaps, []);
    assert.deepEqual(build([recorded('a', 0, 60), recorded('b', 62.001, 100)]).gaps, [[60, 62.001, 60]]);
    assert.deepEqual(build([recorded('a', 0, 60), recorded('b', 62, 100)], { joinGapSeconds: 1 }).gaps, [[60, 62, 60]]);
    assert.deepEqual(build([recorded('a', 0, 60), recorded('b', 90, 100)], { joinGapSeconds: 30 }).gaps, []);
  });

  it('plays minutes that two of them have once, from the longer one, else from the earlier one', () => {
    assert.deepEqual(build([recorded('a', 0, 60), recorded('b', 55, 115)]).spans, [
      ['a', 0, 60, 0, 0, 'b'],
      ['b', 60, 115, 60, 5, ''],
    ]);
    assert.deepEqual(build([recorded('a', 0, 60), recorded('b', 55, 120)]).spans, [
      ['a', 0, 55, 0, 0, ''],
      ['b', 55, 120, 55, 0, 'a'],
    ]);
  });

  it('drops one that another contains, and remembers it as the fallback', () => {
    assert.deepEqual(build([recorded('a', 0, 60), recorded('inner', 20, 30), recorded('blip', 40, 41)]).spans, [['a', 0, 60, 0, 0, 'inner blip']]);
  });

  it('prefers what plays here, then what is longer, then HLS, MP4, FLV, AAC', () => {
    const same = (['aac', 'flv', 'mp4', 'hls'] as const).map((format) => recorded(format, 0, 60, { format }));
    assert.deepEqual(build(same).spans, [['hls', 0, 60, 0, 0, 'mp4 flv aac']]);
    assert.deepEqual(build([...same, recorded('long', -5, 60, { format: 'aac' })]).spans, [['long', -5, 60, 0, 0, 'hls mp4 flv aac']]);
    for (const twins of [[recorded('a', 0, 60), recorded('b', 0, 60)], [recorded('b', 0, 60), recorded('a', 0, 60)]]) assert.deepEqual(build(twins).spans, [['a', 0, 60, 0, 0, 'b']]);
    assert.deepEqual(build(same, { canPlay: ({ format }) => format !== 'hls' }).spans, [['mp4', 0, 60, 0, 0, 'flv aac hls']]);
  });

  it('uses what does not play here only where nothing else is', () => {
    const canPlay = ({ id }: Recording) => id !== 'odd';
    assert.deepEqual(build([recorded('odd', 0, 100), recorded('a', 20, 50)], { canPlay }).spans, [
      ['odd', 0, 20, 0, 0, ''],
      ['a', 20, 50, 20, 0, 'odd'],
      ['odd', 50, 100, 50, 50, ''],
    ]);
  });

  it('does not open a file for the second by which hints of two formats differ, at any number of seams', () => {
    const starts = [0, 60, 120, 180, 240];
    const flv = starts.map((start) => recorded(`f${start}`, start, start + 60));
    const hls = starts.map((start) => recorded(`h${start}`, start - 1, start + 58.5, { format: 'hls' }));
    const mp4 = starts.map((start) => recorded(`m${start}`, start - 1, start + 58.5, { format: 'mp4' }));
    const canPlay = ({ format }: Recording) => format !== 'flv';
    const { spans, gaps } = build([...flv, ...mp4, ...hls], { canPlay });
    assert.deepEqual(
      spans.map(([id, , , , , fallbacks]) => [id, fallbacks]),
      starts.map((start) => [`h${start}`, `m${start} f${start}`]),
    );
    assert.deepEqual(gaps, []);
  });

  it('keeps what is left of a recording when it is more than 2 s, however long a break is joined', () => {
    assert.deepEqual(build([recorded('a', 0, 60), recorded('b', 50, 80)], { joinGapSeconds: 30 }).spans.map(([id]) => id), ['a', 'b']);
  });

  it('has no span of less than a millisecond', () => {
    const measured = new Map([['b', { duration: 30.0004, startMs: NOON_MS + 30_000 }]]);
    assert.deepEqual(build([recorded('a', 0, 60), recorded('b', 30, 60)], { measured, joinGapSeconds: 0 }).spans.map(([id]) => id), ['a']);
    assert.deepEqual(build([recorded('a', 0, 60)], { measured: new Map([['a', { duration: 1e-4 }]]) }).spans, []);
  });

  it('gives such a second to the neighbour that has it', () => {
    const runs = (recordings: Recording[]) => build(recordings).spans.map(([id, start, end]) => [id, start, end]);
    assert.deepEqual(runs([recorded('a', 0, 70), recorded('brief', 59, 150), recorded('b', 60, 160)]), [
      ['a', 0, 60],
      ['b', 60, 160],
    ]);
    assert.deepEqual(runs([recorded('a', 0, 100), recorded('brief', 50, 101), recorded('b', 95, 140)]), [
      ['a', 0, 100],
      ['b', 100, 140],
    ]);
  });

  it('keeps such a second where more than 2 s would go missing in a row', () => {
    const { spans, gaps } = build([recorded('a', 0, 60), recorded('b', 10, 62), recorded('c', 62, 110), recorded('d', 64, 130)]);
    const runs = spans.map(([id, start, end]) => `${id} ${start}–${end}`);
    assert.deepEqual(runs, ['a 0–60', 'c 62–64', 'd 64–130']);
    assert.deepEqual(gaps, []);
  });

  it('keeps a recording that is no longer than that as a whole', () => {
    assert.deepEqual(build([recorded('a', 0, 60), recorded('blip', 60, 61)]).spans.map(([id]) => id), ['a', 'blip']);
  });

  it('gives the minutes of a recording that failed to its fallback, or makes them a gap', () => {
    const all = [recorded('a', 0, 60), recorded('b', 60, 120), recorded('b2', 70, 110), recorded('c', 120, 180)];
    assert.deepEqual(build(all, { failed: new Set(['b']) }), {
      spans: [
        ['a', 0, 60, 0, 0, ''],
        ['b2', 70, 110, 60, 0, ''],
        ['c', 120, 180, 100, 0, ''],
      ],
      gaps: [
        [60, 70, 60],
        [110, 120, 100],
      ],
      duration: 160,
    });
    assert.deepEqual(build(all, { failed: new Set(['a', 'c']) }).gaps, [
      [0, 60, 0],
      [120, 180, 60],
    ]);
  });

  it('keeps its place on the clock when all of it failed', () => {
    const timeline = buildTimeline([recorded('a', 0, 60)], { failed: new Set(['a']) });
    assert.deepEqual([timeline.spans, timeline.duration, seconds(timeline.startMs), seconds(timeline.endMs)], [[], 0, 0, 60]);
  });

  it('is empty without recordings', () => {
    assert.deepEqual(buildTimeline([]), { spans: [], gaps: [], duration: 0, startMs: NaN, endMs: NaN });
  });

  it('cannot be changed', () => {
    const timeline = buildTimeline([recorded('a', 0, 60), recorded('b', 30, 60), recorded('c', 90, 120)]);
    for (const part of [timeline, timeline.spans, timeline.gaps, ...timeline.spans, ...timeline.gaps, ...timeline.spans.map(({ fallbacks }) => fallbacks)]) assert.ok(Object.isFrozen(part));
  });

  it('bounds the fallbacks of a span', () => {
    const many = Array.from({ length: 50 }, (_, index) => recorded(`r${index}`, index, 200 + index));
    for (const span of buildTimeline(many).spans) assert.ok(span.fallbacks.length <= 8);
  });

  it('refuses options that are none, and recordings without times', () => {
    for (const joinGapSeconds of [-1, NaN]) assert.throws(() => buildTimeline([], { joinGapSeconds }), /joinGapSeconds must be/);
    assert.throws(() => buildTimeline([{ id: 'a', url: 'a.flv', format: 'flv' } as unknown as Recording]), /parseRecordings first/);
  });
});

describe('a measured duration', () => {
  const two = [recorded('a', 0, 60), recorded('b', 60, 120)];

  it('replaces the hint and is laid against the end', () => {
    assert.deepEqual(build(two, { measured: new Map([['b', { duration: 59.25 }]]) }).spans, [
      ['a', 0, 60, 0, 0, ''],
      ['b', 60.75, 120, 60, 0, ''],
    ]);
  });

  it('is laid against the start when that is what the end was worked out from', () => {
    const guessed = [recorded('a', 0, 60, { repaired: ['end'] })];
    assert.deepEqual(build(guessed, { measured: new Map([['a', { duration: 50 }]]) }).spans, [['a', 0, 50, 0, 0, '']]);
  });

  it('stands where the media itself says', () => {
    const measured = new Map([['b', { duration: 70, startMs: NOON_MS + 58_000 }]]);
    assert.deepEqual(build(two, { measured }).spans, [
      ['a', 0, 58, 0, 0, ''],
      ['b', 58, 128, 58, 0, ''],
    ]);
  });

  it('of nothing takes the recording out, and one that is no number is not taken', () => {
    assert.deepEqual(build(two, { measured: new Map([['b', { duration: 0 }]]) }).spans.map(([id]) => id), ['a']);
    for (const duration of [NaN, -1, Infinity]) assert.deepEqual(build(two, { measured: new Map([['b', { duration }]]) }), build(two));
  });
});

describe('any timeline', () => {
  const canPlay = ({ id }: Recording) => Number(id.slice(1)) % 3 !== 0;
  const options = fc.record(
    {
      canPlay: fc.constant(canPlay),
      joinGapSeconds: fc.constantFrom(0, 1, 2, 10),
      failed: fc.constant(new Set(['r1', 'r4'])),
      measured: fc.dictionary(fc.constantFrom('r0', 'r1', 'r2', 'r3'), fc.record({ duration: fc.double({ min: 0, max: 100, noNaN: true }) })).map((found) => new Map(Object.entries(found))),
    },
    { requiredKeys: [] },
  );

  it('is the same for every order of the recordings', () => {
    fc.assert(
      fc.property(inTwoOrders(someRecordings), options, ([one, other], options) => assert.deepEqual(buildTimeline(one, options), buildTimeline(other, options))),
      { numRuns: 200 },
    );
  });

  it('is in order, without overlap, seam to seam in play time, and shows only what its recordings have', () => {
    fc.assert(
      fc.property(ragged, options, (recordings, options) => {
        const { spans, gaps, duration } = buildTimeline(recordings, options);
        let playTime = 0;
        spans.forEach((span, index) => {
          const next = spans[index + 1];
          assert.equal(span.playStart, playTime);
          assert.ok(span.playEnd > span.playStart && span.sourceOffset >= 0);
          assert.ok(!options.failed?.has(span.recording.id) && !span.fallbacks.includes(span.recording));
          const length = options.measured?.get(span.recording.id)?.duration ?? span.recording.duration;
          assert.ok(span.sourceOffset + span.playEnd - span.playStart <= length + 1e-5);
          if (next) {
            assert.ok(spanWallEndMs(span) <= next.wallStartMs + 0.01);
            assert.ok(next.recording !== span.recording || next.wallStartMs > spanWallEndMs(span) + 0.01);
          }
          playTime = span.playEnd;
        });
        assert.equal(duration, playTime);
        for (const gap of gaps) {
          assert.ok(gap.wallEndMs - gap.wallStartMs > (options.joinGapSeconds ?? 2) * 1000);
          assert.ok(spans.every((span) => spanWallEndMs(span) <= gap.wallStartMs + 0.01 || span.wallStartMs >= gap.wallEndMs));
        }
      }),
      { numRuns: 300 },
    );
  });

  /** What is wanted at a moment, found the slow way. */
  function bestAt(recordings: readonly Recording[], atMs: number): Recording | undefined {
    return recordings
      .filter(({ startMs, endMs }) => startMs <= atMs && atMs < endMs)
      .sort((a, b) => Number(canPlay(b)) - Number(canPlay(a)) || b.duration - a.duration || RECORDING_FORMATS.indexOf(a.format) - RECORDING_FORMATS.indexOf(b.format) || a.startMs - b.startMs || (a.id < b.id ? -1 : 1))[0];
  }

  it('shows at every moment the best recording of it, and all that was recorded, when nothing is joined', () => {
    fc.assert(
      fc.property(someRecordings, (recordings) => {
        const { spans } = buildTimeline(recordings, { canPlay, joinGapSeconds: 0 });
        for (let second = 0; second < 140; second++) {
          const atMs = NOON_MS + second * 1000 + 500;
          const span = spans.find((span) => span.wallStartMs <= atMs && atMs < spanWallEndMs(span));
          assert.equal(span?.recording.id, bestAt(recordings, atMs)?.id);
          if (span) assert.ok(near(span.sourceOffset, (span.wallStartMs - span.recording.startMs) / 1000));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('loses no more than 2 s of what was recorded in a row, and shows nothing that was not', () => {
    fc.assert(
      fc.property(someRecordings, (recordings) => {
        const { spans, gaps } = buildTimeline(recordings, { canPlay });
        let lost = 0;
        for (let second = 0; second < 140; second++) {
          const atMs = NOON_MS + second * 1000 + 500;
          const span = spans.find((span) => span.wallStartMs <= atMs && atMs < spanWallEndMs(span));
          const gap = gaps.find(({ wallStartMs, wallEndMs }) => wallStartMs <= atMs && atMs < wallEndMs);
          assert.ok(!span || !gap);
          if (span) assert.ok(span.recording.startMs <= atMs && atMs < span.recording.endMs);
          lost = !span && bestAt(recordings, atMs) ? lost + 1 : 0;
          assert.ok(lost <= 2);
        }
      }),
      { numRuns: 200 },
    );
  });
});
