import type { Recording } from './recording.js';
import type { Span, Timeline } from './timeline.js';
import { spanWallEndMs } from './timeline.js';

/** A moment of a timeline, found by wall time. */
export interface DateLocation {
  readonly span: Span;
  /** Seconds. */
  readonly playTime: number;
  /** Where the date lies. In a `gap` and `before` the timeline the next span's start stands for it, `after` it the end. */
  readonly where: 'span' | 'gap' | 'before' | 'after';
}

/** A moment of one recording. */
export interface SourceMoment {
  readonly recording: Recording;
  /** Seconds into the recording's media. */
  readonly sourceTime: number;
}

/**
 * The span that is on show at `playTime`, in seconds.
 *
 * A seam belongs to the span that begins there, the very end to the last span.
 * @returns `undefined` outside the timeline.
 */
export function locateSpan(spans: readonly Span[], playTime: number): Span | undefined {
  const span = lastBegun(spans, 'playStart', playTime);
  return span && playTime <= span.playEnd ? span : undefined;
}

/**
 * The moment of a wall-clock time, in epoch milliseconds.
 * @returns `undefined` for a timeline without spans, and for a date that is `NaN`.
 */
export function locateDate({ spans, startMs, endMs }: Timeline, dateMs: number): DateLocation | undefined {
  const last = spans.at(-1);
  if (!last || Number.isNaN(dateMs)) return undefined;
  if (dateMs > endMs) return { span: last, playTime: last.playEnd, where: 'after' };

  const index = lastIndexBegun(spans, 'wallStartMs', dateMs);
  const span = spans[index];
  if (span && dateMs <= spanWallEndMs(span)) {
    const playTime = Math.min(span.playStart + (dateMs - span.wallStartMs) / 1000, span.playEnd);
    return { span, playTime, where: 'span' };
  }
  const next = spans[index + 1];
  const where = dateMs < startMs ? 'before' : 'gap';
  return next ? { span: next, playTime: next.playStart, where } : { span: last, playTime: last.playEnd, where };
}

/** Epoch milliseconds at `playTime`; `undefined` outside the timeline. Where a gap is crossed it is the time after the gap. */
export function playToWall(timeline: Timeline, playTime: number): number | undefined {
  const span = locateSpan(timeline.spans, playTime);
  return span && span.wallStartMs + (playTime - span.playStart) * 1000;
}

/** Play time of a wall-clock time in epoch milliseconds, or of the moment that stands for it, as `locateDate` says. */
export function wallToPlay(timeline: Timeline, dateMs: number): number | undefined {
  return locateDate(timeline, dateMs)?.playTime;
}

/** The recording, and the moment of its media, at `playTime`; `undefined` outside the timeline. */
export function playToSource(timeline: Timeline, playTime: number): SourceMoment | undefined {
  const span = locateSpan(timeline.spans, playTime);
  return span && { recording: span.recording, sourceTime: span.sourceOffset + playTime - span.playStart };
}

/** Play time of a moment of a recording; `undefined` where that is not part of the timeline. */
export function sourceToPlay(timeline: Timeline, recordingId: string, sourceTime: number): number | undefined {
  const span = locateSource(timeline, recordingId, sourceTime);
  return span && span.playStart + sourceTime - span.sourceOffset;
}

/** The span that shows a moment of a recording; `undefined` where none does. */
export function locateSource(timeline: Timeline, recordingId: string, sourceTime: number): Span | undefined {
  const span = lastBegun(spansOf(timeline, recordingId), 'sourceOffset', sourceTime);
  return span && sourceTime <= span.sourceOffset + span.playEnd - span.playStart ? span : undefined;
}

const spansByRecording = new WeakMap<Timeline, ReadonlyMap<string, Span[]>>();

/** The spans of one recording, in order. A better recording of some of its minutes splits it. */
export function spansOf(timeline: Timeline, recordingId: string): readonly Span[] {
  let index = spansByRecording.get(timeline);
  if (!index) spansByRecording.set(timeline, (index = indexByRecording(timeline.spans)));
  return index.get(recordingId) ?? [];
}

function indexByRecording(spans: readonly Span[]): Map<string, Span[]> {
  const index = new Map<string, Span[]>();
  for (const span of spans) {
    const others = index.get(span.recording.id);
    if (others) others.push(span);
    else index.set(span.recording.id, [span]);
  }
  return index;
}

type SpanStart = 'playStart' | 'wallStartMs' | 'sourceOffset';

function lastBegun(spans: readonly Span[], start: SpanStart, value: number): Span | undefined {
  return spans[lastIndexBegun(spans, start, value)];
}

/** The last span that begins at or before `value`, or -1. */
function lastIndexBegun(spans: readonly Span[], start: SpanStart, value: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.[start] ?? NaN) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
