const day = 86_400_000;
const began = Date.UTC(2026, 0, 10, 10);

/** A room on air; the higher its number, the later it began. */
export const room = (number: number, more: object = {}) => ({
  kind: 'live',
  id: `room${number}`,
  stream: `room${number}`,
  title: `Room ${number}`,
  src: `/live/clock.flv?id=room${number}`,
  startedAt: new Date(began + number * 60_000).toISOString(),
  ...more,
});

/** A replay; the higher its number, the longer ago. */
export const replay = (number: number, more: object = {}) => ({
  kind: 'replay',
  id: `replay${number}`,
  stream: 'harbour',
  title: `Replay ${number}`,
  start: new Date(began - number * day).toISOString(),
  end: new Date(began - number * day + 4000).toISOString(),
  duration: 4,
  poster: 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=',
  recordings: [{ id: `r${number}`, url: '/test/media/clock-small.flv', format: 'flv', start: new Date(began - number * day).toISOString(), duration: 4 }],
  ...more,
});

export const replays = (amount: number) => Array.from({ length: amount }, (_, at) => replay(at + 1));
