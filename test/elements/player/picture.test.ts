import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { Effect, Frame, ReliveReplayElement } from '../../../src/index.js';
import { framesAdvance, livePlayer, until } from '../player.js';

afterEach(() => fixtureCleanup());

/** Paints every frame in one colour. */
const paint = (red: number, green: number, blue: number): Effect => ({
  render(gl) {
    gl.clearColor(red, green, blue, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
  },
});

/** The pixel in the middle of a video. */
function drawn(video: HTMLVideoElement): ImageData {
  const context = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(video, 0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1);
}

function middleOf(element: Element): [number, number] {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + height / 2)];
}

async function pixel(picture: Blob): Promise<number[]> {
  const image = await createImageBitmap(picture);
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(image, 0, 0);
  return [...context.getImageData(image.width >> 1, image.height >> 1, 1, 1).data];
}

describe('the picture of a player', () => {
  it('fills a box of 9:16 though the encoder made it 368 wide', async () => {
    const player = await livePlayer('/live/clock-small.flv');
    player.setAttribute('class', 'portrait');
    player.style.setProperty('width', '180px');
    player.style.setProperty('aspect-ratio', '9 / 16');
    await framesAdvance(player, 0.2);
    await until(player, 'the picture lies', () => player.fillRect?.mode === 'cover');
    expect(player.fillRect?.source.width).to.be.below(368);
  });

  it('hands its frames to the page, each with its time', async () => {
    const player = await livePlayer('/live/clock.flv');
    const frames: Pick<Frame, 'width' | 'height' | 'mediaTime' | 'wallTime'>[] = [];
    const tap = player.tapFrames(({ width, height, mediaTime, wallTime }) => void frames.push({ width, height, mediaTime, wallTime }), { format: 'rgba' });
    await until(player, 'ten frames have come', () => frames.length >= 10);
    tap.stop();
    expect(tap.stopped).to.equal(true);
    expect([frames[0]?.width, frames[0]?.height]).to.deep.equal([640, 360]);
    expect(frames.every(({ mediaTime }, index) => index === 0 || mediaTime > (frames[index - 1]?.mediaTime ?? 0))).to.equal(true);
    expect(frames.at(-1)?.wallTime).to.be.instanceOf(Date);
  });

  it('refuses a wrong option at once', async () => {
    const player = await livePlayer('', { autoplay: false });
    expect(() => player.tapFrames(() => {}, { format: 'bgra' as 'rgba' })).to.throw('format');
  });

  it('fills the screen as it is shown, with its effects', async () => {
    const player = await livePlayer('/live/clock.flv');
    player.effect = paint(0, 0, 1);
    player.style.width = '320px';
    await framesAdvance(player);
    await until(player, 'it is laid out', () => player.fillRect?.target.width === 320);
    // A browser fills the screen only with what a viewer asked for.
    const button = document.body.appendChild(document.createElement('button'));
    const filling = new Promise((resolve, reject) => button.addEventListener('click', () => player.requestFullscreen().then(resolve, reject)));
    await sendMouse({ type: 'click', position: middleOf(button) });
    button.remove();
    await filling;
    const canvas = player.shadowRoot?.querySelector('canvas[aria-hidden]') as HTMLCanvasElement;
    const place = (element: Element) => JSON.stringify(element.getBoundingClientRect());
    await until(player, 'the picture is as large as the screen', () => {
      const { width = 0, height = 0 } = player.fillRect?.target ?? {};
      return Math.abs(width - innerWidth) < 1 || Math.abs(height - innerHeight) < 1;
    });
    expect(player.matches(':fullscreen')).to.equal(true);
    expect(getComputedStyle(canvas).visibility).to.equal('visible');
    expect(place(canvas)).to.equal(place(player.media));
    expect((await pixel(await player.snapshot())).slice(0, 3)).to.deep.equal([0, 0, 255]);
    await document.exitFullscreen();
    await until(player, 'it is as it was', () => player.fillRect?.target.width === 320);
  });

  it('floats as it is shown, with its effects', async function () {
    if (!document.pictureInPictureEnabled) return this.skip();
    const player = await livePlayer('/live/clock.flv');
    player.effect = paint(0, 1, 0);
    await framesAdvance(player);
    const told: string[] = [];
    for (const type of ['enterpictureinpicture', 'leavepictureinpicture']) player.addEventListener(type, () => told.push(type));
    // A browser floats only what a viewer asked for.
    const button = document.body.appendChild(document.createElement('button'));
    const floating = new Promise((resolve, reject) => button.addEventListener('click', () => player.requestPictureInPicture().then(resolve, reject)));
    await sendMouse({ type: 'click', position: middleOf(button) });
    button.remove();
    await floating;
    const copy = player.shadowRoot?.pictureInPictureElement as HTMLVideoElement;
    expect(copy).to.not.equal(player.media);
    await until(player, 'the copy shows what the effect makes', () => {
      const { data } = drawn(copy);
      return (data[0] ?? 255) < 40 && (data[1] ?? 0) > 200;
    });
    player.pause();
    await until(player, 'the copy pauses with the player', () => copy.paused);
    await document.exitPictureInPicture();
    await until(player, 'it is back', () => told.length === 2);
    expect(told).to.deep.equal(['enterpictureinpicture', 'leavepictureinpicture']);
    expect(copy.isConnected).to.equal(false);
  });

  it('is redrawn by an effect, which a snapshot shows too', async () => {
    const player = await livePlayer('/live/clock.flv');
    player.effect = paint(1, 0, 0);
    await framesAdvance(player);
    const [red, green, blue] = await pixel(await player.snapshot());
    expect([red, green, blue]).to.deep.equal([255, 0, 0]);
    player.effect = null;
    await framesAdvance(player, 0.2);
    expect(await pixel(await player.snapshot())).to.not.deep.equal([255, 0, 0, 255]);
  });

  it('stays where an effect throws, and the page is told', async () => {
    const player = await livePlayer('/live/clock.flv');
    player.effect = {
      render() {
        throw new Error('No.');
      },
    };
    await until(player, 'there is an error', () => player.error);
    await framesAdvance(player);
    expect(player.state).to.equal('playing');
  });

  it('names the recording that a tapped frame is of', async () => {
    const start = Date.UTC(2026, 0, 1, 10);
    const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
    const recordings = [
      { id: 'wide', url: '/test/media/clock.flv', start: at(0), end: at(8), duration: 8 },
      { id: 'small', url: '/test/media/clock-small.flv', start: at(8), end: at(12), duration: 4 },
    ];
    const player = await fixture<ReliveReplayElement>(html`<relive-replay muted preload="auto" .recordings=${recordings}></relive-replay>`);
    await until(player, 'it is ready', () => player.readyState >= 3);
    const seen = new Map<string, Date | null>();
    player.tapFrames(({ recording, wallTime }) => void seen.set((recording as { id: string }).id, wallTime), { format: 'rgba' });
    player.currentTime = 7.5;
    await player.play();
    await until(player, 'both were seen', () => seen.size === 2);
    expect(seen.get('small')?.getTime()).to.be.within(start + 8000, start + 12_000);
  });
});
