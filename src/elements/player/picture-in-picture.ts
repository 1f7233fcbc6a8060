import type { PlayerElement } from './player-element.js';

export function canFloat(media: HTMLVideoElement): boolean {
  return document.pictureInPictureEnabled === true && !media.disablePictureInPicture;
}

/** Whether the picture of a player, or what effects have made of it, floats over other windows. */
export function floats({ shadowRoot }: PlayerElement): boolean {
  return Boolean(shadowRoot?.pictureInPictureElement);
}

export async function toggleFloating(player: PlayerElement): Promise<void> {
  if (floats(player)) await document.exitPictureInPicture();
  else await player.requestPictureInPicture();
}
