// Tests of all that has no DOM, in Node.
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canInstall, installPackages } from './install-browser.mjs';
import { run } from './run.mjs';

const folders = ['core', 'timeline', 'container', 'server', 'feed', 'house'];

/** @returns {Promise<{ passed: number, failed: number }>} */
export async function testNode() {
  const all = folders.flatMap((folder) => testFiles(`test/${folder}`));
  const probe = hasProbe();
  if (!probe) console.log('ffprobe is not here: what only it can judge is left out.');
  const files = all.filter((file) => probe || !file.includes('.ffprobe.'));
  let output = '';
  try {
    output = await run('node', ['--import', 'tsx', '--test', '--test-reporter=spec', '--test-timeout=300000', `--test-concurrency=${availableParallelism()}`, ...files]);
  } catch (error) {
    output = error instanceof Error && 'output' in error ? String(error.output) : '';
    if (!output) throw error;
  }
  const count = (/** @type {string} */ key) => Number(new RegExp(`^\\S* ?${key} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  return { passed: count('pass'), failed: count('fail') + count('cancelled') };
}

/** ffprobe judges what the container layer writes; it comes with ffmpeg. */
function hasProbe() {
  const there = () => (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'ffprobe')));
  if (!there() && canInstall()) installPackages(['ffmpeg']);
  return there();
}

/** @param {string} folder */
function testFiles(folder) {
  try {
    return readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => /\.test\.(ts|mjs)$/.test(name))
      .sort()
      .map((name) => `${folder}/${name}`);
  } catch {
    return [];
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed } = await testNode();
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}
