// A hundred thousand items: how soon there are cards, and how evenly they scroll. Beside @lit-labs/virtualizer alone, and the same list unvirtualised.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { listenOnFreePort } from '../scripts/free-port.mjs';
import { median } from './statistics.mjs';
import { openBrowser } from './visitor.mjs';

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const lists = [
  { name: 'Relive', module: 'relive' },
  { name: '@lit-labs/virtualizer', module: 'virtualizer' },
  { name: 'unvirtualised', module: 'plain' },
];

const columns = /** @type {const} */ ([
  { id: 'first', label: 'first cards, ms' },
  { id: 'typical', label: 'frame while scrolling, median ms' },
  { id: 'worst', label: '95 % below, ms' },
  { id: 'late', label: 'frames over 34 ms, %' },
  { id: 'cards', label: 'most cards in the page' },
]);

/**
 * @param {{ runs: number, onProgress(text: string): void }} options
 * @returns {Promise<{ rows: object[], text: string }>}
 */
export async function run({ runs, onProgress }) {
  const pages = new Map();
  for (const { module } of lists) pages.set(`/${module}`, await page(module));
  const server = createServer((req, res) => void answer(req.url ?? '/', res, pages));
  const origin = `http://127.0.0.1:${await listenOnFreePort(server, { host: '127.0.0.1' })}`;
  const browser = await openBrowser();
  /** @type {{ name: string, samples: Record<string, number>[], failures: string[] }[]} */
  const rows = lists.map(({ name }) => ({ name, samples: [], failures: [] }));
  try {
    for (let round = 0; round < Math.min(runs, 5); round++)
      for (const [at, { name, module }] of lists.entries()) {
        onProgress(`List: run ${round + 1}, ${name}`);
        const visitor = await browser.newPage({ viewport: { width: 1280, height: 800 } });
        visitor.setDefaultTimeout(90_000);
        const row = /** @type {typeof rows[number]} */ (rows[at]);
        try {
          await visitor.goto(`${origin}/${module}`);
          await visitor.waitForFunction('globalThis.figures', undefined, { timeout: 90_000 });
          row.samples.push(await visitor.evaluate('figures'));
        } catch (error) {
          row.failures.push(String(error).split('\n', 1)[0] ?? '');
        } finally {
          await visitor.close();
        }
      }
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
    await once(server, 'close').catch(() => {});
  }
  return { rows, text: table(rows) };
}

/** @param {readonly { name: string, samples: Record<string, number>[], failures: string[] }[]} rows */
function table(rows) {
  const cells = [
    ['', ...columns.map(({ label }) => label)],
    ...rows.map(({ name, samples }) => [name, ...columns.map(({ id }) => (samples.length ? median(samples.map((sample) => Number(sample[id]))).toFixed(id === 'typical' || id === 'worst' ? 1 : 0) : '–'))]),
  ];
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const failures = rows.flatMap(({ name, failures }) => failures.map((failure) => `${name} failed: ${failure}`));
  return ['A list of 100,000 items, 1280 × 800', ...cells.map((row) => row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('   ').trimEnd()), ...failures].join('\n');
}

/** What every page does with its list. */
const stage = `
  const nextFrame = () => new Promise(requestAnimationFrame);
  const began = performance.now();
  const list = show(document.querySelector('#place'));
  while (!cards(list) || list.scrollHeight < 1e6) await nextFrame();
  await nextFrame();
  const first = performance.now() - began;
  for (let i = 0; i < 30; i++) await nextFrame();
  const frames = [];
  let most = 0;
  let last = performance.now();
  for (let i = 0; i < 240; i++) {
    list.scrollTop += i < 160 ? 90 : 1700;
    await nextFrame();
    const now = performance.now();
    frames.push(now - last);
    last = now;
    most = Math.max(most, cards(list));
  }
  frames.sort((a, b) => a - b);
  globalThis.figures = { first, typical: frames[120], worst: frames[228], late: (100 * frames.filter((ms) => ms > 34).length) / frames.length, cards: most };
`;

/** @param {string} module */
async function page(module) {
  const { outputFiles } = await build({
    stdin: { contents: `import { cards, show } from './lists/${module}.js';${module === 'relive' ? "await customElements.whenDefined('relive-list');" : ''}${stage}`, resolveDir: here('.') },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    conditions: ['production'],
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${module}</title><link rel="icon" href="data:,">
<style>
  #place > * { display: block; height: 780px; overflow-y: auto; font: 14px/1.4 system-ui }
  .plain { display: grid !important; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); gap: 20px }
  .card { display: flex; flex-direction: column; gap: 10px; height: 236px; contain: strict }
  .plain .card { contain: content }
  .poster { position: relative; aspect-ratio: 16 / 9; flex: none; border-radius: 10px }
  .poster img { width: 100%; height: 100%; border-radius: inherit; background: #345 }
  .badge { position: absolute; inset: auto 8px 8px auto; padding: 4px 8px; border-radius: 6px; background: #000b; color: #fff; font-size: 12px }
  .title { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; font-weight: 550 }
  .meta { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; font-size: 13px }
</style>
<div id="place"></div>
${module === 'relive' ? '<script type="module" src="/dist/relive.js"></script>' : ''}<script type="module">${outputFiles[0]?.text.replaceAll('</script', '<\\/script') ?? ''}</script></html>`;
}

/** @param {string} path @param {import('node:http').ServerResponse} res @param {Map<string, string>} pages */
async function answer(path, res, pages) {
  const [, file] = /^\/dist\/([\w.-]+\.js)$/.exec(path) ?? [];
  const body = file ? await readFile(here(`../dist/cdn/${file}`)).catch(() => undefined) : pages.get(path);
  if (body === undefined) res.writeHead(404).end();
  else res.writeHead(200, { 'content-type': `${file ? 'text/javascript' : 'text/html'}; charset=utf-8` }).end(body);
}
