import { html, type TemplateResult } from 'lit';
import type { FeedItem } from '../../feed/feed-item.js';
import { cssVariable } from '../theme/css-variable.js';

/** What stands where there is no picture: colours of the stream's own, and how its name begins. */
export function posterArt({ stream, title }: FeedItem): TemplateResult {
  const hue = hueOf(stream);
  return html`<span class="art" ${cssVariable('--_hue', `${hue}deg`)}><span aria-hidden="true">${initial(title)}</span></span>`;
}

/** The same for a stream everywhere and always. Degrees. */
export function hueOf(stream: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < Math.min(stream.length, 100); i++) hash = Math.imul(hash ^ stream.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % 360;
}

/** A first letter or figure; of a language that joins letters, as a whole. */
function initial(title: string): string {
  return /[\p{L}\p{N}]\p{M}*/u.exec(title.slice(0, 40))?.[0].toLocaleUpperCase() ?? '▸';
}
