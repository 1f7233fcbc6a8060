// One page for each contestant, in memory: its code minified, and gzipped as a web server would keep it.
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { sourceOf } from './contestants.mjs';

/**
 * @typedef {import('./contestants.mjs').Contestant} Contestant
 * @typedef {{ type: string, body: Buffer }} Page Gzipped.
 */

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** @param {Contestant} contestant */
export const pagePath = ({ module, format, key }) => `/${[module, format, key].filter(Boolean).join('-')}/`;

/** @param {readonly Contestant[]} contestants @returns {Promise<Map<string, Page>>} by path */
export async function buildPages(contestants) {
  const pages = new Map();
  /** @param {string} path @param {string} type @param {string | Uint8Array} content */
  const add = (path, type, content) => pages.set(path, { type: `${type}; charset=utf-8`, body: gzipSync(content, { level: 9 }) });
  for (const contestant of contestants) {
    const path = pagePath(contestant);
    const script = await bundle(`import { start } from './contestants/${contestant.module}.js'; stage.enter(start, '${sourceOf(contestant)}');`);
    if (contestant.styles) add(`${path}player.css`, 'text/css', await readFile(here(`node_modules/${contestant.styles}`)));
    if (contestant.module.startsWith('relive')) {
      for (const file of await readdir(here('../dist/cdn'))) if (file.endsWith('.js')) add(path + file, 'text/javascript', await readFile(here(`../dist/cdn/${file}`)));
      add(path, 'text/html', page(contestant, `<script type="module" src="relive.js"></script><script type="module">${script}</script>`));
    } else {
      add(`${path}player.js`, 'text/javascript', script);
      add(path, 'text/html', page(contestant, '<script type="module" src="player.js"></script>'));
    }
  }
  return pages;
}

/** What runs in a page before its own code. */
export const buildStage = async () => bundle(await readFile(here('stage.js'), 'utf8'), 'iife');

/** @param {string} contents @param {'esm' | 'iife'} format */
async function bundle(contents, format = 'esm') {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: here('.') },
    bundle: true,
    minify: true,
    write: false,
    format,
    target: 'es2022',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

/** @param {Contestant} contestant @param {string} scripts */
const page = ({ name, styles }, scripts) => `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>${name}</title>
  <link rel="icon" href="data:,">
  ${styles ? '<link rel="stylesheet" href="player.css">' : ''}
  <style>#place { width: 640px; height: 360px } video { width: 100%; height: 100% }</style>
  <div id="place"></div>
  ${scripts}
</html>
`;
