import { bareVideo } from './bare-video.js';

/** Plays with one of the builds of hls.js. */
export const startHls = (Hls) => (place, url) => {
  const video = bareVideo(place);
  const hls = new Hls();
  hls.loadSource(url);
  hls.attachMedia(video);
  return {
    video,
    stop() {
      hls.destroy();
      video.remove();
    },
  };
};
