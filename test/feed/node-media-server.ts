import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const PASSWORD = 'correct horse';

/** A real node-media-server, which notifies `notifyUrl`. In a process of its own: it keeps listeners after it was stopped. */
export async function startNodeMediaServer(notifyUrl: string) {
  const folder = await mkdtemp(join(tmpdir(), 'relive-nms-'));
  const port = await freePort();
  const config = {
    bind: '127.0.0.1',
    http: { port },
    rtmp: {},
    static: {},
    record: { path: join(folder, 'media') },
    store: { path: join(folder, 'store') },
    notify: { url: notifyUrl },
    auth: {
      play: false,
      publish: false,
      jwt: { secret: randomBytes(16).toString('hex'), users: [{ username: 'admin', password: PASSWORD, role: 'admin' }] },
    },
  };
  const code = `new (require('node-media-server'))(${JSON.stringify(config)}).run()`;
  const server = spawn(process.execPath, ['--eval', code], { cwd: fileURLToPath(new URL('.', import.meta.url)), stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${url}/api/v1/health`).catch(() => undefined))?.ok) {
    if (server.exitCode !== null) throw new Error('node-media-server did not start.');
    await sleep(25);
  }
  return {
    url,
    user: 'admin',
    password: PASSWORD,
    /** Begins to push; the promise resolves when the push was ended by the server. */
    push(stream: string) {
      const pushing = request(`${url}/live/${stream}.flv`, { method: 'POST', headers: { Connection: 'close' } });
      // A connection that is closed under a push is an error to it.
      pushing.on('error', () => {});
      // The header of an FLV file with sound and picture, and the size of the tag before the first.
      pushing.write(Buffer.from('464c5601050000000900000000', 'hex'));
      const ended = once(pushing, 'close');
      return { ended, stop: () => pushing.destroy() };
    },
    async stop() {
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.');
  return address.port;
}
