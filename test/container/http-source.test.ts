import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { PlayerErrorCode } from '../../src/core/player-error.js';
import { PlayerError } from '../../src/core/player-error.js';
import { openHttpSource, openStream } from '../../src/container/http-source.js';
import type { MediaServer, ServerOptions } from './media-server.js';
import { serveMedia } from './media-server.js';

const file = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 31 + (index >> 8)) & 255);
const servers: MediaServer[] = [];
after(() => servers.forEach((server) => server.close()));

async function serve(options?: ServerOptions): Promise<MediaServer> {
  const server = await serveMedia({ 'file.bin': file, 'empty.bin': new Uint8Array(0) }, options);
  servers.push(server);
  return server;
}

const fails = (code: PlayerErrorCode) => (error: unknown) => error instanceof PlayerError && error.code === code && error.message.length > 15;

describe('HTTP source', () => {
  it('reads parts by Range and knows the size from the first answer', async () => {
    const server = await serve();
    const source = await openHttpSource(server.url('file.bin'));
    assert.deepEqual([source.access, source.size, source.version], ['range', file.length, '"1"']);
    assert.deepEqual(await source.read(10, 500), file.slice(10, 500));
    assert.equal(server.requests.length, 1, 'the head came with the opening request');
    assert.deepEqual(await source.read(250_000, 400_000), file.slice(250_000));
    assert.deepEqual(await source.read(300_000, 400_000), new Uint8Array(0));
    assert.deepEqual(server.requests, ['GET file.bin bytes=0-65535', 'GET file.bin bytes=250000-299999']);
  });

  it('asks by HEAD for a size that is hidden from other origins', async () => {
    const server = await serve({ hideContentRange: true });
    assert.equal((await openHttpSource(server.url('file.bin'))).size, file.length);
    assert.equal(server.requests.at(-1), 'HEAD file.bin');
  });

  it('takes the whole once from a server without Range', async () => {
    const server = await serve({ ranges: false });
    const source = await openHttpSource(server.url('file.bin'));
    assert.deepEqual([source.access, source.size], ['stream', file.length]);
    assert.deepEqual(await source.read(200_000, 200_100), file.slice(200_000, 200_100));
    assert.deepEqual(await source.read(0, 400_000), file);
    assert.deepEqual(await source.read(400_000, 400_001), new Uint8Array(0));
    assert.equal(server.requests.length, 1);
  });

  it('knows the size at the end of an answer that did not say it', async () => {
    const fault: ServerOptions['fault'] = (_request, response) => {
      response.writeHead(200);
      response.write(file.subarray(0, 100_000));
      response.end(file.subarray(100_000));
      return true;
    };
    const source = await openHttpSource((await serve({ fault })).url('file.bin'));
    assert.equal(source.size, undefined);
    assert.deepEqual(await source.read(299_999, 400_000), file.slice(299_999));
    assert.equal(source.size, file.length);
  });

  it('refuses what is too large to hold whole', async () => {
    const source = await openHttpSource((await serve({ ranges: false })).url('file.bin'), { maxStreamBytes: 1000 });
    await assert.rejects(source.read(0, 10_000), fails('unsupported-format'));
  });

  it('says what a refusal means', async () => {
    const statuses: [number, PlayerErrorCode][] = [[403, 'forbidden'], [404, 'not-found'], [503, 'network']]; // prettier-ignore
    for (const [status, code] of statuses) {
      const server = await serve({ fault: (_, response) => Boolean(response.writeHead(status).end()) });
      await assert.rejects(openHttpSource(server.url('file.bin')), fails(code));
      assert.equal(server.requests.length, code === 'network' ? 3 : 1, 'only what may pass is tried again');
    }
    await assert.rejects(openHttpSource('http://127.0.0.1:1/x'), fails('network'));
  });

  it('tries again when a connection breaks in the middle', async () => {
    const server = await serve({
      fault(_, response, count) {
        if (count !== 2) return false;
        response.writeHead(206, { 'Content-Length': 1000, 'Content-Range': `bytes 100000-100999/${file.length}` }).write(file.subarray(100_000, 100_500));
        setTimeout(() => response.destroy(), 20);
        return true;
      },
    });
    const source = await openHttpSource(server.url('file.bin'));
    assert.deepEqual(await source.read(100_000, 101_000), file.slice(100_000, 101_000));
  });

  for (const ranges of [true, false])
    it(`takes a stream up again where it broke off, from a server ${ranges ? 'with' : 'without'} ranges`, async () => {
      const server = await serve({
        ranges,
        fault(_, response, count) {
          if (count > 1) return false;
          response.writeHead(200, { 'Content-Length': file.length, 'ETag': '"1"' }).write(file.subarray(0, 100_000));
          setTimeout(() => response.destroy(), 20);
          return true;
        },
      });
      const source = await openStream(server.url('file.bin'));
      assert.deepEqual(await source.read(0, 400_000), file);
      assert.equal(source.size, file.length);
      assert.deepEqual(server.requests.slice(1), ['GET file.bin bytes=100000-']);
    });

  it('gives a stream up that breaks off at the same place each time, or becomes another', async () => {
    const breaking = (version: (count: number) => string) =>
      serve({
        ranges: false,
        fault(_, response, count) {
          response.writeHead(200, { 'Content-Length': file.length, 'ETag': version(count) }).write(file.subarray(0, 100_000));
          setTimeout(() => response.destroy(), 20);
          return true;
        },
      });
    const same = await breaking(() => '"1"');
    await assert.rejects((await openStream(same.url('file.bin'))).read(0, 400_000), fails('network'));
    assert.equal(same.requests.length, 2);
    const other = await breaking((count) => `"${count}"`);
    await assert.rejects((await openStream(other.url('file.bin'))).read(0, 400_000), fails('bad-input'));
  });

  it('gives up on a server that goes silent', async () => {
    const server = await serve({ fault: (_, response, count) => count > 1 && Boolean(response.writeHead(206, { 'Content-Length': 1000 }).write(file.subarray(0, 10))) });
    const source = await openHttpSource(server.url('file.bin'), { idleTimeout: 0.1 });
    await assert.rejects(source.read(100_000, 101_000), fails('timeout'));
  });

  it('stops when it is told to', async () => {
    const server = await serve({ fault: (_, _response, count) => count > 1 });
    const source = await openHttpSource(server.url('file.bin'));
    const controller = new AbortController();
    const read = source.read(100_000, 101_000, controller.signal);
    setTimeout(() => controller.abort(), 20);
    await assert.rejects(read, fails('aborted'));
  });
});
