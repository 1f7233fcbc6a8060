import { bareVideo } from './bare-video.js';

/** One file, and when it has ended, the next one in the same element. */
export function start(place, url) {
  const video = bareVideo(place);
  video.src = url;
  video.addEventListener('ended', () => (video.src = `${url}?again`), { once: true });
  return { video, stop: () => video.remove() };
}
