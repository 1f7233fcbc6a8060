import mpegts from 'mpegts.js';
import { bareVideo } from './bare-video.js';

export function start(place, url, { cacheMin } = {}) {
  const video = bareVideo(place);
  const player = mpegts.createPlayer({ type: 'flv', isLive: true, url }, {
    enableStashBuffer: false,
    // Its own means of staying near the edge.
    ...(cacheMin && { liveSync: true, liveSyncTargetLatency: cacheMin, liveSyncMaxLatency: cacheMin + 0.2 }),
  });
  player.attachMediaElement(video);
  player.load();
  player.play();
  return {
    video,
    stop() {
      player.destroy();
      video.remove();
    },
  };
}
