export function start(place, url) {
  const player = document.createElement('relive-replay');
  for (const name of ['muted', 'autoplay', 'controls']) player.toggleAttribute(name, true);
  player.setAttribute('src', url);
  place.append(player);
  return { video: player.media, stop: () => player.remove() };
}
