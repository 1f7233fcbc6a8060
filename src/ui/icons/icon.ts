import { html, type TemplateResult } from 'lit';
import { barIcons } from './bar-icons.js';

const solid: readonly string[] = [barIcons.play, barIcons.pause];

/** A drawing beside a name: never read out. @param path - Lines of 1.75 on a grid of 24. */
export function icon(path: string): TemplateResult {
  return html`<svg class=${solid.includes(path) ? 'solid' : ''} viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}
