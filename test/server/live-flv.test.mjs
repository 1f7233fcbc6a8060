import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { flvLoop, parseTags } from './flv-loop.mjs';
import { liveFlv } from './live-flv.mjs';

/** @typedef {import('./flv-loop.mjs').FlvTag} FlvTag */

const clock = readFileSync(new URL('../media/clock.flv', import.meta.url));

/** @param {FlvTag[]} tags @param {string} kind */
function steps(tags, kind) {
  const times = tags.filter((tag) => tag.kind === kind && !tag.isHeader).map((tag) => tag.timestampMs);
  return new Set(times.slice(1).map((time, index) => time - Number(times[index])));
}

describe('flvLoop', () => {
  const loop = flvLoop(clock);

  /** @param {number} from @param {number} to */
  function between(from, to) {
    const tags = [];
    for (const tag of loop.from(from)) {
      if (tag.timestampMs >= to) return tags;
      tags.push(tag);
    }
    return tags;
  }

  it('is as long as its media', () => assert.equal(loop.durationMs, 8000));

  it('goes over the seam without a hole', () => {
    const tags = between(0, 24_000);
    assert.deepEqual([...steps(tags, 'video')], [40]);
    assert.deepEqual([...steps(tags, 'audio')].sort(), [21, 22]);
    assert.equal(tags.filter((tag) => tag.kind === 'video').length, 600);
    assert.equal(tags.filter((tag) => tag.kind === 'audio').length, 3 * 375);
  });

  it('writes time stamps that need more than 24 bits', () => {
    const [tag] = between(20_000_000, 20_000_100);
    assert.ok(tag);
    assert.equal(parseTags(Buffer.concat([loop.header.subarray(0, 13), tag.data]))[0]?.timestampMs, tag.timestampMs);
  });

  it('finds the key frame that a moment needs', () => {
    assert.equal(loop.keyFrameAt(16_999), 16_000);
    assert.equal(loop.keyFrameAt(7_000), 7_000);
  });
});

describe('liveFlv', () => {
  const handle = liveFlv();
  const server = createServer((req, res) => {
    if (!handle(req, res)) res.writeHead(404).end();
  });
  let origin = '';
  before(async () => {
    await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
    const address = server.address();
    origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  });
  after(() => {
    handle.close();
    server.closeAllConnections();
    server.close();
  });

  /** Reads a stream until `enough` of its tags have come, or its end. @param {string} path @param {(tags: FlvTag[]) => boolean} [enough] */
  async function read(path, enough = () => false) {
    const leaving = new AbortController();
    const response = await fetch(origin + path, { signal: leaving.signal });
    let bytes = Buffer.alloc(0);
    for await (const chunk of response.body ?? []) {
      bytes = Buffer.concat([bytes, chunk]);
      if (enough(parseTags(bytes))) break;
    }
    leaving.abort();
    return { response, bytes, tags: parseTags(bytes) };
  }
  /** @param {number} count */
  const media = (count) => (/** @type {FlvTag[]} */ tags) => tags.filter((tag) => !tag.isHeader).length >= count;

  it('sends headers first and then media from a key frame on', async () => {
    const { bytes, tags, response } = await read('/live/clock.flv', media(60));
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(bytes.toString('latin1', 0, 3), 'FLV');
    assert.deepEqual(tags.filter((tag) => tag.isHeader).map((tag) => tag.kind).sort(), ['audio', 'script', 'video']);
    assert.ok(tags.find((tag) => tag.kind === 'video' && !tag.isHeader)?.isKeyFrame);
    assert.deepEqual([...steps(tags, 'video')], [40]);
  });

  it('answers as the query asks', async () => {
    for (const status of [403, 404, 503]) assert.equal((await read(`/live/clock.flv?status=${status}`)).response.status, status);
    assert.match((await read('/live/clock.flv?html')).bytes.toString(), /<!doctype html>/);
    assert.equal((await read('/live/clock.flv?text')).response.headers.get('content-type'), 'text/plain');
    assert.equal((await read('/live/clock.flv?empty')).bytes.length, 0);
    assert.equal((await read('/live/nothing.flv')).response.status, 404);
    assert.equal((await read('/live/clock.flv?empty&nocors')).response.headers.get('access-control-allow-origin'), null);
  });

  it('ends, and cuts', async () => {
    assert.ok((await read('/live/clock.flv?end=100')).tags.length > 3);
    await assert.rejects(read('/live/clock.flv?cut=100'));
  });

  it('keeps tracks back and spoils the codec', async () => {
    assert.ok((await read('/live/clock.flv?novideo', media(20))).tags.every((tag) => tag.kind !== 'video'));
    assert.ok((await read('/live/clock.flv?noaudio', media(20))).tags.every((tag) => tag.kind !== 'audio'));
    const { tags } = await read('/live/clock.flv?codec=unknown', media(20));
    assert.ok(tags.filter((tag) => tag.kind === 'video').every((tag) => (Number(tag.data[11]) & 15) === 14));
  });

  it('starts again at zero', async () => {
    const { tags } = await read('/live/clock.flv?rewind=200', (all) => all.filter((tag) => tag.kind === 'script').length === 2 && media(100)(all));
    const second = tags.findLastIndex((tag) => tag.kind === 'script');
    assert.equal(tags.slice(second).find((tag) => tag.isKeyFrame)?.timestampMs, 0);
  });

  it('restricts faults to the first connections of a name', async () => {
    assert.equal((await read('/live/clock.flv?id=twice&status=503&times=1')).response.status, 503);
    assert.equal((await read('/live/clock.flv?id=twice&status=503&times=1', media(1))).response.status, 200);
  });

  it('counts its connections', async () => {
    const count = async () => /** @type {{ open: number, opened: number }} */ (await (await fetch(`${origin}/connections?id=counted`)).json());
    assert.deepEqual(await count(), { open: 0, opened: 0 });
    const leaving = new AbortController();
    await fetch(`${origin}/live/clock.flv?id=counted&stall=1`, { signal: leaving.signal });
    assert.deepEqual(await count(), { open: 1, opened: 1 });
    leaving.abort();
    while ((await count()).open > 0);
    assert.deepEqual(await count(), { open: 0, opened: 1 });
  });
});
