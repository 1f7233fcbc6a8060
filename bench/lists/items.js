// The same hundred thousand for everyone.
const began = Date.UTC(2026, 0, 10, 10);

export const items = Array.from({ length: 100_000 }, (_, at) => ({
  kind: 'replay',
  id: `s${at}`,
  stream: `stream${at % 40}`,
  title: `Broadcast number ${at + 1} of a hundred thousand`,
  start: new Date(began - at * 600_000).toISOString(),
  end: new Date(began - at * 600_000 + 540_000).toISOString(),
  duration: 540,
  poster: 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=',
  recordings: [{ id: `r${at}`, url: '/none.flv', format: 'flv', start: new Date(began - at * 600_000).toISOString(), duration: 540 }],
}));
