import mpegts from 'mpegts.js';
import { bareVideo } from './bare-video.js';

export function start(place, url) {
  const video = bareVideo(place);
  const player = mpegts.createPlayer({ type: 'flv', isLive: true, url }, { enableStashBuffer: false });
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
