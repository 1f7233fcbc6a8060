import type { OpenedRecording } from '../../container/opened-recording.js';
import type { Span, Timeline } from '../../timeline/timeline.js';

/** What a plan needs to know of a recording that is open. Seconds of source time. */
export type Opened = Pick<OpenedRecording, 'duration' | 'segments'> & { readonly growing?: boolean };

/** A media segment of the stitched replay. Seconds. */
export interface PlannedSegment {
  readonly span: Span;
  /** Number of the segment in its recording; `undefined` while that is not open or has not come so far, and the segment only stands for its minutes. */
  readonly index: number | undefined;
  /** Which init segment of the recording it needs. */
  readonly init: number;
  readonly playStart: number;
  readonly duration: number;
  /** What is added to source time to give play time. */
  readonly timeOffset: number;
  /** Source time at which it is cut, where another recording takes over. */
  readonly until: number | undefined;
}

/** A timeline whose seams lie on key frames as far as its recordings are open, and the segments that play it. */
export interface Plan {
  readonly timeline: Timeline;
  readonly segments: readonly PlannedSegment[];
}

/** A remainder shorter than this is no segment of its own. Seconds. */
const shortest = 0.01;

/** What of a recording a span is to show, in seconds of source time; without `media` it is not open. */
interface Cut {
  readonly span: Span;
  readonly media: Opened | undefined;
  readonly start: number;
  readonly end: number;
}

/** Minutes of a recording that is not open are laid out in pieces of this length. Seconds. */
const nominal = 10;

/**
 * Lays the segments of recordings on a timeline: real ones of those that are open, and for the others what their hints tell.
 *
 * A span can begin only with a key frame. Where it was to begin later, in minutes that the span before it has too, it begins with the key
 * frame before, and the other span ends there.
 * @param opened - By recording id.
 */
export function planSegments(timeline: Timeline, opened: ReadonlyMap<string, Opened>): Plan {
  const cuts = timeline.spans.flatMap((span): Cut[] => {
    const media = opened.get(span.recording.id);
    const hinted = span.sourceOffset + span.playEnd - span.playStart;
    if (!media) return [{ span, media, start: span.sourceOffset, end: hinted }];
    if (media.growing && knownEnd(media) <= span.sourceOffset) return [{ span, media, start: span.sourceOffset, end: hinted }];
    return media.segments.length ? [{ span, media, start: firstKey(media, span.sourceOffset), end: Math.min(hinted, media.duration) }] : [];
  });
  const spans: Span[] = [];
  const segments: PlannedSegment[] = [];
  let playStart = 0;
  cuts.forEach((cut, number) => {
    const next = cuts[number + 1];
    // Minutes that the next span takes over by beginning earlier.
    const ceded = next && touches(cut.span, next.span) ? next.span.sourceOffset - next.start : 0;
    const end = Math.max(cut.end - ceded, cut.start);
    if (end - cut.start < shortest) return;
    const moved = cut.start - cut.span.sourceOffset;
    const span: Span = {
      ...cut.span,
      playStart,
      playEnd: playStart + end - cut.start,
      wallStartMs: cut.span.wallStartMs + moved * 1000,
      sourceOffset: cut.start,
    };
    spans.push(span);
    const known = cut.media ? segmentsOf(span, cut.media, end) : [];
    segments.push(...known, ...(cut.media && !cut.media.growing ? [] : piecesOf(span, known.at(-1))));
    playStart = span.playEnd;
  });
  return { timeline: relaid(timeline, spans), segments };
}

function segmentsOf(span: Span, { segments, duration }: Opened, end: number): PlannedSegment[] {
  const timeOffset = span.playStart - span.sourceOffset;
  return segments.flatMap((segment, index) => {
    const last = Math.min(segment.start + segment.duration, end);
    if (segment.start < span.sourceOffset - shortest || last - segment.start < shortest) return [];
    const until = end < duration - shortest && end < segment.start + segment.duration ? end : undefined;
    return [{ span, index, init: segment.init, playStart: segment.start + timeOffset, duration: last - segment.start, timeOffset, until }];
  });
}

/** What is not known of a span: all that follows `last`. */
function piecesOf(span: Span, last: PlannedSegment | undefined): PlannedSegment[] {
  const from = last ? last.playStart + last.duration : span.playStart;
  const length = span.playEnd - from;
  if (length < shortest) return [];
  const count = Math.max(1, Math.round(length / nominal));
  const duration = length / count;
  const timeOffset = span.playStart - span.sourceOffset;
  return Array.from({ length: count }, (_, piece) => {
    return { span, index: undefined, init: last?.init ?? 0, playStart: from + piece * duration, duration, timeOffset, until: undefined };
  });
}

/** How much of a recording is listed. */
function knownEnd({ segments }: Opened): number {
  const last = segments.at(-1);
  return last ? last.start + last.duration : 0;
}

/** The begin of the segment in which `time` lies, or of the first one. */
function firstKey({ segments }: Opened, time: number): number {
  const before = segments.findLast(({ start }) => start <= time + shortest);
  return (before ?? segments[0])?.start ?? 0;
}

/** Whether one span follows the other on the clock without a gap. */
function touches(span: Span, next: Span): boolean {
  return next.wallStartMs - (span.wallStartMs + (span.playEnd - span.playStart) * 1000) < 1000;
}

/** The timeline with its spans moved to where they really play. */
function relaid(timeline: Timeline, spans: readonly Span[]): Timeline {
  const gaps = timeline.gaps.map((gap) => ({ ...gap, playTime: spans.find(({ wallStartMs }) => wallStartMs >= gap.wallEndMs - 1000)?.playStart ?? spans.at(-1)?.playEnd ?? 0 }));
  return { ...timeline, spans, gaps, duration: spans.at(-1)?.playEnd ?? 0 };
}
