// npm run test:seams: every format behind every other, played at 1×, and 200 seeks. Needs ffmpeg, which makes the recordings.
// Further arguments pick files.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { installDependencies } from './install.mjs';

await installDependencies();
const { run } = await import('./run.mjs');
const { testBrowser } = await import('./test-browser.mjs');

const folder = '.cache/seams';
const files = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const clock = 'test/media/clock.flv';

/** Recordings of the numbered clock, as unlike as recordings are. */
const recordings = {
  // Time stamps that begin at 5,000,000 ms, another size, no table of key frames.
  'late.flv': ['-i', 'test/media/clock-small.flv', '-c', 'copy', '-output_ts_offset', '5000', '-flvflags', 'no_duration_filesize'],
  // B frames, one channel, moov at the end.
  'b-frames.mp4': ['-i', clock, '-c:v', 'libx264', '-bf', '2', '-g', '25', '-preset', 'fast', '-crf', '18', '-c:a', 'aac', '-ac', '1'],
  'ts.m3u8': ['-i', clock, '-c', 'copy', '-f', 'hls', '-hls_time', '2', '-hls_playlist_type', 'vod'],
  'fmp4.m3u8': ['-i', clock, '-c', 'copy', '-f', 'hls', '-hls_time', '2', '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename', 'fmp4-init.mp4'],
  'silent.mp4': ['-i', clock, '-c', 'copy', '-an'],
  'sound.aac': ['-i', clock, '-c', 'copy', '-vn'],
};

mkdirSync(folder, { recursive: true });
for (const [name, args] of Object.entries(recordings))
  if (!existsSync(`${folder}/${name}`)) await run('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args, `${folder}/${name}`], { quiet: true });
writeFileSync(`${folder}/.made`, '');

const { passed, failed } = await testBrowser('chromium', files.length ? files : ['test/seams/*.test.ts']);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
