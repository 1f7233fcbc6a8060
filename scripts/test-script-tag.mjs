// Plays live streams and recordings through dist/cdn as a page does with one <script>: from another origin, under a strict policy.
// Builds it first, but for --built.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, extname } from 'node:path';
import { chromium } from 'playwright-core';
import { liveFlv } from '../test/server/live-flv.mjs';
import { liveHls } from '../test/server/live-hls.mjs';
import { mediaFiles } from '../test/server/media-files.mjs';
import { listenOnFreePort } from './free-port.mjs';
import { installBrowser } from './install-browser.mjs';
import { run } from './run.mjs';

if (!process.argv.includes('--built')) await run('node', ['scripts/build.mjs', '--cdn']);

const host = '127.0.0.1';
const flv = liveFlv();
const media = [flv, liveHls(), mediaFiles];

/** Files that never change, readable by every page: what a network for scripts has. @param {string} name @param {import('node:http').ServerResponse} response */
function serveScript(name, response) {
  try {
    response.writeHead(200, { 'content-type': extname(name) === '.js' ? 'text/javascript' : 'text/plain', 'access-control-allow-origin': '*' });
    response.end(readFileSync(`dist/cdn/${name}`));
  } catch {
    response.writeHead(404).end();
  }
}

const scripts = createServer(({ url = '' }, response) => serveScript(basename(url), response));
const cdn = `http://${host}:${await listenOnFreePort(scripts, { host })}`;

const strict = `default-src 'none'; script-src ${cdn}; connect-src 'self'; media-src blob:; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types lit-html`;
/** A site that keeps the scripts itself, and lets them have workers. */
const own = `default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; media-src blob:; img-src 'self' data:`;
const site = createServer((request, response) => {
  if (media.some((handle) => handle(request, response))) return;
  const [, folder, name = ''] = /^\/([a-z]+)\/(.*)$/.exec(request.url ?? '') ?? [];
  if (folder === 'scripts') return serveScript(name, response);
  const [policy, from] = folder === 'own' ? [own, '/scripts'] : [strict, cdn];
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
  response.end(`<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,"><script type="module" src="${from}/relive.js"></script>${decodeURIComponent(name)}</html>`);
});
const origin = `http://${host}:${await listenOnFreePort(site, { host })}`;

const start = Date.UTC(2026, 0, 1, 10);
const recordings = ['clock.flv', 'container/moov-last.mp4', 'container/hls-ts/index.m3u8', 'container/sound.aac'].map((file, index) => ({
  id: file,
  url: `/test/media/${file}`,
  start: new Date(start + index * 60_000).toISOString(),
  duration: 8,
}));

const player = `document.querySelector('relive-live, relive-replay')`;

const browser = await chromium.launch({
  executablePath: installBrowser('chromium'),
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required', '--mute-audio'],
});
/** @type {Record<string, (page: import('playwright-core').Page) => Promise<void>>} */
const tests = {
  'a live FLV stream': (page) => playsOn(page, '<relive-live src="/live/clock.flv" controls autoplay muted>'),
  'a live HLS stream': (page) => playsOn(page, '<relive-live src="/hls/clock.m3u8" controls autoplay muted>'),
  'a recording by itself': (page) => playsOn(page, '<relive-replay src="/test/media/container/fragmented.mp4" controls autoplay muted>'),
  'FLV, MP4, HLS and AAC as one replay': (page) => playsAll(page, 'strict'),
  async 'the same in a worker, where the site keeps the scripts itself'(page) {
    await playsAll(page, 'own');
    if (page.workers().length !== 1) throw new Error(`There should be a worker, and there are ${page.workers().length}.`);
  },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  /** @type {string[]} */
  const faults = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await test(page).catch(async ({ message }) => faults.push(message, String(await page.evaluate(`${player}?.state + ' at ' + ${player}?.currentTime + ': ' + ${player}?.error?.message`))));
  await page.close();
  if (faults.length) failed++;
  console.log([`${faults.length ? 'FAILED' : 'good'}: ${name}`, ...faults].join('\n  '));
}
await browser.close();
flv.close();
console.log(`\n${Object.keys(tests).length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

/** @param {import('playwright-core').Page} page @param {string} tag @param {'strict' | 'own'} [site] */
async function open(page, tag, site = 'strict') {
  const [, name] = /<([a-z-]+)/.exec(tag) ?? [];
  await page.goto(`${origin}/${site}/${encodeURIComponent(`${tag}</${name}>`)}`);
  await until(page, `customElements.get('${name}')`);
}

/** Opens a page with one player, which has to move and to show its controls. @param {import('playwright-core').Page} page @param {string} tag */
async function playsOn(page, tag) {
  await open(page, tag);
  await until(page, `${player}?.state === 'playing' && ${player}.played.length && ${player}.played.end(0) - ${player}.played.start(0) > 1`);
  await until(page, `${player}.shadowRoot.querySelector('[part=controls]')`);
}

/** Plays something of each recording of a replay. @param {import('playwright-core').Page} page @param {'strict' | 'own'} site */
async function playsAll(page, site) {
  await open(page, '<relive-replay controls muted>', site);
  await page.evaluate(`Object.assign(${player}, { recordings: ${JSON.stringify(recordings)}, preload: 'auto' })`);
  await until(page, `${player}.timeline?.spans.length === ${recordings.length}`);
  for (const [index, { id }] of recordings.entries()) {
    const begin = `${player}.timeline.spans[${index}].playStart`;
    await page.evaluate(`${player}.currentTime = ${begin} + 0.3, ${player}.play()`);
    await until(page, `${player}.state === 'playing' && !${player}.seeking && ${player}.fragment.id === '${id}' && ${player}.currentTime > ${begin} + 0.5`);
  }
}

/** What is evaluated by a test, and not by the page, its policy does not forbid. @param {import('playwright-core').Page} page @param {string} condition */
async function until(page, condition) {
  const deadline = Date.now() + 60_000;
  while (!(await page.evaluate(`Boolean(${condition})`))) {
    if (Date.now() > deadline) throw new Error(`This did not come true: ${condition}`);
    await new Promise((again) => setTimeout(again, 50));
  }
}
