// npm run bench [name …] [--runs=N] [--only=relive|flv|…] [--json] [--built]: Relive beside other players. Figures, no judgement.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const names = readdirSync('bench').flatMap((file) => /^(.+)\.bench\.mjs$/.exec(file)?.[1] ?? []);
/** What needs no other player. */
const inNode = ['timeline', 'container', 'feed', 'frames'];
const unknown = words.find((word) => !names.includes(word) && !inNode.includes(word));
if (unknown) {
  console.error(`There is no bench “${unknown}”. There are: ${[...names, ...inNode].join(', ')}.`);
  process.exit(1);
}

await installDependencies();
for (const name of words.length ? words.filter((word) => inNode.includes(word)) : inNode) spawnSync('node', [`bench/node/${name}.mjs`, ...process.argv.slice(2).filter((word) => word.startsWith('--'))], { stdio: 'inherit' });
const wanted = words.length ? words.filter((word) => names.includes(word)) : names;
if (!wanted.length) process.exit(0);
installPeers();
if (!process.argv.includes('--built') || !existsSync('dist/cdn/relive.js')) {
  const { run } = await import('./run.mjs');
  await run('node', ['scripts/build.mjs', '--cdn'], { quiet: true });
}

const [{ runBench }, { benchTable }] = await Promise.all([import('../bench/run-bench.mjs'), import('../bench/table.mjs')]);
const json = process.argv.includes('--json');
/** @type {Record<string, unknown>} */
const results = {};
for (const name of wanted) {
  /** @type {{ default: import('../bench/run-bench.mjs').Bench, run?(options: object): Promise<{ rows: object[], text: string }> }} */
  const { default: bench, run } = await import(`../bench/${name}.bench.mjs`);
  // What is not about players runs in its own way.
  if (run) {
    const { rows, text } = await run({ runs: Number(option('runs') ?? 5), onProgress: (/** @type {string} */ text) => console.error(text) });
    results[name] = rows;
    if (!json) console.log(`\n${text}`);
    continue;
  }
  const rows = await runBench(bench, { runs: Number(option('runs') ?? 7), only: option('only'), onProgress: (text) => console.error(text) });
  results[name] = rows;
  if (!json) console.log(`\n${benchTable(bench, rows)}`);
  mkdirSync('bench/results', { recursive: true });
  writeFileSync(`bench/results/${name}.json`, `${JSON.stringify({ date: new Date(), rows }, null, 2)}\n`);
}
if (json) console.log(JSON.stringify(results, null, 2));
process.exit(0);

/** @param {string} name */
function option(name) {
  return process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
}

/** The other players have a package of their own: nobody needs them who does not run this. */
function installPeers() {
  const installed = 'bench/node_modules/.package-lock.json';
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync('bench/package-lock.json').mtimeMs) return;
  console.error('Installing the players to compare with …');
  const { status } = spawnSync('npm', ['ci', '--loglevel=error', '--no-update-notifier'], { cwd: 'bench', stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  if (status !== 0) process.exit(1);
}
