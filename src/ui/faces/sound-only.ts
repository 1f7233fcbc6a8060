import { html, type TemplateResult } from 'lit';
import { sayings } from './sayings.js';

/**
 * Five bars in place of a picture that never comes; `bare` where there is no poster behind them.
 *
 * They do not measure: an analyser would take the sound out of the media element for good (Web Audio 1.1, 1.25).
 */
export function soundOnly(lang: string, { moving, bare }: { moving: boolean; bare: boolean }): TemplateResult {
  return html`<div class="sound-only ${moving ? 'moving' : ''} ${bare ? 'bare' : ''}" role="img" aria-label=${sayings(lang).soundOnly}>
    <i></i><i></i><i></i><i></i><i></i>
  </div>`;
}
