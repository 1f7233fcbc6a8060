import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { ReliveReplayElement } from '../../../src/index.js';
import { isFrame, readFrames, readShownFrame } from '../frame-reader.js';
import { until } from '../player.js';
import { noteStarving } from '../starving.js';

afterEach(() => fixtureCleanup());

const start = Date.UTC(2026, 0, 1, 10);
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
/** FLV → FLV of another size → MP4, then a gap of ten seconds, → HLS in TS. */
const recordings = [
  { id: 'flv', url: '/test/media/clock.flv', start: at(0), duration: 8 },
  { id: 'small', url: '/test/media/clock-small.flv', start: at(8), duration: 4 },
  { id: 'mp4', url: '/test/media/clock-parts.mp4', start: at(12), duration: 8 },
  { id: 'hls', url: '/test/media/clock-ts/index.m3u8', start: at(30), duration: 8 },
];

async function ready(list: unknown, spans: number): Promise<ReliveReplayElement> {
  const player = await fixture<ReliveReplayElement>(html`<relive-replay muted preload="auto" .recordings=${list}></relive-replay>`);
  await until(player, 'it is ready', () => player.readyState >= 3);
  await until(player, 'it knows what plays', () => player.timeline?.spans.length === spans);
  return player;
}

/** The number of the frame at a play time: recordings count from their begin. */
function frameAt(player: ReliveReplayElement, time: number): number {
  return (time - (player.timeline?.spans.findLast(({ playStart }) => playStart <= time + 0.002)?.playStart ?? 0)) * 25;
}

describe('the seams of a replay', () => {
  it('show each frame once and in its place, over three seams', async function () {
    this.timeout(60_000);
    const player = await ready(recordings, 4);
    const watching = new AbortController();
    const starved = noteStarving(player, watching.signal);
    for (const seam of [8, 12, 20]) {
      player.currentTime = seam - 1;
      await until(player, 'what follows is loaded', () => !player.seeking && player.readyState >= 3 && player.buffered.length > 0 && player.buffered.end(player.buffered.length - 1) > seam + 2);
      const seen = readFrames(player, watching.signal);
      await player.play();
      await until(player, `it is past ${seam}`, () => player.currentTime > seam + 0.8);
      player.pause();
      expect(player.buffered.length).to.equal(1);
      for (const [index, { mediaTime, number, presented, dropped }] of seen.entries()) {
        expect(isFrame(number, frameAt(player, mediaTime)), `frame ${number} at ${mediaTime}`).to.equal(true);
        const before = seen[index - 1];
        if (before && presented === before.presented + 1 && dropped === before.dropped) expect(mediaTime - before.mediaTime, `the step to ${mediaTime}`).to.be.at.most(0.081);
      }
    }
    watching.abort();
    expect(starved).to.deep.equal([]);
  });

  it('are no hindrance to twenty seeks, by time and by date', async function () {
    this.timeout(60_000);
    const player = await ready(recordings, 4);
    let random = 5;
    for (let turn = 0; turn < 20; turn++) {
      random = (random * 48_271) % 2_147_483_647;
      const share = random / 2_147_483_647;
      if (turn % 4 === 3) {
        // Into the gap: on the next begin.
        player.seekToDate(new Date(start + (21 + share * 8) * 1000));
        await until(player, `seek ${turn} is behind the gap`, () => !player.seeking && Math.abs(player.currentTime - 20) < 0.1);
      } else if (turn % 2) player.seekToDate(new Date(start + share * 19.8 * 1000));
      else player.currentTime = share * (player.duration - 0.2);
      let shown: number | undefined;
      const right = () => {
        const exact = frameAt(player, player.currentTime);
        return [Math.floor(exact - 0.05), Math.floor(exact + 0.05)].includes((shown = readShownFrame(player)) ?? -1);
      };
      await until(player, `seek ${turn} shows its frame`, () => !player.seeking && player.readyState >= 2 && right()).catch((error: Error) => {
        throw new Error(`${error.message}; it shows ${shown}`);
      });
    }
  });
});

describe('a recording that cannot be played', () => {
  const [flv, small] = recordings as [(typeof recordings)[0], (typeof recordings)[0]];
  for (const [what, broken] of [
    ['is missing', { url: '/test/media/none.flv' }],
    ['is no media', { url: '/LICENSE', format: 'mp4' }],
    ['is in a codec that this browser lacks', { url: '/test/media/container/vp9-aac.mp4', hidden: 'vp09' }],
  ] as const) {
    // A codec that every browser lacks is not to be had: one is taken away.
    const withoutCodec = async (act: () => Promise<void>) => {
      const { isTypeSupported } = MediaSource;
      if ('hidden' in broken) MediaSource.isTypeSupported = (type) => !type.includes(broken.hidden) && isTypeSupported.call(MediaSource, type);
      await act().finally(() => (MediaSource.isTypeSupported = isTypeSupported));
    };

    it(`is a gap where it ${what}, and what follows plays`, () =>
      withoutCodec(async () => {
        const player = await ready([flv, { ...broken, id: 'broken', start: at(8), duration: 8 }, { ...small, start: at(16) }], 2);
        expect(player.error).to.equal(null);
        expect(player.timeline?.gaps.length).to.equal(1);
        player.currentTime = 9;
        await until(player, 'the last one plays', () => !player.seeking && player.readyState >= 2 && player.fragment?.id === 'small');
      }));

    it(`gives way to another of the same minutes where it ${what}`, () =>
      withoutCodec(async () => {
        const player = await ready([flv, { ...broken, id: 'broken', start: at(8), duration: 4.1 }, small], 2);
        await until(player, 'the other one is there', () => player.timeline?.spans[1]?.recording.id === 'small');
        expect(player.timeline?.gaps).to.deep.equal([]);
        expect(player.error).to.equal(null);
      }));
  }
});
