// Makes the small clips in test/media/fill, which tests of src/fill and src/frames play. They are committed: this runs only when one is to change. Needs ffmpeg.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { colourPicture, colourClips } from '../test/media/fill/colour-patches.mjs';
import { barCells, barHeight, isWhite } from '../test/media/bar-code.mjs';

const folder = fileURLToPath(new URL('../test/media/fill/', import.meta.url));
mkdirSync(folder, { recursive: true });

/** @param {string[]} args @param {Iterable<Buffer>} [input] */
async function ffmpeg(args, input = []) {
  const child = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args], { cwd: folder, stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = once(child, 'close');
  for (const chunk of input) if (!child.stdin.write(chunk)) await once(child.stdin, 'drain');
  child.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ${args.join(' ')} left with ${code}`);
}

/** One thread: x264's output depends on their number. @param {number} quality x264's CRF, less is better */
const h264 = (quality) => [
  '-c:v', 'libx264', '-profile:v', 'main', '-preset', 'veryslow', '-bf', '0', '-threads', '1', '-crf', `${quality}`, '-an',
  '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-movflags', '+faststart',
];
const video709 = ['-pix_fmt', 'yuv420p', '-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'];

/**
 * A moving picture of bright colours, and what is done to it.
 * @param {string} name @param {string} size @param {string} filters @param {{ seconds?: number, quality?: number }} [options]
 */
const clip = (name, size, filters, { seconds = 1, quality = 31 } = {}) =>
  ffmpeg(['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=10:duration=${seconds}`, '-vf', filters, ...video709, ...h264(quality), `${name}.mp4`]);

// What encoders of 16-aligned sizes send.
await clip('scaled-368x640', '360x640', 'scale=368:640,setsar=1');
await clip('black-368x640', '360x640', 'pad=368:640:0:0:black');
await clip('black-middle-368x640', '360x640', 'pad=368:640:4:0:black');
await clip('green-544x960', '540x960', 'format=yuv420p,geq=lum=lum(X\\,Y):cb=cb(X\\,Y):cr=cr(X\\,Y),pad=544:960:0:0:black,geq=lum=if(gte(X\\,540)\\,0\\,lum(X\\,Y)):cb=if(gte(X\\,270)\\,0\\,cb(X\\,Y)):cr=if(gte(X\\,270)\\,0\\,cr(X\\,Y))');
await clip('smear-640x368', '900x900', 'rotate=0.6+t/2,crop=640:360,pad=640:368:0:0,fillborders=bottom=8:mode=smear');
await clip('black-1920x1088', '1920x1080', 'gblur=sigma=4,pad=1920:1088:0:0:black', { quality: 38 });

// What must stay whole: bars of a film, a dark scene whose edges are black but for a glimmer, a caption on the edge of a dark scene, edges in shade.
await clip('film-640x368', '640x272', 'pad=640:368:0:48:black');
await clip('dark-scene-640x368', '640x368', 'lutyuv=y=16+(val-16)/12:u=128+(val-128)/10:v=128+(val-128)/10,vignette=a=PI/3');
await clip('caption-640x368', '640x368', "lutyuv=y=16+(val-16)/14:u=128:v=128,drawbox=x=0:y=358:w=640:h=10:color=black:t=fill,drawbox=x=180:y=357:w=280:h=8:color=white:t=fill:enable='gte(t,1)'", { seconds: 2 });
await clip('shade-368x640', '368x640', 'geq=lum=16+(lum(X\\,Y)-16)*min(1\\,(X+1)/24)*min(1\\,(368-X)/24):cb=cb(X\\,Y):cr=cr(X\\,Y)');

/** Bar-coded frames on a grey that is never the same twice in a row. */
function* countedPictures({ width = 320, height = 176, count = 45 } = {}) {
  for (let frame = 0; frame < count; frame++) {
    const bar = barCells(frame);
    const pixels = Buffer.alloc(width * height, 40 + ((frame * 7) % 100));
    for (let y = 0; y < barHeight; y++) for (let x = 0; x < width; x++) pixels[y * width + x] = isWhite(bar, x + 0.5, width) ? 255 : 0;
    yield pixels;
  }
}
await ffmpeg(['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', '320x176', '-r', '25', '-i', '-', ...video709, ...h264(24), '-g', '25', 'counter.mp4'], countedPictures());

for (const { name, range, matrix } of colourClips) {
  const colour = ['-color_range', range === 'full' ? 'pc' : 'tv', '-colorspace', matrix === 'bt601' ? 'smpte170m' : 'bt709', '-color_primaries', matrix === 'bt601' ? 'smpte170m' : 'bt709', '-color_trc', matrix === 'bt601' ? 'smpte170m' : 'bt709'];
  const pictures = Array.from({ length: 10 }, () => Buffer.from(colourPicture()));
  await ffmpeg(['-f', 'rawvideo', '-pix_fmt', range === 'full' ? 'yuvj420p' : 'yuv420p', '-s', '128x96', '-r', '10', ...colour, '-i', '-', ...colour, '-pix_fmt', range === 'full' ? 'yuvj420p' : 'yuv420p', ...h264(4), `${name}.mp4`], pictures);
}
