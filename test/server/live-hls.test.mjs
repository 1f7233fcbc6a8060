import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { decodeTimes, trackTimescales } from './hls-loop.mjs';
import { liveHls } from './live-hls.mjs';

describe('liveHls', () => {
  let now = Date.UTC(2026, 0, 1);
  const handle = liveHls({ now: () => now });
  const server = createServer((req, res) => {
    if (!handle(req, res)) res.writeHead(404).end();
  });
  let origin = '';
  before(async () => {
    await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
    const address = server.address();
    origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/hls/`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  /** @param {string} name */
  const text = async (name) => (await fetch(origin + name)).text();
  /** @param {string} name */
  const bytes = async (name) => Buffer.from(await (await fetch(origin + name)).arrayBuffer());
  const names = async () => (await text('clock.m3u8')).split('\n').filter((line) => line.endsWith('.m4s'));

  it('slides by a segment a second', async () => {
    assert.deepEqual(await names(), [0, 1, 2, 3, 4].map((number) => `clock-${number}.m4s`));
    now += 999;
    assert.equal((await names())[0], 'clock-0.m4s');
    now += 1;
    assert.equal((await names())[0], 'clock-1.m4s');
    assert.match(await text('clock.m3u8'), /#EXT-X-MEDIA-SEQUENCE:1\n/);
  });

  it('dates its segments: the last one has just ended', async () => {
    const dates = [...(await text('clock.m3u8')).matchAll(/DATE-TIME:(\S+)/g)].map(([, date]) => Date.parse(String(date)));
    assert.deepEqual(dates.map((date) => now - date), [5000, 4000, 3000, 2000, 1000]);
  });

  it('goes on in time over the seams of its media', async () => {
    now += 60_000;
    const timescales = trackTimescales(await bytes('init.mp4'));
    assert.equal(timescales.size, 2);
    /** @type {Map<number, number>[]} */
    const times = [];
    for (let number = 0; number < 24; number++) times.push(decodeTimes(await bytes(`clock-${number}.m4s`)));
    for (const [track, timescale] of timescales) {
      const frame = track === 1 ? 0 : 1024;
      times.forEach((time, number) => {
        const away = Math.abs(Number(time.get(track)) - number * timescale);
        assert.ok(away <= frame, `track ${track} of segment ${number} is ${away} ticks off`);
        // Every round of 8 s repeats the one before, exactly 8 s later.
        if (number >= 8) assert.equal(Number(time.get(track)) - Number(times[number - 8]?.get(track)), 8 * timescale);
      });
    }
  });

  it('has no segment before its time', async () => {
    const last = (await names()).at(-1) ?? '';
    const next = last.replace(/\d+/, (number) => `${Number(number) + 1}`);
    assert.equal((await fetch(origin + last)).status, 200);
    assert.equal((await fetch(origin + next)).status, 404);
    assert.equal((await fetch(`${origin}clock-x.m4s`)).status, 404);
  });

  it('lists parts of the segment that is not over, and waits for the one that is asked for', async () => {
    const list = await text('clock-ll.m3u8');
    const next = Number(/PRELOAD-HINT:TYPE=PART,URI="clock-(\d+)\.0\.m4s"/.exec(list)?.[1]);
    assert.equal(list.match(/#EXT-X-PART:/g)?.length, 10);
    const waiting = text(`clock-ll.m3u8?_HLS_msn=${next}&_HLS_part=1`);
    now += 400;
    assert.match(await waiting, new RegExp(`clock-${next}\\.1\\.m4s"\n#EXT-X-PRELOAD-HINT:TYPE=PART,URI="clock-${next}\\.2\\.m4s"`));
    assert.equal(decodeTimes(await bytes(`clock-${next}.1.m4s`)).size, 2);
  });

  it('marks where TS segments begin again', async () => {
    const list = (await text('clock-ts.m3u8')).split('\n');
    const numbers = list.flatMap((line, index) => (line.endsWith('.ts') && list[index - 2]?.includes('DISCONTINUITY') ? [Number(/\d+/.exec(line)?.[0])] : []));
    assert.ok(numbers.every((number) => number % 8 === 0));
    assert.equal((await bytes(list.find((line) => line.endsWith('.ts')) ?? '')).readUInt8(0), 0x47);
  });

  it('answers as the query asks', async () => {
    assert.equal((await fetch(`${origin}clock.m3u8?status=403`)).status, 403);
    assert.match(await text('clock.m3u8?html'), /<!doctype html>/);
    assert.equal((await fetch(`${origin}clock.m3u8`)).headers.get('access-control-allow-origin'), '*');
  });
});
