import { expect, fixture, fixtureCleanup, html, waitUntil } from '@open-wc/testing';
import { resetMouse, sendMouse } from '@web/test-runner-commands';
import type { ReliveReplayElement } from '../../../src/index.js';
import { readFrameNumber } from '../../media/bar-code.mjs';
import { until } from '../player.js';

afterEach(async () => {
  fixtureCleanup();
  await resetMouse();
});

const start = Date.UTC(2026, 0, 1, 10);
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
const recordings = [
  { id: 'flv', url: '/test/media/clock.flv', start: at(0), duration: 8 },
  { id: 'mp4', url: '/test/media/clock-parts.mp4', start: at(8), duration: 8 },
  { id: 'hls', url: '/test/media/clock-ts/index.m3u8', start: at(20), duration: 8 },
  { id: 'sound', url: '/test/media/container/aac-only.flv', start: at(28), duration: 4 },
];

interface Hovering {
  readonly player: ReliveReplayElement;
  hover(second: number): Promise<void>;
  readonly card: HTMLElement | null | undefined;
  readonly picture: HTMLCanvasElement | null | undefined;
}

async function replayPlayer(): Promise<Hovering> {
  const player = await fixture<ReliveReplayElement>(
    html`<div class="stage"><relive-replay muted controls lang="en-GB" time-zone="UTC" gap-mode="show" preload="auto" .recordings=${recordings}></relive-replay></div>`,
  ).then((stage) => stage.firstElementChild as ReliveReplayElement);
  await until(player, 'it is ready', () => player.readyState >= 3);
  const find = (selector: string) => player.shadowRoot?.querySelector<HTMLElement>(selector);
  await waitUntil(() => find('[part=timeline]'), 'the bar is there');
  await until(player, 'all recordings are known', () => player.timeline?.spans.length === 4);
  return {
    player,
    async hover(second) {
      const { left, width, top, height } = (find('[part=timeline]') as HTMLElement).getBoundingClientRect();
      await sendMouse({ type: 'move', position: [Math.round(left + (width * second) / 32), Math.round(top + height / 2)] });
    },
    get card() {
      return find('.card');
    },
    get picture() {
      return find('.card .picture:not(.before) canvas') as HTMLCanvasElement | null | undefined;
    },
  };
}

function numberOf(picture: HTMLCanvasElement): number | undefined {
  const context = picture.getContext('2d') as CanvasRenderingContext2D;
  return readFrameNumber(context.getImageData(0, 0, picture.width, 8), 640);
}

/** What is to be seen at a second of the broadcast: the key frame at or before it, of which there is one a second. */
const shows = (number: number | undefined, second: number) => number !== undefined && number % 25 === 0 && Math.abs(number / 25 - second) <= 2;

describe('the card over the timeline', () => {
  for (const [way, hide] of [
    ['its decoder', false],
    ['a media element, where there is no decoder', true],
  ] as const)
    it(`shows what is to be seen there, of FLV, MP4 and HLS, by ${way}`, async () => {
      const { VideoDecoder: Decoder } = window;
      if (hide) Reflect.deleteProperty(window, 'VideoDecoder');
      try {
        const hovering = await replayPlayer();
        const before = hovering.player.currentTime;
        for (const [second, own] of [
          [3.5, 3.5],
          [13.5, 5.5],
          [25.5, 5.5],
        ] as const) {
          await hovering.hover(second);
          await waitUntil(() => hovering.picture && shows(numberOf(hovering.picture), own), `a picture of ${second} s`, { timeout: 15_000 });
        }
        await expect(hovering.player).to.be.accessible();
        expect(hovering.player.currentTime).to.equal(before);
      } finally {
        if (hide) window.VideoDecoder = Decoder;
      }
    });

  it('has words alone where there is no picture', async () => {
    const hovering = await replayPlayer();
    await hovering.hover(18);
    await waitUntil(() => hovering.card?.textContent?.includes('not recorded'), 'the card of a gap');
    expect(hovering.picture).to.equal(null);
    await hovering.hover(30);
    await waitUntil(() => hovering.card?.textContent?.includes('10:00:3'), 'the card of sound alone');
    expect(hovering.picture).to.equal(null);
  });
});
