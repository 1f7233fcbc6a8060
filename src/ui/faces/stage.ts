import { html, type TemplateResult } from 'lit';
import type { Words } from '../language/words.js';

/** All that lies over the picture, and the quiet voice that tells what happened to it. */
export function stage(content: unknown, words: Words, { quiet, announcement }: { quiet: boolean; announcement: string }): TemplateResult {
  return html`<div class=${quiet ? 'stage quiet' : 'stage'} lang=${words.lang}>
    ${content}
    <p class="unseen" role="status">${announcement}</p>
  </div>`;
}
