const disc = 'M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0z';

/** What a message shows. Lines of 1.75 on a grid of 24. */
export const messageIcons = {
  away: 'M19.75 14.25A8.25 8.25 0 1 1 9.75 4.25a6.5 6.5 0 0 0 10 10z',
  lock: 'M6.75 10.5h10.5a1.75 1.75 0 0 1 1.75 1.75v5.5a1.75 1.75 0 0 1-1.75 1.75H6.75A1.75 1.75 0 0 1 5 17.75v-5.5a1.75 1.75 0 0 1 1.75-1.75zM8 10.5V8a4 4 0 0 1 8 0v2.5',
  trouble: `${disc}M12 7.75v5M12 16.15v.05`,
  done: `${disc}M8.25 12.25l2.6 2.6 4.9-5.35`,
} as const;
