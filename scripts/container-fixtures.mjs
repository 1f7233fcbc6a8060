/**
 * Makes the media that the tests of `src/container` read: `node scripts/container-fixtures.mjs [FOLDER]`.
 *
 * Without a folder it writes the few small files kept in `test/media/container`. Needs ffmpeg with libx264, libx265, libaom, libvpx and libopus.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const folder = process.argv[2] ?? fileURLToPath(new URL('../test/media/container', import.meta.url));
mkdirSync(folder, { recursive: true });

/** @param {string[]} args */
const ffmpeg = (...args) => execFileSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args], { cwd: folder, stdio: 'inherit' });

const picture = (seconds = 4, size = '160x90') => ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=15:duration=${seconds}`];
const sound = (seconds = 4, rate = 44_100) => ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=${rate}:duration=${seconds}`];
const h264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '34', '-g', '15', '-sc_threshold', '0', '-bf', '2', '-pix_fmt', 'yuv420p'];
const aac = ['-c:a', 'aac', '-b:a', '32k', '-ac', '2'];
const exact = ['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact', '-map_metadata', '-1'];

ffmpeg(...picture(), ...sound(), ...h264, ...aac, ...exact, '-flvflags', 'add_keyframe_index', 'avc-aac-indexed.flv');
ffmpeg('-i', 'avc-aac-indexed.flv', '-c', 'copy', ...exact, 'avc-aac.flv');
ffmpeg(...picture(2), ...sound(2), ...h264, '-c:a', 'libmp3lame', '-b:a', '32k', ...exact, 'avc-mp3.flv');
ffmpeg(...picture(2), ...sound(2, 8000), ...h264, '-c:a', 'pcm_alaw', '-ar', '8000', ...exact, 'avc-alaw.flv');
ffmpeg('-i', 'avc-aac.flv', '-c', 'copy', '-an', ...exact, 'avc-only.flv');
ffmpeg('-i', 'avc-aac.flv', '-c', 'copy', '-vn', ...exact, 'aac-only.flv');

ffmpeg(...picture(), ...sound(), ...h264, ...aac, ...exact, '-movflags', '+faststart', 'faststart.mp4');
ffmpeg('-i', 'faststart.mp4', '-c', 'copy', ...exact, 'moov-last.mp4');
ffmpeg('-i', 'faststart.mp4', '-c', 'copy', ...exact, '-movflags', '+frag_keyframe+empty_moov+default_base_moof', 'fragmented.mp4');
ffmpeg('-ss', '0.5', '-i', 'faststart.mp4', '-c', 'copy', ...exact, 'edit-list.mp4');
ffmpeg('-i', 'faststart.mp4', '-c', 'copy', '-metadata:s:v:0', 'rotate=90', ...exact, 'rotated.mp4');
ffmpeg(...picture(2), ...sound(2), ...h264, '-vf', 'setsar=16/11', ...aac, ...exact, 'wide-pixels.mp4');
ffmpeg(...picture(2), ...sound(2), '-c:v', 'libx265', '-preset', 'veryfast', '-x265-params', 'keyint=15:log-level=error:crf=34:info=0', '-tag:v', 'hvc1', '-pix_fmt', 'yuv420p', ...aac, ...exact, 'hevc-aac.mp4');
ffmpeg(...picture(2), ...sound(2, 48_000), '-c:v', 'libaom-av1', '-cpu-used', '8', '-crf', '50', '-b:v', '0', '-g', '15', '-c:a', 'libopus', '-b:a', '24k', ...exact, 'av1-opus.mp4');
ffmpeg(...picture(2), ...sound(2), '-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-crf', '50', '-b:v', '0', '-g', '15', ...aac, ...exact, 'vp9-aac.mp4');
ffmpeg(...sound(3), '-c:a', 'aac', '-b:a', '32k', ...exact, 'sound.aac');
ffmpeg(...sound(2), '-c:a', 'aac', '-b:a', '32k', ...exact, 'sound.m4a');
ffmpeg(...sound(2), '-c:a', 'libmp3lame', '-b:a', '32k', ...exact, '-write_xing', '0', '-id3v2_version', '0', 'sound.mp3');

/** @param {string} name @param {string[]} options */
const hls = (name, ...options) => {
  mkdirSync(join(folder, name), { recursive: true });
  ffmpeg('-i', 'faststart.mp4', '-c', 'copy', ...exact, '-f', 'hls', '-hls_time', '1', '-hls_playlist_type', 'vod', ...options, `${name}/index.m3u8`);
};
hls('hls-ts', '-hls_segment_filename', 'hls-ts/%d.ts');
hls('hls-ranges', '-hls_flags', 'single_file', '-hls_segment_type', 'fmp4', '-hls_segment_filename', 'hls-ranges/all.m4s');
mkdirSync(join(folder, 'hls-encrypted'), { recursive: true });
writeFileSync(join(folder, 'hls-encrypted/key.bin'), Buffer.from('00112233445566778899aabbccddeeff', 'hex'));
writeFileSync(join(folder, 'hls-encrypted/key.info'), 'key.bin\nhls-encrypted/key.bin\n0123456789abcdef0123456789abcdef\n');
hls('hls-encrypted', '-hls_key_info_file', 'hls-encrypted/key.info', '-hls_segment_filename', 'hls-encrypted/%d.ts');
rmSync(join(folder, 'hls-encrypted/key.info'));
