import Player from 'xgplayer';
import FlvPlugin from 'xgplayer-flv';

export function start(place, url) {
  const el = place.appendChild(document.createElement('div'));
  const player = new Player({ el, url, isLive: true, autoplay: true, autoplayMuted: true, width: '100%', height: '100%', plugins: [FlvPlugin] });
  return {
    video: player.media,
    stop() {
      player.destroy();
      el.remove();
    },
  };
}
