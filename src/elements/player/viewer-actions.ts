import type { PlayerActions } from '../../ui/controls/player-facts.js';
import { toggleFullScreen } from './full-screen.js';
import { goToLiveEdge, seekBy } from './live-edge.js';
import { toggleFloating } from './picture-in-picture.js';
import type { PlayerElement } from './player-element.js';
import { saveSnapshot } from './save-snapshot.js';

/** A viewer's wishes, done through what every page could do itself. Refusals show themselves by nothing happening. */
export function viewerActions(player: PlayerElement): PlayerActions {
  const play = () => void player.play().catch(() => {});
  return {
    togglePlay: () => (player.paused || player.state === 'ended' || player.state === 'failed' || player.state === 'forbidden' ? play() : player.pause()),
    mute(muted) {
      player.muted = muted;
      // Sound that comes back must be heard.
      if (!muted && player.volume === 0) player.volume = 0.5;
    },
    setVolume(volume) {
      player.volume = Math.round(volume * 100) / 100;
      player.muted = false;
    },
    seekBy: (seconds) => seekBy(player.media, seconds),
    setRate: (rate) => void (player.playbackRate = rate),
    stepFragment: () => {},
    goLive() {
      goToLiveEdge(player.media);
      play();
    },
    toggleFullScreen: () => void toggleFullScreen(player, player.media).catch(() => {}),
    togglePictureInPicture: () => void toggleFloating(player).catch(() => {}),
    fill: (mode) => void (player.fillMode = mode),
    setQuality: (id) => void (player.quality = id),
    saveSnapshot: async () => saveSnapshot(await player.snapshot()),
    showStatistics: (shown) => void (player.debug = shown),
  };
}
