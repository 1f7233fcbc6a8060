// npm start: a camera, a live server that records it, a feed of all there is, and a page with players and list, at one address. Until the dependencies are there, Node's own modules only.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { HOST: host = '127.0.0.1', PORT: port } = process.env;

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => ending.abort());
// npm's shell does not hand signals on: when it is gone, so is whoever asked for this.
const parent = process.ppid;
setInterval(() => process.ppid === parent || ending.abort(), 250).unref();
// Whatever hangs, nobody waits for it.
ending.signal.addEventListener('abort', () => setTimeout(() => process.exit(0), 1500).unref());

await installDependencies();
await build();
if (!ending.signal.aborted) await serve();
process.exit(0);

/** What the page loads. Types and modules are left to `npm run build`: a start is to be quick. */
async function build() {
  const sources = ['src', 'scripts/build.mjs', 'rollup.config.mjs', 'tsconfig.json', 'package.json'];
  if (newest('dist/cdn/relive.js') >= Math.max(...sources.map(newest))) return;
  console.error('Building …');
  const builder = spawn(process.execPath, ['scripts/build.mjs', '--cdn'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  ending.signal.addEventListener('abort', () => builder.kill());
  let output = '';
  builder.stdout.on('data', (chunk) => (output += chunk));
  const [code] = await once(builder, 'close');
  if (code === 0 || ending.signal.aborted) return;
  console.error(`${output}The build failed.`);
  process.exit(1);
}

/** When the file, or the youngest file in the folder, was changed; 0 without it. @param {string} path @returns {number} */
function newest(path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
  return Math.max(stat.mtimeMs, ...readdirSync(join(root, path)).map((name) => newest(join(path, name))));
}

async function serve() {
  const { startDemo } = await import('../demo/start-demo.mjs');
  const demo = await startDemo({ host, only: port ? Number(port) : undefined, cutSeconds: 60 }).catch((error) => {
    console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken.` : error.message);
    process.exit(1);
  });
  console.log(`Relive plays at ${demo.origin}/`);
  if (!ending.signal.aborted) await once(ending.signal, 'abort');
  await demo.stop();
}
