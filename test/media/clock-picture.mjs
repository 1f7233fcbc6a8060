// The test picture: a calm dark clock with a sweeping hand, the time in seconds and frames, and the frame number as a bar code.
import { barCells, barHeight, isWhite } from './bar-code.mjs';

/**
 * @typedef {{ width: number, height: number, seconds: number, framesPerSecond: number }} Clip A clip that loops: its last frame leads to its first.
 * @typedef {readonly [number, number, number]} Rgb
 * @typedef {readonly [number, number, number, number]} Stroke From x, y to x, y.
 */

const turn = Math.PI * 2;
/** @type {Rgb} */ const night = [13, 14, 24];
/** @type {Rgb} */ const dusk = [44, 24, 58];
/** @type {Rgb} */ const deep = [12, 44, 66];
/** @type {Rgb} */ const accent = [229, 72, 77];
/** @type {Rgb} */ const paper = [240, 240, 246];

/** Strokes of a digit in a box of 1 by 2, by the segments a (top), b, c, d (bottom), e, f (clockwise) and g (middle). */
const segments = /** @type {Record<string, Stroke>} */ ({
  a: [0, 0, 1, 0], b: [1, 0, 1, 1], c: [1, 1, 1, 2], d: [0, 2, 1, 2], e: [0, 1, 0, 2], f: [0, 0, 0, 1], g: [0, 1, 1, 1],
});
const digits = ['abcdef', 'bc', 'abged', 'abgcd', 'fgbc', 'afgcd', 'afgedc', 'abc', 'abcdefg', 'abcdfg'];

/** @param {number} digit @param {number} x @param {number} y @param {number} size @returns {Stroke[]} */
function digitStrokes(digit, x, y, size) {
  return [...(digits[digit] ?? '')].map((name) => {
    const [x1, y1, x2, y2] = segments[name] ?? [0, 0, 0, 0];
    return [x + x1 * size, y + y1 * size, x + x2 * size, y + y2 * size];
  });
}

/** @param {number} px @param {number} py @param {Stroke} stroke */
function distanceTo(px, py, [x1, y1, x2, y2]) {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const along = Math.max(0, Math.min(1, ((px - x1) * dx + (py - y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(px - x1 - along * dx, py - y1 - along * dy);
}

/** How much of a pixel a shape covers whose edge is `distance` pixels away (negative inside). @param {number} distance */
const coverage = (distance) => Math.max(0, Math.min(1, 0.5 - distance));

/**
 * One frame as RGB, three bytes a pixel.
 * @param {Clip} clip @param {number} frame @returns {Buffer}
 */
export function clockPicture({ width, height, seconds, framesPerSecond }, frame) {
  const pixels = Buffer.alloc(width * height * 3);
  const bar = barCells(frame);
  const phase = frame / (seconds * framesPerSecond);
  const centreX = width / 2;
  const centreY = (height + barHeight) / 2;
  const unit = Math.min(width, height - barHeight) / 360;
  const radius = 138 * unit;

  const second = Math.floor(frame / framesPerSecond);
  const rest = frame % framesPerSecond;
  const top = centreY - 40 * unit;
  const large = digitStrokes(second % 10, centreX - 64 * unit, top, 40 * unit);
  const small = [
    ...digitStrokes(Math.floor(rest / 10), centreX + 14 * unit, top + 40 * unit, 20 * unit),
    ...digitStrokes(rest % 10, centreX + 48 * unit, top + 40 * unit, 20 * unit),
  ];
  const glowX = Math.cos(turn * phase) * width * 0.28;
  const glowY = Math.sin(turn * phase) * height * 0.22;

  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      if (y < barHeight) {
        pixels.fill(isWhite(bar, x + 0.5, width) ? 255 : 0, at, at + 3);
        continue;
      }
      const dx = x + 0.5 - centreX;
      const dy = y + 0.5 - centreY;
      const reach = Math.max(width, height) * 0.42;
      const warm = Math.exp(-((dx - glowX) ** 2 + (dy - glowY) ** 2) / reach ** 2);
      const cold = Math.exp(-((dx + glowX) ** 2 + (dy + glowY) ** 2) / reach ** 2);
      let red = night[0] + (dusk[0] - night[0]) * warm + (deep[0] - night[0]) * cold;
      let green = night[1] + (dusk[1] - night[1]) * warm + (deep[1] - night[1]) * cold;
      let blue = night[2] + (dusk[2] - night[2]) * warm + (deep[2] - night[2]) * cold;
      /** @param {Rgb} colour @param {number} amount */
      const paint = (colour, amount) => {
        red += (colour[0] - red) * amount;
        green += (colour[1] - green) * amount;
        blue += (colour[2] - blue) * amount;
      };

      const distance = Math.hypot(dx, dy);
      if (distance < radius + 12 * unit) {
        // Clockwise from twelve, 0 to 1.
        const angle = (Math.atan2(dx, -dy) / turn + 1) % 1;
        const behind = (phase - angle + 1) % 1;
        paint(paper, coverage(Math.abs(distance - radius) - 0.6 * unit) * 0.22);
        if (distance < radius) paint(accent, Math.max(0, 1 - behind / 0.3) ** 2 * 0.34 * (distance / radius));
        paint(accent, coverage(Math.abs(distance - radius) - 2.2 * unit) * (angle <= phase ? 1 : 0));
        const tick = (Math.abs(((angle * seconds + 0.5) % 1) - 0.5) / seconds) * turn * distance;
        if (distance > radius - 16 * unit && distance < radius - 8 * unit) paint(paper, coverage(tick - 1.1 * unit) * 0.7);
        const hand = /** @type {Stroke} */ ([
          Math.sin(turn * phase) * radius * 0.66, -Math.cos(turn * phase) * radius * 0.66, Math.sin(turn * phase) * radius, -Math.cos(turn * phase) * radius,
        ]);
        paint(accent, coverage(distanceTo(dx, dy, hand) - 2.2 * unit));
        const knob = Math.hypot(dx - hand[2], dy - hand[3]);
        paint(paper, coverage(knob - 6 * unit));
        if (Math.abs(dx) < 84 * unit && Math.abs(dy) < 60 * unit) {
          const px = x + 0.5;
          const py = y + 0.5;
          paint(paper, coverage(Math.min(...large.map((stroke) => distanceTo(px, py, stroke))) - 5.5 * unit));
          paint(paper, coverage(Math.min(...small.map((stroke) => distanceTo(px, py, stroke))) - 2.8 * unit) * 0.72);
        }
      }
      pixels[at] = red;
      pixels[at + 1] = green;
      pixels[at + 2] = blue;
    }
  }
  return pixels;
}
