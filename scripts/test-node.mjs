// Tests of all that has no DOM, in Node.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const folders = ['core', 'timeline', 'container', 'server', 'feed', 'house'];

/** @returns {Promise<{ passed: number, failed: number }>} */
export async function testNode() {
  const files = folders.flatMap((folder) => testFiles(`test/${folder}`));
  let output = '';
  try {
    output = await run('node', ['--import', 'tsx', '--test', '--test-reporter=spec', '--test-timeout=120000', ...files]);
  } catch (error) {
    output = error instanceof Error && 'output' in error ? String(error.output) : '';
    if (!output) throw error;
  }
  const count = (/** @type {string} */ key) => Number(new RegExp(`^\\S* ?${key} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  return { passed: count('pass'), failed: count('fail') + count('cancelled') };
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
