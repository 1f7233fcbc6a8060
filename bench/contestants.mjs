// Who takes part. Every player has its own defaults and what its documentation says about live streams; sound is off, so that all may begin by themselves.

/**
 * @typedef {object} Contestant
 * @property {string} name
 * @property {'flv' | 'hls' | 'vod'} format Those of one format are compared.
 * @property {string} [src] What it plays, where that is not the live stream of its format.
 * @property {string} [key] Tells pages with the same module apart.
 * @property {string} module In contestants/: how a page starts and stops it.
 * @property {string} settings Beyond the defaults.
 * @property {string} [styles] What its documentation tells a page to load with it, from node_modules.
 * @property {boolean} [isBare] The engine without a player, that the others are compared with.
 */

/** @type {readonly Contestant[]} */
export const contestants = [
  { name: 'Relive', format: 'flv', module: 'relive', settings: '<relive-live muted autoplay controls>, dist/cdn' },
  { name: 'mpegts.js', format: 'flv', module: 'mpegts', isBare: true, settings: "isLive, and enableStashBuffer: false, which its API page gives for the least delay; <video controls>" },
  { name: 'xgplayer', format: 'flv', module: 'xgplayer-flv', settings: 'isLive, autoplay, autoplayMuted, xgplayer-flv', styles: 'xgplayer/dist/index.min.css' },
  { name: 'Relive', format: 'hls', module: 'relive', settings: '<relive-live muted autoplay controls>, dist/cdn' },
  { name: 'hls.js light', format: 'hls', module: 'hls-light', isBare: true, settings: 'none, hls.js/light; <video controls>' },
  { name: 'hls.js', format: 'hls', module: 'hls', settings: 'none, hls.js; <video controls>' },
  { name: 'xgplayer', format: 'hls', module: 'xgplayer-hls', settings: 'isLive, autoplay, autoplayMuted, xgplayer-hls', styles: 'xgplayer/dist/index.min.css' },
  { name: 'video.js', format: 'hls', module: 'video-js', settings: "autoplay: 'muted', controls, liveui", styles: 'video.js/dist/video-js.min.css' },
];

export const streams = { flv: '/live/clock.flv', hls: '/hls/clock.m3u8', vod: '' };

/** @param {Contestant} contestant */
export const sourceOf = ({ src, format }) => src ?? streams[format];
