// JavaScript on the wire: min + gzip -9, as a page loads dist/cdn. KB are 1000 bytes. --check: fails where a figure grew by more than 2 %.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from './run.mjs';

const budgetFile = 'scripts/size-budget.json';
if (!process.argv.includes('--built')) await run('node', ['scripts/build.mjs', '--cdn']);
// What a page bundles that registers one element alone.
rmSync('.cache/live', { recursive: true, force: true });
await run('rollup', ['-c', '--silent', '--input', 'src/define/live.ts', '--dir', '.cache/live']);

/** What a page loads for each of these, by the beginnings of file names. */
const rows = {
  '<relive-live> alone with its controls, before any engine': ['.cache/live/live.js', 'player-view', 'player-controls'],
  'all elements and the controls of a player, before any engine': ['relive.js', 'player-view', 'player-controls'],
  'until the first FLV frame': ['relive.js', 'flv-engine'],
  'until the first live HLS frame': ['relive.js', 'hls-engine'],
  'until the first frame of an FLV replay': ['relive.js', 'stitched-engine', 'recording-worker'],
};

const sizes = Object.fromEntries(Object.entries(rows).map(([row, names]) => [row, kilobytes(names)]));
/** @type {Record<string, number>} */
const budget = JSON.parse(readFileSync(budgetFile, 'utf8'));
let grown = 0;
for (const [row, size] of Object.entries(sizes)) {
  const limit = (budget[row] ?? 0) * 1.02;
  if (size > limit) grown++;
  console.log(`${size.toFixed(1).padStart(6)} KB  ${row}${size > limit ? `  GREW: was ${budget[row] ?? 'not there'}` : ''}`);
}
if (process.argv.includes('--update')) writeFileSync(budgetFile, `${JSON.stringify(sizes, null, 2)}\n`);
else if (process.argv.includes('--check') && grown) process.exit(1);

/** @param {string[]} names */
function kilobytes([first = '', ...names]) {
  const folder = first.includes('/') ? dirname(first) : 'dist/cdn';
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const find = (/** @type {string} */ name) => files.find((file) => file.startsWith(name)) ?? missing(folder, name);
  const loaded = new Set([basename(first), ...names].flatMap((name) => [...closure(folder, find(name))]));
  const bytes = [...loaded].reduce((sum, file) => sum + gzipSync(readFileSync(`${folder}/${file}`), { level: 9 }).length, 0);
  return Math.round(bytes / 100) / 10;
}

/** A file and all that it imports at once, but not by import(). @param {string} folder @param {string} file @param {Set<string>} [seen] */
function closure(folder, file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, name = ''] of readFileSync(`${folder}/${file}`, 'utf8').matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)) closure(folder, name, seen);
  return seen;
}

/** @param {string} folder @param {string} name @returns {never} */
function missing(folder, name) {
  throw new Error(`${folder} has no file that begins with ${name}.`);
}
