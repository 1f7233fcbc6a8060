// Builds the stories and opens each in Chromium: it must render, do what it says, leave the console clean, and be usable by everyone.
// --built: as they were built last. --pictures: a screenshot of each in .cache/stories. Further words pick stories by a part of their id.
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './install.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installDependencies();
const [{ run }, { startStorybookServer }, { chromium }, { installBrowser }] = await Promise.all([
  import('./run.mjs'),
  import('./storybook-serve.mjs'),
  import('playwright-core'),
  import('./install-browser.mjs'),
]);
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const pictures = process.argv.includes('--pictures') ? '.cache/stories' : undefined;
if (pictures) mkdirSync(pictures, { recursive: true });
if (!process.argv.includes('--built') || !existsSync('storybook-static/index.json')) await run('node', ['scripts/storybook.mjs', '--build'], { quiet: true });

/** The rules that the accessibility panel of Storybook uses. */
const axe = createRequire(createRequire(`${process.cwd()}/`).resolve('@storybook/addon-a11y')).resolve('axe-core/axe.min.js');
const serious = ['serious', 'critical'];

/** @typedef {{ id: string, type: string, tags: string[] }} Entry */

const server = await startStorybookServer();
const browser = await chromium.launch({
  executablePath: installBrowser('chromium'),
  args: ['--no-sandbox', '--no-first-run', '--disable-background-networking', '--autoplay-policy=no-user-gesture-required', '--mute-audio'],
});
let failed = 0;
let passed = 0;
try {
  const { entries } = /** @type {{ entries: Record<string, Entry> }} */ (await (await fetch(`${server.origin}/index.json`)).json());
  for (const story of Object.values(entries).filter(({ id }) => !words.length || words.some((word) => id.includes(word)))) {
    const faults = await check(story).catch((error) => [error.message]);
    if (faults.length) failed++;
    else passed++;
    console.log([`${faults.length ? 'FAILED' : 'good'}: ${story.id}`, ...faults].join('\n  '));
  }
} finally {
  await browser.close();
  await server.stop();
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);

/** @param {Entry} entry @returns {Promise<string[]>} what is wrong with it */
async function check({ id, type, tags }) {
  /** @type {string[]} */
  const faults = [];
  const context = await browser.newContext({
    viewport: { width: 1024, height: 720 },
    colorScheme: tags.includes('dark') ? 'dark' : 'light',
    forcedColors: tags.includes('forced-colors') ? 'active' : 'none',
    reducedMotion: tags.includes('reduced-motion') ? 'reduce' : 'no-preference',
    hasTouch: tags.includes('touch'),
    isMobile: tags.includes('touch'),
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => {
    // Chromium reports each failed request, also one that the story is about.
    const asked = tags.includes('network-errors') && /^Failed to load resource|blocked by CORS policy/.test(message.text());
    if (message.type() === 'error' && !asked) faults.push(`console: ${message.text()}`);
  });
  await page.route(
    ({ origin, protocol }) => protocol.startsWith('http') && origin !== server.origin && origin !== server.origin.replace('127.0.0.1', 'localhost'),
    (route) => (faults.push(`asks the network for ${route.request().url()}`), route.abort()),
  );
  try {
    await page.goto(`${server.origin}/iframe.html?id=${id}&viewMode=${type === 'docs' ? 'docs' : 'story'}`, { waitUntil: 'commit' });
    if (type === 'docs') await page.waitForSelector('.sbdocs h1, .sbdocs table');
    // `play` of a story is a part of its rendering, and what it throws goes to the console.
    else await page.waitForFunction('["finished", "errored", "aborted"].includes(window.__STORYBOOK_PREVIEW__?.currentRender?.phase)');
    // Transitions are done, controls are there.
    await page.waitForTimeout(700);
    if (pictures) await page.screenshot({ path: `${pictures}/${id}.png` });
    faults.push(...(await violations(page, type === 'docs' ? '.sbdocs-content :is(relive-live, relive-replay, relive-list)' : '#storybook-root')));
  } finally {
    await context.close();
  }
  return faults;
}

/** @param {import('playwright-core').Page} page @param {string} selector @returns {Promise<string[]>} */
async function violations(page, selector) {
  await page.addScriptTag({ path: axe });
  /** @type {{ violations: { id: string, impact: string, help: string, nodes: { target: unknown[] }[] }[] }} */
  const result = await page.evaluate(`axe.run('${selector}')`);
  return result.violations
    .filter(({ impact }) => serious.includes(impact))
    .map(({ id, impact, help, nodes }) => `axe, ${impact}: ${id}, ${help} (${nodes.map(({ target }) => target.flat().join(' ')).join('; ')})`);
}
