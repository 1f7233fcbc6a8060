import '@videojs/plugin-concat';
// The plugin brings a video.js of its own, and knows no other.
import videojs from '../node_modules/@videojs/plugin-concat/node_modules/video.js/dist/video.es.js';

/** One recording twice, whose playlists the plugin joins. */
export function start(place, url) {
  const element = place.appendChild(document.createElement('video-js'));
  const player = videojs(element, { autoplay: 'muted', controls: true, fill: true });
  const mimeType = 'application/x-mpegURL';
  player.concat({
    manifests: [{ url, mimeType }, { url: `${url}&again`, mimeType }],
    targetVerticalResolution: 360,
    callback(error, result) {
      if (error) throw new Error(error.message);
      player.src({ src: `data:application/vnd.videojs.vhs+json,${JSON.stringify(result.manifestObject)}`, type: 'application/vnd.videojs.vhs+json' });
    },
  });
  return { video: element.querySelector('video'), stop: () => player.dispose() };
}
