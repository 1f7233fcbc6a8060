import videojs from 'video.js';

export function start(place, url) {
  const element = place.appendChild(document.createElement('video-js'));
  const player = videojs(element, { autoplay: 'muted', controls: true, liveui: true, fill: true, sources: [{ src: url, type: 'application/x-mpegURL' }] });
  return { video: element.querySelector('video'), stop: () => player.dispose() };
}
