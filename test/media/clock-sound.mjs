// The sound of the test clock: a soft chord that never stops, so that a hole is heard, and a bell on every second.

/**
 * Interleaved 16-bit stereo. Every part of it repeats after `period` seconds without a seam.
 * @param {{ seconds: number, period: number, sampleRate: number }} options @returns {Buffer}
 */
export function clockSound({ seconds, period, sampleRate }) {
  const samples = Buffer.alloc(seconds * sampleRate * 4);
  for (let index = 0; index < seconds * sampleRate; index++) {
    const time = index / sampleRate;
    const value = chord(time) + bell(time % 1, Math.floor(time) % period === 0 ? 880 : 660);
    samples.writeInt16LE(Math.round(value * 32767), index * 4);
    samples.writeInt16LE(Math.round(value * 32767), index * 4 + 2);
  }
  return samples;
}

/** Whole frequencies, so that every second begins at the same phase. @param {number} time */
function chord(time) {
  const swell = 0.75 + 0.25 * Math.cos(2 * Math.PI * time);
  return [110, 165, 220, 277].reduce((sum, hertz) => sum + Math.sin(2 * Math.PI * hertz * time), 0) * 0.018 * swell;
}

/** @param {number} time since it was struck @param {number} hertz */
function bell(time, hertz) {
  const attack = Math.min(1, time / 0.004);
  const end = Math.min(1, (1 - time) / 0.05);
  return attack * end * Math.exp(-time * 7) * 0.16 * (Math.sin(2 * Math.PI * hertz * time) + 0.3 * Math.sin(4 * Math.PI * hertz * time));
}
