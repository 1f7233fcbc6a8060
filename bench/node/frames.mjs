// What a frame costs the page's thread: taps in each format and effects, beside a page that does the same by hand. 1280x720, one Chromium.
// npm run bench frames [--runs=N]. Needs ffmpeg, which makes the clip.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { build } from 'esbuild';
import { listenOnFreePort } from '../../scripts/free-port.mjs';
import { run } from '../../scripts/run.mjs';
import { median } from '../statistics.mjs';
import { openBrowser } from '../visitor.mjs';

const clip = '.cache/bench/720p.mp4';
const runs = Number(process.argv.find((word) => word.startsWith('--runs='))?.slice(7) ?? 5);

mkdirSync('.cache/bench', { recursive: true });
if (!existsSync(clip)) {
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=30', '-t', '10', '-c:v', 'libx264', '-preset', 'fast', '-g', '30', '-pix_fmt', 'yuv420p', '-movflags', '+faststart'];
  await run('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...picture, clip], { quiet: true });
}

const { outputFiles } = await build({ entryPoints: ['bench/node/frames-page.ts'], bundle: true, write: false, format: 'esm', target: 'es2022', tsconfig: 'tsconfig.json', logLevel: 'error' });
const files = new Map([
  ['/', { type: 'text/html', body: Buffer.from('<!doctype html><title>Frames</title><link rel="icon" href="data:,"><script type="module" src="page.js"></script>') }],
  ['/page.js', { type: 'text/javascript', body: Buffer.from(outputFiles[0]?.contents ?? []) }],
  ['/clip.mp4', { type: 'video/mp4', body: readFileSync(clip) }],
]);
const server = createServer(({ url = '' }, response) => {
  const file = files.get(url);
  response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' }).end(file?.body);
});
const port = await listenOnFreePort(server, { host: '127.0.0.1' });
const browser = await openBrowser(['--enable-precise-memory-info', '--js-flags=--expose-gc']);
const page = await browser.newPage();
page.setDefaultTimeout(300_000);
await page.goto(`http://127.0.0.1:${port}/`);
await page.waitForFunction('window.bench');

/** @type {string[]} */
const names = await page.evaluate('Object.keys(bench.ways)');
/** @type {Record<string, number[]>} */
const costs = Object.fromEntries(names.map((name) => [name, []]));
for (let round = 0; round < runs; round++)
  for (let place = 0; place < names.length; place++) {
    const name = names[(place + round) % names.length] ?? '';
    costs[name]?.push(await page.evaluate(`bench.cost('${name}')`));
  }
/** @type {{ frames: number, skipped: number, before: number, after: number }} */
const memory = await page.evaluate('bench.memory(20000)');
await browser.close();
server.close();

/** By hand, and with what it is compared. */
const byHand = { texture: 'by hand: texImage2D', bytes: 'by hand: drawImage and getImageData' };
const upload = median(costs[byHand.texture] ?? []);
const readBack = median(costs[byHand.bytes] ?? []);
console.log(`\nThe cost of a frame, 1280x720, milliseconds; medians of ${runs} runs of 60 frames (range), GPU work waited for\n`);
for (const name of names) {
  const values = costs[name] ?? [];
  const ratios = `${(median(values) / upload).toFixed(2)}× the upload  ${(median(values) / readBack).toFixed(2)}× the read-back`;
  console.log(`${name.padEnd(38)} ${median(values).toFixed(2).padStart(7)}  (${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})  ${ratios}`);
}
const megabytes = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1);
console.log(`\n${memory.frames} frames handed over, ${memory.skipped} skipped: heap ${megabytes(memory.before)} MB before, ${megabytes(memory.after)} MB after`);
process.exit(0);
