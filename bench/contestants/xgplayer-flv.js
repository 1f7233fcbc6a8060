import Player from 'xgplayer';
import FlvPlugin from 'xgplayer-flv';

export function start(place, url, { cacheMin } = {}) {
  const el = place.appendChild(document.createElement('div'));
  const flv = cacheMin && { flv: { targetLatency: cacheMin, maxLatency: cacheMin + 0.2 } };
  const player = new Player({ el, url, isLive: true, autoplay: true, autoplayMuted: true, width: '100%', height: '100%', plugins: [FlvPlugin], ...flv });
  return {
    video: player.media,
    stop() {
      player.destroy();
      el.remove();
    },
  };
}
