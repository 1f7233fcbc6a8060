import { html, nothing, type TemplateResult } from 'lit';
import { barToPlay, barToWall } from '../../timeline/gap-mode.js';
import type { Words } from '../language/words.js';
import type { Hole } from './bar-pieces.js';
import type { Clock } from './clock.js';
import { elapsedText } from './spoken-time.js';
import type { TimelineState } from './timeline-bar.js';
import { holeText, momentText } from './timeline-text.js';

/**
 * What is at a place of the bar: the time of day, and the time into the broadcast.
 * @param picture - The frame there, where there is one.
 */
export function hoverCard(state: TimelineState, position: number, hole: Hole | undefined, clock: Clock, words: Words, picture: unknown = nothing): TemplateResult {
  const { timeline, mode, dated } = state;
  const ms = dated ? barToWall(timeline, position, mode) : undefined;
  const elapsed = elapsedText(barToPlay(timeline, position, mode));
  const inHole = hole !== undefined && hole.end > hole.start;
  return html`<div class="card">
    ${picture}
    <b>${ms === undefined ? elapsed : momentText(state, ms, clock)}</b>
    ${ms === undefined || inHole ? nothing : html`<span>${elapsed}</span>`}
    ${hole && dated ? html`<span class=${hole.failed ? 'failed' : ''}>${holeText(hole, clock, words)}</span>` : nothing}
  </div>`;
}
