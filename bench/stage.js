// Runs in every page before anything else: shows a player, sees its first frame, reads how late the picture is.
import { readFrameNumber } from '../test/media/bar-code.mjs';

/** The test stream: 25 frames a second, again and again. */
const frameMs = 40;
const loopMs = 8000;

let start;
let playing;
let visited;

const nextFrame = (video) => new Promise((resolve) => video.requestVideoFrameCallback(resolve));

function show(src, settings = {}) {
  playing = start(document.querySelector('#place'), src, settings);
  return nextFrame(playing.video);
}

globalThis.stage = {
  /** When the first frame was there, counted from the beginning of the navigation. */
  visit: new Promise((resolve) => (visited = resolve)),

  /** The page calls it as soon as its player's code is there. */
  async enter(startPlayer, src) {
    start = startPlayer;
    visited(await show(src));
  },

  /** How long it takes from the source to the first frame with all code loaded. `cacheMin`: how little delay to aim at, seconds. */
  async again(src, settings) {
    const from = performance.now();
    return (await show(src, settings)) - from;
  },

  /** The longest time without a new picture from now on, ms: all of it where none comes. */
  async longestStop(milliseconds) {
    const { video } = playing;
    let last = performance.now();
    let longest = 0;
    const end = last + milliseconds;
    const see = (now) => {
      longest = Math.max(longest, now - last);
      last = now;
      if (now < end) video.requestVideoFrameCallback(see);
    };
    video.requestVideoFrameCallback(see);
    await new Promise((done) => setTimeout(done, milliseconds));
    return Math.max(longest, end - last);
  },

  stop() {
    playing.stop();
    document.querySelector('#place').replaceChildren();
  },

  /**
   * How far the picture is behind the camera: the delays of so many frames.
   * @param zero - Epoch milliseconds at which the camera saw the first frame.
   */
  async delays(count, zero) {
    const { video } = playing;
    const canvas = new OffscreenCanvas(video.videoWidth, 32);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const delays = [];
    for (let reads = 0; delays.length < count && reads < count * 3; reads++) {
      const now = await nextFrame(video);
      context.drawImage(video, 0, 0);
      const frame = readFrameNumber(context.getImageData(0, 0, canvas.width, canvas.height));
      const cameraMs = performance.timeOrigin + now - zero;
      if (frame !== undefined) delays.push((((cameraMs - frame * frameMs) % loopMs) + loopMs) % loopMs);
    }
    return delays;
  },

  /** JavaScript and styles that the page has asked for up to a moment, in bytes as they came over the network. */
  wire(until = Infinity) {
    const bytes = { js: 0, css: 0 };
    for (const { name, startTime, encodedBodySize } of performance.getEntriesByType('resource')) {
      const kind = /\.(js|css)$/.exec(new URL(name).pathname)?.[1];
      if (kind && startTime <= until) bytes[kind] += encodedBodySize;
    }
    return bytes;
  },
};
