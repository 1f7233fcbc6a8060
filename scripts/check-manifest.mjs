// custom-elements.json must say what the class comments say.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { run } from './run.mjs';

const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
await run('cem', ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet', '--outdir', relative('.', folder)]);
const fresh = readFileSync(join(folder, 'custom-elements.json'), 'utf8');
rmSync(folder, { recursive: true });
if (fresh !== readFileSync('custom-elements.json', 'utf8')) {
  console.error('custom-elements.json is out of date: npm run manifest');
  process.exit(1);
}
