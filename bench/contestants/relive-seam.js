export function start(place, url) {
  const player = document.createElement('relive-replay');
  for (const name of ['muted', 'autoplay', 'controls']) player.toggleAttribute(name, true);
  const begin = Date.UTC(2026, 0, 1);
  player.recordings = [0, 8].map((second) => ({ id: String(second), url, start: begin + second * 1000, duration: 8 }));
  place.append(player);
  return { video: player.media, stop: () => player.remove() };
}
