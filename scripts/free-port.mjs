import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Makes a server listen: on `only` where it is given, else on `prefer` where that is free, else on any free port.
 * @param {import('node:net').Server} server
 * @param {{ host: string, prefer?: number, only?: number }} options
 * @returns {Promise<number>} The port. Rejects with the server's error where `only` is taken.
 */
export async function listenOnFreePort(server, { host, prefer = 0, only }) {
  try {
    return await listen(server, only ?? prefer, host);
  } catch (error) {
    if (only !== undefined) throw error;
    return listen(server, 0, host);
  }
}

/** A port that nobody listens on, for programs that cannot find one themselves. */
export async function freePort() {
  const server = createServer();
  const port = await listen(server, 0, '127.0.0.1');
  server.close();
  await once(server, 'close');
  return port;
}

/** @param {import('node:net').Server} server @param {number} port @param {string} host */
async function listen(server, port, host) {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}
