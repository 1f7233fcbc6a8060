import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serveFolder } from '../../demo/serve-folder.mjs';

const folder = fileURLToPath(new URL('../media/', import.meta.url));
const whole = readFileSync(`${folder}clock-small.flv`);
const handle = serveFolder('/media/', folder);
const server = createServer((req, res) => void (handle(req, res) || res.writeHead(404).end()));
let url = '';

before(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/media/clock-small.flv`;
});
after(() => void server.close());

const ask = async (/** @type {string | undefined} */ range) => {
  const response = await fetch(url, { headers: { ...(range && { range }) } });
  return { status: response.status, type: response.headers.get('content-type'), range: response.headers.get('content-range'), body: Buffer.from(await response.arrayBuffer()) };
};

it('serves a file whole, or the part of it that is asked for', async () => {
  const all = await ask(undefined);
  assert.deepEqual([all.status, all.type, all.body.equals(whole)], [200, 'video/x-flv', true]);
  for (const [range, from, to] of /** @type {const} */ ([
    ['bytes=0-2', 0, 3],
    [`bytes=${whole.length - 5}-`, whole.length - 5, whole.length],
    ['bytes=-7', whole.length - 7, whole.length],
    [`bytes=10-${whole.length * 2}`, 10, whole.length],
  ])) {
    const part = await ask(range);
    assert.deepEqual([part.status, part.range], [206, `bytes ${from}-${to - 1}/${whole.length}`], range);
    assert.ok(part.body.equals(whole.subarray(from, to)), range);
  }
  assert.equal((await ask(`bytes=${whole.length}-`)).status, 416);
});
