import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startCamera } from '../../demo/camera.mjs';
import { startLiveServer } from '../../demo/live-server.mjs';
import { parseTags } from './flv-loop.mjs';

describe('camera and live server', () => {
  const ending = new AbortController();
  /** @type {Awaited<ReturnType<typeof startLiveServer>>} */
  let server;
  /** @type {Promise<void>} */
  let camera;
  before(async () => {
    server = await startLiveServer();
    camera = startCamera({ url: `${server.origin}/live/clock.flv`, signal: ending.signal });
  });
  after(async () => {
    ending.abort();
    await camera;
    await server.stop();
  });

  it('plays what the camera sees', async () => {
    const leaving = new AbortController();
    const response = await fetch(`${server.origin}/live/clock.flv`, { signal: leaving.signal });
    let bytes = Buffer.alloc(0);
    const media = () => parseTags(bytes).filter((tag) => !tag.isHeader);
    for await (const chunk of response.body ?? []) {
      bytes = Buffer.concat([bytes, chunk]);
      if (media().length > 100) break;
    }
    leaving.abort();
    assert.equal(bytes.toString('latin1', 0, 3), 'FLV');
    assert.deepEqual(new Set(parseTags(bytes).filter((tag) => tag.isHeader).map((tag) => tag.kind)), new Set(['script', 'audio', 'video']));
    for (const [kind, allowed] of /** @type {const} */ ([['video', [40]], ['audio', [21, 22]]])) {
      const times = media().filter((tag) => tag.kind === kind).map((tag) => tag.timestampMs);
      const steps = times.slice(1).map((time, index) => time - Number(times[index]));
      assert.ok(steps.length > 20 && steps.every((step) => allowed.some((value) => value === step)), `${kind} steps ${steps}`);
    }
  });
});
