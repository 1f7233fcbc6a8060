// npm run test:fill: screenshots of aligned and padded pictures in boxes of the shape that they were made for, at several densities of the
// screen. No edge of the box may be a bar, and what must stay whole stays whole. Builds dist/cdn first, but for --built.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { installDependencies } from './install.mjs';

await installDependencies();
const [{ chromium }, { mediaFiles }, { listenOnFreePort }, { installBrowser }, { run }] = await Promise.all([
  import('playwright-core'),
  import('../test/server/media-files.mjs'),
  import('./free-port.mjs'),
  import('./install-browser.mjs'),
  import('./run.mjs'),
]);
if (!process.argv.includes('--built')) await run('node', ['scripts/build.mjs', '--cdn']);

/** A clip, the box that it is shown in, how wide its padding is at one edge, and whether it has to stay whole. */
const cases = [
  { clip: 'scaled-368x640', box: [270, 480] },
  { clip: 'black-368x640', padding: 8, box: [270, 480] },
  { clip: 'black-middle-368x640', padding: 4, box: [270, 480] },
  { clip: 'green-544x960', padding: 4, box: [270, 480] },
  { clip: 'smear-640x368', padding: 8, box: [640, 360] },
  { clip: 'black-1920x1088', padding: 8, box: [640, 360] },
  { clip: 'film-640x368', box: [640, 368], whole: true },
  { clip: 'dark-scene-640x368', box: [640, 368], whole: true },
];

/** Edges that are all black, green or the box's own colour. Runs in the page. */
const barsOf = `async (base64) => {
  const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + base64)).blob());
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const line = (x, y, w, h) => {
    const { data } = context.getImageData(x, y, w, h);
    let bar = 0;
    for (let at = 0; at < data.length; at += 4) {
      const [red, green, blue] = data.subarray(at, at + 3);
      const black = red < 24 && green < 24 && blue < 24;
      const empty = red > 200 && green < 60 && blue > 200;
      const greenish = green > 90 && red < 40 && blue < 40;
      bar += black || empty || greenish;
    }
    return bar > (data.length / 4) * 0.9;
  };
  const edges = { top: [0, 0, width, 1], bottom: [0, height - 1, width, 1], left: [0, 0, 1, height], right: [width - 1, 0, 1, height] };
  return Object.keys(edges).filter((name) => line(...edges[name]));
}`;

const host = '127.0.0.1';
const server = createServer((request, response) => {
  if (mediaFiles(request, response)) return;
  const name = (request.url ?? '/').slice(1);
  const script = /^[\w.-]+\.js$/.test(name);
  response.writeHead(200, { 'content-type': script ? 'text/javascript' : 'text/html; charset=utf-8' });
  response.end(script ? readFileSync(`dist/cdn/${name}`) : '<!doctype html><html lang="en"><title>Fill</title><style>body{margin:0;background:#fff}</style><script type="module" src="/relive.js"></script></html>');
});
const origin = `http://${host}:${await listenOnFreePort(server, { host })}`;
const browser = await chromium.launch({
  executablePath: installBrowser('chromium'),
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--autoplay-policy=no-user-gesture-required', '--mute-audio'],
});

let failed = 0;
let passed = 0;
for (const density of [1, 1.5, 2])
  for (const { clip, box, padding = 0, whole = false } of cases) {
    const fault = await check(clip, box, padding, whole, density).catch(({ message }) => message);
    if (fault) failed++;
    else passed++;
    console.log(`${fault ? 'FAILED' : 'good'}: ${clip} in ${box.join('x')} at ${density}${fault ? `: ${fault}` : ''}`);
  }
await browser.close();
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

/** @param {string} clip @param {number[]} box @param {number} padding @param {boolean} whole @param {number} density @returns {Promise<string | undefined>} what is wrong */
async function check(clip, [width = 0, height = 0], padding, whole, density) {
  const page = await browser.newPage({ viewport: { width: 700, height: 600 }, deviceScaleFactor: density });
  page.setDefaultTimeout(60_000);
  try {
    await page.goto(origin);
    await page.evaluate(`customElements.whenDefined('relive-replay').then(() => {
      const player = Object.assign(document.createElement('relive-replay'), { src: '/test/media/fill/${clip}.mp4', autoplay: true, muted: true, loop: true });
      Object.assign(player.style, { width: '${width}px', height: '${height}px', aspectRatio: 'auto', background: '#f0f' });
      document.body.append(player);
    })`);
    await page.waitForFunction(`document.querySelector('relive-replay')?.fillRect`);
    // Padding is measured from several frames.
    await page.waitForFunction(
      padding
        ? `Math.max(...Object.values(document.querySelector('relive-replay').fillRect.removed)) >= ${padding}`
        : `document.querySelector('relive-replay').currentTime > 0.6`,
    );
    await page.waitForTimeout(400);
    /** @type {{ mode: string, removed: Record<string, number> }} */
    const rect = await page.evaluate(`document.querySelector('relive-replay').fillRect`);
    const removed = Object.values(rect.removed).reduce((sum, pixels) => sum + pixels, 0);
    if (whole) return removed > 0.5 ? `${removed} pixels of it are cut away` : undefined;
    const picture = (await page.locator('relive-replay').screenshot()).toString('base64');
    /** @type {string[]} */
    const bars = await page.evaluate(`(${barsOf})('${picture}')`);
    return bars.length ? `a bar: ${bars.join(', ')}; ${rect.mode}, ${JSON.stringify(rect.removed)}` : undefined;
  } finally {
    await page.close();
  }
}
