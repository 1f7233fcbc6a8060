import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { Frame, ReliveReplayElement } from '../../src/index.js';
import { until } from '../elements/player.js';
import { readFrameNumber } from '../media/bar-code.mjs';

afterEach(() => fixtureCleanup());

const start = Date.UTC(2026, 0, 1, 10);
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
/** FLV, FLV of another size, MP4 with B frames, HLS. */
const recordings = [
  { id: 'flv', url: '/test/media/clock.flv', start: at(0), duration: 8 },
  { id: 'small', url: '/.cache/seams/late.flv', start: at(8), duration: 4 },
  { id: 'mp4', url: '/.cache/seams/b-frames.mp4', start: at(12), duration: 8 },
  { id: 'hls', url: '/.cache/seams/ts.m3u8', start: at(20), duration: 8 },
];

/** The number in the bar code of a frame of RGBA bytes. */
const numberOf = ({ data, width }: Frame) => readFrameNumber(new ImageData(new Uint8ClampedArray((data as Uint8Array<ArrayBuffer>).subarray(0, width * 16 * 4)), width, 16));

it('hands every frame to a tap once and in order, over three seams, each with its recording and its time', async function () {
  this.timeout(120_000);
  const player = await fixture<ReliveReplayElement>(html`<relive-replay muted preload="auto" .recordings=${recordings}></relive-replay>`);
  await until(player, 'it is ready', () => player.readyState >= 3);
  player.currentTime = 6;
  await until(player, 'it is there', () => !player.seeking && player.readyState >= 3);

  interface Tapped {
    readonly mediaTime: number;
    readonly number: number | undefined;
    readonly recording: string;
    readonly wallTime: number;
  }
  const tapped: Tapped[] = [];
  const tap = player.tapFrames(
    (frame) => {
      const { mediaTime, wallTime, recording } = frame;
      tapped.push({ mediaTime, number: numberOf(frame), recording: (recording as { id: string }).id, wallTime: wallTime?.getTime() ?? NaN });
    },
    { format: 'rgba' },
  );
  await player.play();
  await until(player, 'the first seam is behind', () => player.currentTime > 9);
  await until(player, 'the second seam is behind', () => player.currentTime > 13);
  await until(player, 'it plays on', () => player.currentTime > 18);
  await until(player, 'the third seam is behind', () => player.currentTime > 21);
  player.pause();
  tap.stop();

  const spans = player.timeline?.spans ?? [];
  expect(spans.map(({ recording }) => recording.id)).to.deep.equal(['flv', 'small', 'mp4', 'hls']);
  expect(new Set(tapped.map(({ recording }) => recording))).to.deep.equal(new Set(['flv', 'small', 'mp4', 'hls']));
  for (const { mediaTime, number, recording, wallTime } of tapped) {
    const span = spans.findLast(({ playStart }) => playStart <= mediaTime + 0.002);
    expect(recording, `the recording at ${mediaTime}`).to.equal(span?.recording.id);
    expect(number, `the frame at ${mediaTime}`).to.equal(Math.round((mediaTime - (span?.playStart ?? 0)) * 25));
    expect(wallTime, `the time at ${mediaTime}`).to.be.closeTo(start + mediaTime * 1000, 60);
  }
  const steps = tapped.slice(1).map(({ mediaTime }, index) => Math.round((mediaTime - (tapped[index]?.mediaTime ?? 0)) * 25));
  expect(Math.min(...steps), 'none twice, none out of order').to.be.at.least(1);
  const missing = steps.reduce((sum, step) => sum + step - 1, 0);
  // What a busy machine did not show, or the page was too busy for, is counted.
  expect(missing).to.be.at.most(tap.skipped + player.getVideoPlaybackQuality().droppedVideoFrames);
});
