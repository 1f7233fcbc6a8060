// npm run storybook: every state and attribute of the elements, to look at and try. With --build: the same as files, in storybook-static.
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './install.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installDependencies();
const { run } = await import('./run.mjs');
// What it keeps about its user goes nowhere else, and what it would ask the network is not asked.
const env = { STORYBOOK_DISABLE_TELEMETRY: '1', CI: '1' };

if (process.argv.includes('--build')) await run('storybook', ['build', '--output-dir', 'storybook-static', '--disable-telemetry', '--quiet', '--loglevel', 'warn'], { env });
else await run('storybook', ['dev', '--host', '127.0.0.1', '--port', String(await openPort()), '--ci', '--disable-telemetry', '--no-version-updates'], { env });

async function openPort() {
  const { listenOnFreePort } = await import('./free-port.mjs');
  const server = createServer();
  const port = await listenOnFreePort(server, { host: '127.0.0.1', prefer: 6006 });
  await new Promise((done) => server.close(done));
  return port;
}
