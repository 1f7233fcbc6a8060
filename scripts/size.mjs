// JavaScript on the wire: min + gzip -9, as a page loads dist/cdn. KB are 1000 bytes. --check: fails where a figure grew by more than 2 %.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { run } from './run.mjs';

const budgetFile = 'scripts/size-budget.json';
if (!process.argv.includes('--built')) await run('node', ['scripts/build.mjs', '--cdn']);

/** What a page loads for each of these, by the beginnings of file names. */
const rows = {
  'element and controls, before any engine': ['relive.js', 'player-view', 'player-controls'],
  'until the first FLV frame': ['relive.js', 'flv-engine'],
  'until the first live HLS frame': ['relive.js', 'hls-engine'],
  'until the first frame of an FLV replay': ['relive.js', 'stitched-engine', 'recording-worker'],
};

const files = readdirSync('dist/cdn').filter((name) => name.endsWith('.js'));
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
function kilobytes(names) {
  const loaded = new Set(names.flatMap((name) => [...closure(files.find((file) => file.startsWith(name)) ?? missing(name))]));
  const bytes = [...loaded].reduce((sum, file) => sum + gzipSync(readFileSync(`dist/cdn/${file}`), { level: 9 }).length, 0);
  return Math.round(bytes / 100) / 10;
}

/** A file and all that it imports at once, but not by import(). @param {string} file @param {Set<string>} [seen] */
function closure(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, name = ''] of readFileSync(`dist/cdn/${file}`, 'utf8').matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)) closure(name, seen);
  return seen;
}

/** @param {string} name @returns {never} */
function missing(name) {
  throw new Error(`dist/cdn has no file that begins with ${name}.`);
}
