// Makes the media files that tests and the demo play. They are committed: this runs only when one of them is to change. Needs ffmpeg.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clockPicture } from '../test/media/clock-picture.mjs';
import { clockSound } from '../test/media/clock-sound.mjs';

/** @typedef {import('../test/media/clock-picture.mjs').Clip} Clip */

const media = fileURLToPath(new URL('../test/media/', import.meta.url));
const sampleRate = 48_000;
const samplesPerAacFrame = 1024;

/** @param {string[]} args @param {Iterable<Buffer>} [input] */
async function ffmpeg(args, input = []) {
  const child = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args], { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = once(child, 'close');
  for (const chunk of input) if (!child.stdin.write(chunk)) await once(child.stdin, 'drain');
  child.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ${args.join(' ')} left with ${code}`);
}

/** @param {Clip} clip */
function* pictures(clip) {
  for (let frame = 0; frame < clip.seconds * clip.framesPerSecond; frame++) yield clockPicture(clip, frame);
}

/**
 * H.264 without B-frames, a key frame every second. One thread: x264's output depends on their number.
 * @param {Clip} clip @param {number} quality x264's CRF, less is better @param {string} file
 */
async function encodeVideo(clip, quality, file) {
  const { width, height, framesPerSecond } = clip;
  await ffmpeg([
    '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`, '-r', `${framesPerSecond}`, '-i', '-',
    '-vf', 'scale=out_color_matrix=bt709:out_range=tv', '-pix_fmt', 'yuv420p',
    '-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709',
    '-c:v', 'libx264', '-profile:v', 'main', '-preset', 'veryslow', '-bf', '0', '-threads', '1',
    '-g', `${framesPerSecond}`, '-keyint_min', `${framesPerSecond}`, '-sc_threshold', '0',
    '-crf', `${quality}`, '-f', 'h264', file,
  ], pictures(clip));
}

/**
 * AAC-LC that loops: the sound repeats, and the second round is cut out of the encoder's output. So the first frame
 * has the last one's sound before it, and neither the encoder's priming nor its padding is left.
 * @param {number} seconds @param {string} file an MP4: from ADTS, ffmpeg writes every sequence header into FLV twice
 */
async function encodeAudio(seconds, file) {
  const encoded = `${file}.adts`;
  await ffmpeg(
    ['-f', 's16le', '-ar', `${sampleRate}`, '-ac', '2', '-i', '-', '-c:a', 'aac', '-b:a', '48k', '-f', 'adts', encoded],
    [clockSound({ seconds: seconds * 3, period: seconds, sampleRate })],
  );
  const frames = adtsFrames(await readFile(encoded));
  const count = Math.floor((seconds * sampleRate) / samplesPerAacFrame);
  const priming = 1;
  const loop = Buffer.concat(frames.slice(priming + count, priming + count * 2));
  await ffmpeg(['-f', 'aac', '-i', '-', '-c', 'copy', '-bsf:a', 'aac_adtstoasc', '-f', 'mp4', file], [loop]);
}

/** @param {Buffer} stream @returns {Buffer[]} */
function adtsFrames(stream) {
  const frames = [];
  for (let at = 0; at + 7 <= stream.length;) {
    const size = ((stream.readUInt32BE(at + 3) >>> 13) & 0x1fff);
    frames.push(stream.subarray(at, at + size));
    at += size;
  }
  return frames;
}

/** @param {string} name @param {Clip} clip @param {{ quality: number, hls?: boolean }} options */
async function makeClock(name, clip, { quality, hls = false }) {
  const work = await mkdtemp(join(tmpdir(), 'relive-fixtures-'));
  const video = join(work, 'video.h264');
  const audio = join(work, 'audio.m4a');
  await encodeVideo(clip, quality, video);
  await encodeAudio(clip.seconds, audio);
  const copy = ['-r', `${clip.framesPerSecond}`, '-i', video, '-i', audio, '-c', 'copy', '-map_metadata', '-1', '-fflags', '+bitexact'];
  await ffmpeg([...copy, '-flvflags', 'no_duration_filesize', '-f', 'flv', join(media, `${name}.flv`)]);
  if (hls) await makeHls(copy, join(media, name));
  await rm(work, { recursive: true });
}

/**
 * What live HLS is cut from: fMP4 in fragments of 200 ms, the parts of the low-latency kind, and TS segments of a second.
 * From the same packets as the FLV, but not through it: its milliseconds are too coarse for audio.
 * @param {string[]} copy @param {string} base
 */
async function makeHls(copy, base) {
  const movflags = ['-movflags', 'empty_moov+default_base_moof+frag_keyframe', '-frag_duration', '200000'];
  await ffmpeg([...copy, ...movflags, '-f', 'mp4', `${base}-parts.mp4`]);
  await rm(`${base}-ts`, { recursive: true, force: true });
  await mkdir(`${base}-ts`);
  await ffmpeg([...copy, '-f', 'segment', '-segment_time', '1', '-segment_format', 'mpegts', `${base}-ts/%d.ts`]);
}

await makeClock('clock', { width: 640, height: 360, seconds: 8, framesPerSecond: 25 }, { quality: 21, hls: true });
await makeClock('clock-small', { width: 368, height: 640, seconds: 4, framesPerSecond: 25 }, { quality: 29 });
