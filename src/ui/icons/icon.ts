import { html, type TemplateResult } from 'lit';

const speaker = 'M4 9.5v5h3.25L12 18.5v-13L7.25 9.5z';
const screen = 'M3.5 7.5a2 2 0 0 1 2-2h13a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2z';
const disc = 'M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0z';

/** Lines of 1.75 on a grid of 24. */
const paths = {
  play: 'M8 5.25v13.5L18.75 12z',
  pause: 'M7 5.75h2.5v12.5H7zM14.5 5.75H17v12.5h-2.5z',
  again: 'M5.3 8.2A7.75 7.75 0 1 1 4.25 12M4.75 4v4.25H9',
  loud: `${speaker}M15.5 9.25a4 4 0 0 1 0 5.5M18 6.75a7.5 7.5 0 0 1 0 10.5`,
  quiet: `${speaker}M15.5 9.25a4 4 0 0 1 0 5.5`,
  muted: `${speaker}M16 9.75l4.5 4.5M20.5 9.75L16 14.25`,
  enlarge: 'M4.5 9V6.5a2 2 0 0 1 2-2H9M15 4.5h2.5a2 2 0 0 1 2 2V9M19.5 15v2.5a2 2 0 0 1-2 2H15M9 19.5H6.5a2 2 0 0 1-2-2V15',
  shrink: 'M9 4.5V7a2 2 0 0 1-2 2H4.5M19.5 9H17a2 2 0 0 1-2-2V4.5M15 19.5V17a2 2 0 0 1 2-2h2.5M4.5 15H7a2 2 0 0 1 2 2v2.5',
  aside: 'M9.5 18.5h-4a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2h13a2 2 0 0 1 2 2v2M14 13h5.25A1.25 1.25 0 0 1 20.5 14.25v3a1.25 1.25 0 0 1-1.25 1.25H14a1.25 1.25 0 0 1-1.25-1.25v-3A1.25 1.25 0 0 1 14 13z',
  camera: 'M3.5 9a2 2 0 0 1 2-2h2.25L9.5 4.75h5L16.25 7h2.25a2 2 0 0 1 2 2v8.5a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2zM15.25 13a3.25 3.25 0 1 1-6.5 0 3.25 3.25 0 0 1 6.5 0z',
  settings: 'M4 7.5h8.5M17.5 7.5H20M4 16.5h2.5M11.5 16.5H20M17.5 7.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM11.5 16.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z',
  fill: `${screen}M7.5 12h9M9.5 9.75L7.25 12l2.25 2.25M14.5 9.75L16.75 12l-2.25 2.25`,
  layers: 'M12 4.5L20.5 9 12 13.5 3.5 9zM3.5 13.75L12 18.25l8.5-4.5',
  chart: 'M5.5 19v-5M12 19V5M18.5 19v-9',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  back: 'M14.25 6l-6 6 6 6',
  forth: 'M9.75 6l6 6-6 6',
  away: 'M19.75 14.25A8.25 8.25 0 1 1 9.75 4.25a6.5 6.5 0 0 0 10 10z',
  lock: 'M6.75 10.5h10.5a1.75 1.75 0 0 1 1.75 1.75v5.5a1.75 1.75 0 0 1-1.75 1.75H6.75A1.75 1.75 0 0 1 5 17.75v-5.5a1.75 1.75 0 0 1 1.75-1.75zM8 10.5V8a4 4 0 0 1 8 0v2.5',
  trouble: `${disc}M12 7.75v5M12 16.15v.05`,
  done: `${disc}M8.25 12.25l2.6 2.6 4.9-5.35`,
} as const;

export type IconName = keyof typeof paths;

/** A drawing beside a name: never read out. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class=${name === 'play' || name === 'pause' ? 'solid' : ''} viewBox="0 0 24 24" aria-hidden="true"><path d=${paths[name]} /></svg>`;
}
