/** A phone that lets only a video fill its screen. */
interface PhoneVideo extends HTMLVideoElement {
  webkitEnterFullscreen?(): void;
  readonly webkitSupportsFullscreen?: boolean;
}

export function canFillScreen(media: PhoneVideo): boolean {
  return document.fullscreenEnabled || media.webkitSupportsFullscreen === true;
}

export function fillsScreen(player: Element): boolean {
  return player.matches(':fullscreen');
}

/** Fills the screen with the player, controls included, or with its video where a browser offers no more; or leaves it. */
export async function toggleFullScreen(player: Element, media: PhoneVideo): Promise<void> {
  if (fillsScreen(player)) await document.exitFullscreen();
  else if (document.fullscreenEnabled) await player.requestFullscreen();
  else media.webkitEnterFullscreen?.();
}
