import Player from 'xgplayer';
import HlsPlugin from 'xgplayer-hls';

export function start(place, url) {
  const el = place.appendChild(document.createElement('div'));
  const player = new Player({ el, url, isLive: true, autoplay: true, autoplayMuted: true, width: '100%', height: '100%', plugins: [HlsPlugin] });
  return {
    video: player.media,
    stop() {
      player.destroy();
      el.remove();
    },
  };
}
