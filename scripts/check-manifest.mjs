// custom-elements.json must say what the class comments say.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { run } from './run.mjs';

const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
await run('cem', ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet', '--outdir', relative('.', folder)]);
const fresh = read(join(folder, 'custom-elements.json'));
rmSync(folder, { recursive: true });
if (fresh !== read('custom-elements.json')) {
  console.error('custom-elements.json is out of date: npm run manifest');
  process.exit(1);
}

/** What a manifest says, whatever the order: that of its modules is the order in which the file system happened to name them. @param {string} file */
function read(file) {
  return JSON.stringify(inOrder(JSON.parse(readFileSync(file, 'utf8'))));
}

/** @param {unknown} value @returns {unknown} */
function inOrder(value) {
  if (Array.isArray(value)) return value.map(inOrder).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, inOrder(each)]));
}
