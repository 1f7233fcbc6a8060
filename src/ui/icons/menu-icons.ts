const screen = 'M3.5 7.5a2 2 0 0 1 2-2h13a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2z';

/** What the menu shows. Lines of 1.75 on a grid of 24. */
export const menuIcons = {
  fill: `${screen}M7.5 12h9M9.5 9.75L7.25 12l2.25 2.25M14.5 9.75L16.75 12l-2.25 2.25`,
  layers: 'M12 4.5L20.5 9 12 13.5 3.5 9zM3.5 13.75L12 18.25l8.5-4.5',
  chart: 'M5.5 19v-5M12 19V5M18.5 19v-9',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  back: 'M14.25 6l-6 6 6 6',
  forth: 'M9.75 6l6 6-6 6',
} as const;
