// Broadcasts of the last days, told to the feed as a cloud tells of its recordings: nobody wants to begin with an empty list.

/** Files of the tests, and their seconds. */
const files = /** @type {const} */ ({
  flv: { video_url: '/media/clock.flv', file_format: 'flv', duration: 8 },
  portrait: { video_url: '/media/clock-small.flv', file_format: 'flv', duration: 4 },
  hls: { video_url: '/replays/clock-ts.m3u8', file_format: 'hls', duration: 8 },
  mp4: { video_url: '/media/clock-parts.mp4', file_format: 'mp4', duration: 8 },
});

/** Stream, title, how long ago in hours, and the files one after the other. @type {readonly [string, string, number, readonly (keyof typeof files)[]][]} */
const broadcasts = [
  ['station', 'The station clock, rush hour', 5, ['flv', 'portrait', 'flv']],
  ['tower', 'Four faces of the clock tower', 27, ['mp4', 'hls']],
  ['workshop', '钟表工坊：拆开一座老钟', 50, ['flv', 'mp4', 'portrait']],
  ['harbour', 'Harbour time signal', 76, ['hls', 'flv']],
  ['observatory', 'A night at the observatory, told by its clocks from dusk until the first tram', 24 * 9, ['mp4', 'mp4', 'flv']],
];

/** @param {{ cloud(event: object): Promise<void>, name(stream: string, title: string): Promise<void> }} callbacks */
export async function tellPastBroadcasts({ cloud, name }) {
  for (const [stream, title, hours, kinds] of broadcasts) {
    let at = Math.floor(Date.now() / 1000) - hours * 3600;
    await name(stream, title);
    for (const [number, kind] of kinds.entries()) {
      const { duration } = files[kind];
      await cloud({ event_type: 100, stream_id: stream, channel_id: stream, file_id: `${stream}-${number}`, start_time: at, end_time: at + duration, file_size: 1_000_000, ...files[kind] });
      at += duration;
    }
  }
}
