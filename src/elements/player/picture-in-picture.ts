export function canFloat(media: HTMLVideoElement): boolean {
  return document.pictureInPictureEnabled === true && !media.disablePictureInPicture;
}

export function floats(media: HTMLVideoElement): boolean {
  const root = media.getRootNode();
  return (root instanceof ShadowRoot || root instanceof Document) && root.pictureInPictureElement === media;
}

export async function toggleFloating(media: HTMLVideoElement): Promise<void> {
  if (floats(media)) await document.exitPictureInPicture();
  else await media.requestPictureInPicture();
}
