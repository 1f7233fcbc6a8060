import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { ReliveReplayElement } from '../../src/index.js';
import { readFrames, readShownFrame } from '../elements/frame-reader.js';
import { until } from '../elements/player.js';
import { noteStarving } from '../elements/starving.js';

afterEach(() => fixtureCleanup());

const start = Date.UTC(2026, 0, 1, 10);

/** One behind the other, as [address, seconds]. */
const files: [url: string, duration: number][] = [
  ['/test/media/clock.flv', 8],
  ['/.cache/seams/late.flv', 4],
  ['/.cache/seams/b-frames.mp4', 8],
  ['/.cache/seams/ts.m3u8', 8],
  ['/.cache/seams/fmp4.m3u8', 8],
  ['/.cache/seams/silent.mp4', 8],
  ['/.cache/seams/sound.aac', 8],
  ['/test/media/clock.flv', 8],
];

function recordings(): unknown[] {
  let seconds = 0;
  return files.map(([url, duration], number) => {
    const recording = { id: `${number}-${url.split('/').at(-1)}`, url, start: new Date(start + seconds * 1000).toISOString(), duration };
    seconds += duration;
    return recording;
  });
}

async function ready(): Promise<ReliveReplayElement> {
  const player = await fixture<ReliveReplayElement>(html`<relive-replay muted preload="auto" .recordings=${recordings()}></relive-replay>`);
  await until(player, 'it is ready', () => player.readyState >= 3);
  expect(player.timeline?.spans.map(({ recording }) => recording.url.split('/').at(-1))).to.deep.equal(files.map(([url]) => url.split('/').at(-1)));
  return player;
}

const spanAt = (player: ReliveReplayElement, time: number) => player.timeline?.spans.findLast(({ playStart }) => playStart <= time + 0.002);
const expected = (player: ReliveReplayElement, time: number) => Math.round((time - (spanAt(player, time)?.playStart ?? 0)) * 25);

it('plays every format behind every other, each frame in its place', async function () {
  this.timeout(150_000);
  const player = await ready();
  const watching = new AbortController();
  const waits = noteStarving(player, watching.signal);
  const seen = readFrames(player, watching.signal);
  await player.play();
  let ranges = 0;
  player.addEventListener('timeupdate', () => (ranges = Math.max(ranges, player.buffered.length)), { signal: watching.signal });
  while (player.state !== 'ended') await until(player, 'it goes on', ((from) => () => player.state === 'ended' || player.currentTime > from + 2)(player.currentTime));
  watching.abort();

  expect(waits).to.deep.equal([]);
  expect(ranges).to.equal(1);
  const still = player.timeline?.spans.find(({ recording }) => recording.id.includes('sound'));
  for (const { mediaTime, number } of seen)
    if (!still || mediaTime < still.playStart - 0.002 || mediaTime >= still.playEnd + 0.002) expect(number, `the frame at ${mediaTime}`).to.equal(expected(player, mediaTime));
  const moving = seen.filter(({ number }) => number !== undefined);
  moving.slice(1).forEach((frame, index) => {
    const before = moving[index];
    if (before && frame.presented === before.presented + 1 && frame.dropped === before.dropped) expect(frame.mediaTime - before.mediaTime, `the step to ${frame.mediaTime}`).to.be.at.most(0.081);
  });
});

it('lands on the frame that a seek names, 200 times', async function () {
  this.timeout(400_000);
  const player = await ready();
  let random = 1;
  for (let turn = 0; turn < 200; turn++) {
    random = (random * 48_271) % 2_147_483_647;
    const time = (random / 2_147_483_647) * (player.duration - 0.2);
    if (turn % 2) player.currentTime = time;
    else player.seekToDate(new Date(start + time * 1000));
    await until(player, `seek ${turn} to ${time} is done`, () => !player.seeking && player.readyState >= 2);
    if (spanAt(player, player.currentTime)?.recording.id.includes('sound')) continue;
    const { currentTime } = player;
    // At the very edge of two frames either is right: times are rounded, by FLV to milliseconds.
    const exact = (currentTime - (spanAt(player, currentTime)?.playStart ?? 0)) * 25;
    const right = [Math.floor(exact - 0.03), Math.floor(exact + 0.03)];
    let shown: number | undefined;
    await until(player, `seek ${turn} shows frame ${right} of ${currentTime}`, () => right.includes((shown = readShownFrame(player)) ?? -1)).catch((error: Error) => {
      throw new Error(`${error.message}; it shows ${shown}, in ${spanAt(player, currentTime)?.recording.id}`);
    });
  }
});
