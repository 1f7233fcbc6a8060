// dist/: modules and types by tsc, one file for a <script> tag by rollup. custom-elements.json: from the class comments.
import { rmSync } from 'node:fs';
import { run } from './run.mjs';

const modules = !process.argv.includes('--cdn');
if (modules) {
  rmSync('dist', { recursive: true, force: true });
  await run('tsc', ['-p', 'tsconfig.json']);
  await run('tsc', ['-p', 'tsconfig.server.json']);
  await run('cem', ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet']);
}
// Chunks carry a hash in their names: old ones would stay.
rmSync('dist/cdn', { recursive: true, force: true });
await run('rollup', ['-c', '--silent']);
