import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Recording } from '../../src/timeline/recording.js';
import { parseRecordings } from '../../src/timeline/parse-recordings.js';

const noon = Date.UTC(2026, 0, 15, 12);

function read(times: Record<string, unknown>): Recording {
  const { recordings, rejected } = parseRecordings([{ url: 'a.flv', ...times }]);
  assert.deepEqual(rejected, []);
  return recordings[0] as Recording;
}

function times(given: Record<string, unknown>): [number, number, readonly string[]] {
  const { startMs, endMs, duration, repaired } = read(given);
  assert.equal(duration, (endMs - startMs) / 1000);
  return [(startMs - noon) / 1000, (endMs - noon) / 1000, repaired ?? []];
}

function reason(given: Record<string, unknown>): string {
  const { recordings, rejected } = parseRecordings([{ url: 'a.flv', ...given }]);
  assert.deepEqual(recordings, []);
  return rejected[0]?.reason ?? '';
}

/** Seconds after noon, as epoch seconds. */
const at = (seconds: number) => noon / 1000 + seconds;

describe('times of a recording', () => {
  it('are ISO 8601, epoch seconds, epoch milliseconds, either as text, or a Date', () => {
    const end = at(60);
    for (const start of ['2026-01-15T12:00:00Z', '2026-01-15T13:00:00.000+01:00', '2026-01-15 12:00', noon, noon / 1000, String(noon), String(noon / 1000), new Date(noon)])
      assert.deepEqual(times({ start, end }), [0, 60, []]);
    assert.equal(read({ start: '2026-01-15T12:00:00.123456Z', end }).startMs, noon + 123);
  });

  it('are UTC where no offset is given, wherever the viewer is', () => {
    assert.equal(read({ start: '2026-01-15T12:00:00', duration: 1 }).startMs, noon);
  });

  it('are refused with the name of the field when they are none', () => {
    for (const wrong of ['yesterday', '2026-02-30T00:00:00Z', '2026-01-15T25:00:00Z', 9e15, -1, '1969-12-31', Infinity, {}, [], true, new Date(NaN), 1473125627000000]) {
      assert.match(reason({ start: wrong, end: at(60), duration: 60 }), /^start must be an ISO 8601 date or epoch seconds or milliseconds/);
      assert.match(reason({ start: at(0), end: wrong, duration: 60 }), /^end must be/);
    }
    for (const wrong of [-1, 'long', 1e9, NaN, {}]) assert.match(reason({ start: at(0), end: at(60), duration: wrong }), /^duration must be seconds/);
  });

  it('are milliseconds in the fields named for it, however small', () => {
    assert.equal(read({ startMs: 5000, endMs: 9000 }).startMs, 5000);
    assert.equal(read({ startMs: -0, duration: 9 }).startMs, 0);
  });
});

describe('hints that miss or contradict each other', () => {
  it('start where end - duration says, when they differ', () => {
    assert.deepEqual(times({ start: at(0), end: at(61.5), duration: 60 }), [1.5, 61.5, []]);
    assert.deepEqual(times({ start: at(0), end: at(70), duration: 60 }), [10, 70, ['start']]);
  });

  it('have a missing one worked out from the others', () => {
    assert.deepEqual(times({ end: at(60), duration: 60 }), [0, 60, ['start']]);
    assert.deepEqual(times({ start: at(0), duration: 60 }), [0, 60, ['end']]);
    assert.deepEqual(times({ start: at(0), end: at(60) }), [0, 60, []]);
    assert.deepEqual(times({ start: at(0), end: 0, duration: '60' }), [0, 60, ['end']]);
    assert.deepEqual(times({ start: at(0), end: at(60), duration: 0 }), [0, 60, []]);
  });

  it('have the length worked out from the size when nothing else tells it', () => {
    assert.deepEqual(times({ end: at(80), size: 10e6 }), [0, 80, ['start', 'duration']]);
    assert.deepEqual(times({ start: at(0), size: 10e6 }), [0, 80, ['end', 'duration']]);
    assert.deepEqual(times({ start: at(0), end: at(1e6), size: 10e6 }), [1e6 - 80, 1e6, ['start', 'duration']]);
    assert.deepEqual(times({ start: at(0), size: 80e3, format: 'aac' }), [0, 10, ['end', 'duration']]);
  });

  it('were swapped, when the end is before the start by the duration or nothing speaks against it', () => {
    assert.deepEqual(times({ start: at(60), end: at(0), duration: 61 }), [0, 60, ['start', 'end']]);
    assert.deepEqual(times({ start: at(60), end: at(0) }), [0, 60, ['start', 'end']]);
    assert.deepEqual(times({ start: at(60), end: at(0), size: 6e6 }), [0, 60, ['start', 'end']]);
  });

  it('keep the end when it is before the start and the duration does not fit', () => {
    assert.deepEqual(times({ start: at(500), end: at(60), duration: 60 }), [0, 60, ['start']]);
  });

  it('make of the sample event of the guide, which ends before it starts, a recording of its size up to its end', () => {
    const event = { start_time: 1473135647, end_time: 1473125627, file_size: 9749353, file_id: '9192487266581821586', file_format: 'flv', stream_id: '2121_15919131751', video_url: 'http://200025724.vod.myqcloud.com/200025724_ac92b781a22c4a3e937c9e61c2624af7.f0.flv' };
    const { recordings } = parseRecordings([{ id: event.file_id, url: event.video_url, format: event.file_format, stream: event.stream_id, start: event.start_time, end: event.end_time, size: event.file_size }]);
    assert.deepEqual(recordings, [
      {
        id: event.file_id,
        url: event.video_url,
        format: 'flv',
        stream: event.stream_id,
        size: event.file_size,
        startMs: 1473125627000 - 77995,
        endMs: 1473125627000,
        duration: 77.995,
        repaired: ['start', 'duration'],
      },
    ]);
  });

  it('are refused when they do not tell how long the recording is, or when it was', () => {
    for (const given of [{}, { duration: 60 }, { size: 1e6 }]) assert.equal(reason(given), 'start or end must be given.');
    for (const given of [{ start: at(0) }, { end: at(0) }, { start: at(0), end: at(0) }, { start: at(0), end: at(1e6) }, { start: at(1e6), end: at(0) }, { start: at(0), end: at(1), duration: 1e-6 }])
      assert.match(reason(given), /^duration must be given/);
    assert.match(reason({ end: 10, duration: 60 }), /^start must not be before 1970/);
  });

  it('never put a recording elsewhere than one of them says', () => {
    const second = fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: undefined });
    fc.assert(
      fc.property(second, second, fc.option(fc.integer({ min: 1, max: 9000 }), { nil: undefined }), (start, end, duration) => {
        const given = { start: start && at(start), end: end && at(end), duration };
        const [recording] = parseRecordings([{ url: 'a.flv', ...given }]).recordings;
        if (!recording) return;
        const edges = [recording.startMs, recording.endMs].map((ms) => (ms - noon) / 1000);
        assert.ok(edges.some((edge) => edge === start || edge === end));
        if (duration !== undefined) assert.ok(Math.abs(recording.duration - duration) <= 2);
      }),
      { numRuns: 300 },
    );
  });
});
