// What must hold of every commit: tests, lint, types, a manifest that is up to date, sizes, and what a script tag loads. Last line: N passed, N failed.
import { spawn } from 'node:child_process';

const checks = {
  test: ['npm', 'test'],
  lint: ['npm', 'run', '-s', 'lint'],
  types: ['npm', 'run', '-s', 'types'],
  manifest: ['node', 'scripts/check-manifest.mjs'],
  size: ['node', 'scripts/size.mjs', '--check'],
  'script tag': ['node', 'scripts/test-script-tag.mjs', '--built'],
};

let passed = 0;
let failed = 0;
const red = [];
for (const [name, [command = '', ...args]] of Object.entries(checks)) {
  const began = Date.now();
  const { code, output } = await run(command, args);
  console.log(`== ${name}: ${code === 0 ? 'good' : `exit ${code}`}, ${Math.round((Date.now() - began) / 1000)} s`);
  const counted = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  passed += counted ? Number(counted[1]) : code === 0 ? 1 : 0;
  failed += counted ? Number(counted[2]) || (code === 0 ? 0 : 1) : code === 0 ? 0 : 1;
  if (code !== 0) red.push(name);
}
if (red.length) console.log(`Red: ${red.join(', ')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

/** @param {string} command @param {string[]} args @returns {Promise<{ code: number | null, output: string }>} */
function run(command, args) {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.on('close', (code) => done({ code, output }));
  });
}
