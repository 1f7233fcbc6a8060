// Two recordings of eight seconds, one behind the other: how long the picture stands where they meet.
const mp4 = '/test/media/clock-parts.mp4';

/** @type {import('./run-bench.mjs').Bench} */
export default {
  title: 'Seam of two recordings',
  notes: ['Stall: the longest time between two pictures from 1.5 s before the seam to 1.5 s after it. A frame lasts 40 ms.'],
  contestants: [
    { name: 'Swapping src', format: 'vod', module: 'swap-src', src: mp4, isBare: true, settings: 'two MP4 files in a <video>, the second when the first has ended' },
    { name: 'Relive', format: 'vod', module: 'relive-seam', src: mp4, settings: 'the same files, <relive-replay muted autoplay controls>, dist/cdn' },
    { name: 'hls.js Interstitials', format: 'vod', module: 'interstitial', src: '/vod/clock.m3u8?rounds=2&interstitial=8', settings: 'HLS in fMP4, appended in place; hls.js' },
    { name: '@videojs/plugin-concat', format: 'vod', module: 'concat', src: '/vod/clock-variants.m3u8?rounds=1', settings: 'HLS in fMP4, two playlists joined; its own video.js 7', styles: '@videojs/plugin-concat/node_modules/video.js/dist/video-js.min.css' },
  ],
  columns: [{ id: 'stall', label: 'stall', unit: 'ms' }],

  async measure(_contestant, { url, visitor }) {
    await visitor.page.goto(url, { waitUntil: 'commit' });
    await visitor.ask('stage.visit');
    return { stall: Number(await visitor.ask('stage.longestStep(6.5, 9.5)')) };
  },
};
