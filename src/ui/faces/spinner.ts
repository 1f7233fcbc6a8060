import { html, type TemplateResult } from 'lit';

/** An arc that travels along a rim. It shows itself only after 300 ms: most waits are over by then. */
export function spinner(text: string, said: boolean): TemplateResult {
  return html`<div class=${said ? 'face waiting said' : 'face waiting'}>
    <span class="disc"><svg viewBox="0 0 64 64" aria-hidden="true"><circle cx="32" cy="32" r="31" /><circle class="arc" cx="32" cy="32" r="31" pathLength="100" /></svg></span>
    <span class="line">${text}</span>
  </div>`;
}
