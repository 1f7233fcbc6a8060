/** The media element that an engine without a player gets. */
export function bareVideo(place) {
  const video = document.createElement('video');
  Object.assign(video, { controls: true, muted: true, autoplay: true, playsInline: true });
  place.append(video);
  return video;
}
