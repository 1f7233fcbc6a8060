export function start(place, url, { cacheMin } = {}) {
  const player = document.createElement('relive-live');
  for (const name of ['muted', 'autoplay', 'controls']) player.toggleAttribute(name, true);
  if (cacheMin) player.setAttribute('cache-min', cacheMin);
  player.setAttribute('src', url);
  place.append(player);
  return { video: player.media, stop: () => player.remove() };
}
