import { html, nothing, type TemplateResult } from 'lit';
import { cssVariable } from '../theme/css-variable.js';
import type { BarPieces } from './bar-pieces.js';
import { fractionOf, type BarWindow } from './bar-window.js';
import type { TickMark } from './tick-marks.js';

/** The part of a bar between two positions, as its style sheet needs it. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** A fraction in as many figures as a screen can show. */
export function figures(fraction: number): string {
  return fraction.toFixed(5);
}

/** Recordings, holes and notches of what is on show. Where there are several recordings, the one under the pointer stands out. */
export function drawPieces({ stretches, holes }: BarPieces, view: BarWindow, pointer: number | undefined): unknown {
  const onShow = ({ start, end }: Place) => end >= view.start && start <= view.start + view.length;
  return [
    ...stretches.filter(onShow).map((stretch) => {
      const hot = pointer !== undefined && pointer >= stretch.start && pointer < stretch.end && stretches.length > 1;
      return piece(`stretch ${stretch.seam ? 'seam' : ''} ${hot ? 'hot' : ''}`, stretch, view);
    }),
    ...holes.filter(onShow).map((hole) => piece(`${hole.start === hole.end ? 'notch' : 'hole'} ${hole.failed ? 'failed' : ''}`, hole, view)),
  ];
}

/** Dots over what cannot be played, and a line where the pointer is. */
export function drawMarks({ holes }: BarPieces, view: BarWindow, pointer: number | undefined): unknown {
  const mark = (name: string, at: number) => piece(name, { start: at, end: at }, view);
  return [...holes.filter(({ failed }) => failed).map(({ start, end }) => mark('broken', (start + end) / 2)), pointer === undefined ? nothing : mark('pointer', pointer)];
}

/** The whole bar, small, and what of it is on show. */
export function drawMap({ stretches }: BarPieces, view: BarWindow, total: number): unknown {
  const whole = { start: 0, length: total };
  return [
    ...stretches.map((stretch) => piece('stretch', stretch, whole)),
    html`<i class="here"></i>`,
    piece('window', { start: view.start, end: view.start + view.length }, whole),
  ];
}

export function drawTick({ at, label, day, end }: TickMark): TemplateResult {
  return html`<span class="tick ${day ? 'day' : ''} ${end ?? ''}" ${cssVariable('--from', figures(at))}>${label}</span>`;
}

function piece(name: string, { start, end }: Place, view: BarWindow): TemplateResult {
  return html`<i class=${name} ${cssVariable('--from', figures(fractionOf(view, start)))} ${cssVariable('--long', figures((end - start) / view.length || 0))}></i>`;
}
