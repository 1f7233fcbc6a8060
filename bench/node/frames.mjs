// What a frame costs the page's thread: taps in each format and effects, beside a page that does the same by hand. 1280x720, one Chromium.
// npm run bench frames [--runs=N] [--frames=N of the memory part, 0 without] [--only=a piece of a name]. Needs ffmpeg, which makes the clip.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { build } from 'esbuild';
import { listenOnFreePort } from '../../scripts/free-port.mjs';
import { run } from '../../scripts/run.mjs';
import { memoryBelow } from '../process-memory.mjs';
import { median } from '../statistics.mjs';
import { openBrowser } from '../visitor.mjs';

const clip = '.cache/bench/720p.mp4';
/** @param {string} name @param {number} otherwise */
const option = (name, otherwise) => Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise);
const only = process.argv.find((word) => word.startsWith('--only='))?.slice(7) ?? '';
const runs = option('runs', 5);
const frames = option('frames', 20_000);

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
  // A page that is isolated has a clock of microseconds.
  const isolated = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
  response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain', ...isolated }).end(file?.body);
});
const port = await listenOnFreePort(server, { host: '127.0.0.1' });
const browser = await openBrowser(['--enable-precise-memory-info', '--js-flags=--expose-gc']);
const page = await browser.newPage();
page.setDefaultTimeout(60_000);
await page.goto(`http://127.0.0.1:${port}/`);
await page.waitForFunction('window.bench');

/** @type {string} */
const renderer = await page.evaluate('bench.renderer');
/** @type {string[]} */
const all = await page.evaluate('Object.keys(bench.ways)');
const names = all.filter((name) => name.startsWith('by hand') || name.includes(only));
/** @type {Record<string, number[]>} */
const costs = Object.fromEntries(names.map((name) => [name, []]));
for (let round = 0; round < runs; round++)
  for (let place = 0; place < names.length; place++) {
    const name = names[(place + round) % names.length] ?? '';
    costs[name]?.push(await page.evaluate(`bench.cost('${name}')`));
  }

/** By hand: what the others are compared with. */
const upload = costs['by hand: texImage2D'] ?? [];
const readBack = costs['by hand: drawImage, getImageData'] ?? [];
/** Of runs in pairs, as what disturbs one round disturbs all of it. @param {number[]} values @param {number[]} others */
const ratio = (values, others) => `${median(values.map((value, round) => value / (others[round] ?? NaN))).toFixed(2)}×`;
console.log(`
The cost of a frame to the page's thread, 1280x720
  From the moment the browser tells of a frame until the page has it, what the graphics card has to do included.
  Medians of ${runs} runs of 60 frames (range); ratios within a run. Drawn by ${renderer}.
`);
printTable([
  ['', 'ms', 'to the upload', 'to the read-back'],
  ...names.map((name) => {
    const values = costs[name] ?? [];
    return [name, `${median(values).toFixed(2)} (${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})`, ratio(values, upload), ratio(values, readBack)];
  }),
]);

if (frames) {
  const megabytes = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1);
  /** @type {string[][]} */
  const rows = [['frames handed over', 'skipped', 'heap, MB', 'browser, MB']];
  await page.evaluate('bench.startTaps()');
  for (let step = 1; step <= 10; step++) {
    /** @type {{ handed: number, skipped: number, heap: number }} */
    const { handed, skipped, heap } = await page.evaluate(`bench.handedOver(${Math.round((frames * step) / 10)})`);
    rows.push([String(handed), String(skipped), megabytes(heap), megabytes(memoryBelow(process.pid))]);
  }
  await page.evaluate('bench.stopTaps()');
  console.log('\nMemory while ten taps, of every format, hand frames over\n');
  printTable(rows);
}
await browser.close();
server.close();
process.exit(0);

/** @param {string[][]} cells */
function printTable(cells) {
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  for (const row of cells) console.log(row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('   ').trimEnd());
}
