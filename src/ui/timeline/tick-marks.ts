import { barLength, barToWall, wallToBar, type GapMode } from '../../timeline/gap-mode.js';
import { spanWallEndMs, type Timeline } from '../../timeline/timeline.js';
import { fractionOf, isZoomed, type BarWindow } from './bar-window.js';
import type { Clock } from './clock.js';
import { roundTimes, tickSteps } from './round-times.js';

/** A time under the bar. */
export interface TickMark {
  /** Where, as a fraction of what is on show. */
  readonly at: number;
  readonly label: string;
  /** Whether a day begins here. */
  readonly day: boolean;
  /** At an end of the bar its label lies inwards, and it needs no mark. */
  readonly end?: 'first' | 'last';
}

interface Scale {
  readonly timeline: Timeline;
  readonly mode: GapMode;
  readonly window: BarWindow;
  /** Pixels. */
  readonly width: number;
  readonly clock: Clock;
}

/** Room between labels, in pixels. */
const air = 28;
const day = 86_400;

/** As many round times of the clock as there is room for, and the ends of the whole bar. */
export function tickMarks(scale: Scale): TickMark[] {
  const { timeline, mode, window, width, clock } = scale;
  const total = barLength(timeline, mode);
  const fromMs = barToWall(timeline, window.start, mode);
  const toMs = barToWall(timeline, window.start + window.length, mode);
  if (!width || !total || fromMs === undefined || toMs === undefined) return [];

  const severalDays = !clock.sameDay(timeline.startMs, timeline.endMs);
  const marks: TickMark[] = [];
  let freeFrom = 0;
  let freeTo = width;
  if (!isZoomed(window, total)) {
    const [first, last] = [fromMs, toMs].map((ms) => (severalDays ? `${clock.date(ms)} ` : '') + clock.time(ms, total < 300)) as [string, string];
    freeFrom = labelWidth(first) + air / 2;
    freeTo = width - labelWidth(last) - air / 2;
    if (freeFrom + air < freeTo + air / 2) marks.push({ at: 0, label: first, day: false, end: 'first' }, { at: 1, label: last, day: false, end: 'last' });
    else return [];
  }

  const pixelsPerSecond = width / window.length;
  const step = tickSteps.find((step) => step * pixelsPerSecond >= labelWidth(step < day ? clock.time(fromMs, step < 60) : clock.date(fromMs)) + air);
  if (!step) return marks;
  let beforeMs = fromMs;
  for (const ms of timesOnShow(scale, fromMs, toMs, step)) {
    const at = fractionOf(window, wallToBar(timeline, ms, mode));
    const isMidnight = (ms + clock.offsetMs(ms)) % (day * 1000) === 0;
    const newDay = severalDays && !clock.sameDay(beforeMs, ms);
    const label = step >= day || (newDay && isMidnight) ? clock.date(ms) : `${newDay ? `${clock.date(ms)} ` : ''}${clock.time(ms, step < 60)}`;
    const half = labelWidth(label) / 2;
    if (at * width - half < freeFrom || at * width + half > freeTo) continue;
    marks.push({ at, label, day: newDay || step >= day });
    freeFrom = at * width + half + air / 2;
    beforeMs = ms;
  }
  return marks;
}

/** Where gaps are skipped, the round times in them are nowhere on the bar. */
function timesOnShow({ timeline, mode, clock }: Scale, fromMs: number, toMs: number, step: number): number[] {
  if (mode === 'show') return roundTimes(fromMs, toMs, step, clock.offsetMs);
  return timeline.spans.flatMap((span) => {
    const [startMs, endMs] = [Math.max(span.wallStartMs, fromMs), Math.min(spanWallEndMs(span), toMs)];
    return startMs < endMs ? roundTimes(startMs, endMs, step, clock.offsetMs) : [];
  });
}

/** Close enough to lay labels out before they are drawn, at 11 px. */
function labelWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += letter > '\u2e80' ? 11 : letter === ':' || letter === ' ' ? 3.5 : 6.6;
  return width;
}
