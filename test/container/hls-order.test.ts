import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openRecording } from '../../src/container/open-recording.js';
import { serveMedia } from './media-server.js';

/** Eight seconds in eight segments, a key frame at the begin of each. */
const names = ['index.m3u8', ...Array.from({ length: 8 }, (_, number) => `${number}.ts`)];
const files = Object.fromEntries(names.map((name) => [name, new Uint8Array(readFileSync(fileURLToPath(new URL(`../media/clock-ts/${name}`, import.meta.url))))]));

describe('an HLS recording over the network', () => {
  it('is asked for what is shown first, and no more than tells where that ends', async () => {
    const server = await serveMedia(files);
    try {
      const recording = await openRecording(server.url('index.m3u8'), { targetSeconds: 2 });
      assert.deepEqual(server.requests, ['GET index.m3u8', 'GET 0.ts']);
      await recording.segment(0);
      assert.deepEqual(server.requests.slice(2), ['GET 1.ts', 'GET 2.ts']);
      await recording.segment(2);
      assert.deepEqual(server.requests.slice(4), ['GET 4.ts', 'GET 5.ts', 'GET 6.ts']);
    } finally {
      server.close();
    }
  });
});
