// Serves storybook-static with the streams that its stories play; a web server for files alone has none. Port: PORT, else 6006 or a free one.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { storyStreams } from '../.storybook/story-streams.mjs';
import { serveFolder } from '../demo/serve-folder.mjs';
import { listenOnFreePort } from './free-port.mjs';

/** @param {{ only?: number | undefined, prefer?: number }} [options] @returns {Promise<{ origin: string, stop(): Promise<void> }>} `stop` breaks open streams */
export async function startStorybookServer({ only, prefer = 0 } = {}) {
  const handlers = [storyStreams(), serveFolder('/', fileURLToPath(new URL('../storybook-static/', import.meta.url)))];
  const server = createServer((req, res) => {
    if (!handlers.some((handle) => handle(req, res))) res.writeHead(404).end();
  });
  const port = await listenOnFreePort(server, { host: '127.0.0.1', prefer, only });
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { origin } = await startStorybookServer({ only: process.env.PORT ? Number(process.env.PORT) : undefined, prefer: 6006 });
  console.log(`The stories are at ${origin}/`);
}
