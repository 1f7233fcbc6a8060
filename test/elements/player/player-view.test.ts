import { expect, fixtureCleanup } from '@open-wc/testing';
import { PlayerError, type ReliveLiveElement } from '../../../src/index.js';
import { framesAdvance, livePlayer, until } from '../player.js';

afterEach(() => fixtureCleanup());

const part = (player: ReliveLiveElement, name: string) => player.renderRoot.querySelector<HTMLElement>(`[part~=${name}]`);
const appears = (player: ReliveLiveElement, name: string) => until(player, `${name} is there`, () => part(player, name));
const poster = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"/>';

/** A browser that plays only without sound, or not at all without a tap. */
function refusePlay(player: ReliveLiveElement, refuses: () => boolean): void {
  const { media } = player;
  media.play = () => (refuses() ? Promise.reject(new DOMException('No gesture.', 'NotAllowedError')) : HTMLMediaElement.prototype.play.call(media));
}

describe('a player with controls', () => {
  it('is accessible, begins by its big play button, and shows its poster until then', async () => {
    const player = await livePlayer('/live/clock.flv', { autoplay: false, controls: true, poster });
    await appears(player, 'controls');
    await expect(player).to.be.accessible();
    expect(part(player, 'poster')).to.exist;
    part(player, 'big-play')?.click();
    await framesAdvance(player);
    await until(player, 'poster and button are gone', () => !part(player, 'poster') && !part(player, 'big-play'));
  });

  it('plays and pauses, turns the sound on and off, and goes back to live', async () => {
    const player = await livePlayer('/live/clock.flv', { controls: true });
    await appears(player, 'controls');
    await framesAdvance(player);
    part(player, 'mute')?.click();
    expect(player.muted).to.equal(false);
    part(player, 'play')?.click();
    expect(player.paused).to.equal(true);
    const at = player.currentTime;
    await until(player, 'it falls behind', () => player.buffered.end(0) - at > 2);
    part(player, 'live')?.click();
    await until(player, 'it is live again', () => player.state === 'playing' && player.currentTime > at + 0.5);
  });

  it('takes its controls away again', async () => {
    const player = await livePlayer('', { autoplay: false, controls: true });
    await appears(player, 'controls');
    player.controls = false;
    await player.updateComplete;
    expect(part(player, 'controls')).to.equal(null);
    expect(player.hasAttribute('tabindex')).to.equal(false);
    player.controls = true;
    await appears(player, 'controls');
  });

  it('keeps its controls when it is moved in the page', async () => {
    const player = await livePlayer('/live/clock.flv', { controls: true });
    await appears(player, 'controls');
    document.body.append(player);
    player.dispatchEvent(new KeyboardEvent('keydown', { key: 'm' }));
    expect(player.muted).to.equal(false);
    player.remove();
  });
});

describe('a browser that refuses sound', () => {
  it('gets the stream without it, and the viewer an offer to turn it on', async () => {
    const player = await livePlayer('', { autoplay: false });
    player.muted = false;
    refusePlay(player, () => !player.muted);
    player.autoplay = true;
    player.src = '/live/clock.flv';
    await framesAdvance(player);
    expect(player.muted).to.equal(true);
    await appears(player, 'sound-offer');
    await expect(player).to.be.accessible();
    part(player, 'sound-offer')?.click();
    expect(player.muted).to.equal(false);
    await until(player, 'the offer is gone', () => !part(player, 'sound-offer'));
  });

  it('and even plays nothing by itself, gets a big play button', async () => {
    const player = await livePlayer('', { autoplay: false });
    let gesture = false;
    refusePlay(player, () => !gesture);
    player.autoplay = true;
    player.src = '/live/clock.flv';
    await until(player, 'it is refused', () => player.error?.code === 'autoplay-blocked');
    await until(player, 'the first frame is there', () => player.readyState >= 2);
    await appears(player, 'big-play');
    gesture = true;
    part(player, 'big-play')?.click();
    await framesAdvance(player);
    expect(player.error).to.equal(null);
  });
});

describe('a player', () => {
  it('fills itself with the picture as the page says', async () => {
    const player = await livePlayer('', { autoplay: false });
    for (const [mode, fit] of [['auto', 'contain'], ['contain', 'contain'], ['cover', 'cover'], ['stretch', 'fill']] as const) {
      player.fillMode = mode;
      await player.updateComplete;
      expect(player.getAttribute('fill-mode') ?? 'auto').to.equal(mode);
      expect(getComputedStyle(player.media).objectFit).to.equal(fit);
    }
  });

  it('gives its picture away as a file', async () => {
    const player = await livePlayer('/live/clock.flv');
    await framesAdvance(player);
    const blob = await player.snapshot({ type: 'image/jpeg', quality: 0.8 });
    expect(blob.type).to.equal('image/jpeg');
    const { width, height } = await createImageBitmap(blob);
    expect([width, height]).to.deep.equal([640, 360]);
  });

  it('has no picture to give away before there is one', async () => {
    const player = await livePlayer('', { autoplay: false });
    const refusal = await player.snapshot().catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(PlayerError).with.property('code', 'bad-input');
  });

  it('shows figures about playback to those who debug', async () => {
    const player = await livePlayer('/live/clock.flv');
    player.debug = true;
    await framesAdvance(player);
    await until(player, 'the panel shows the picture', () => part(player, 'statistics')?.textContent.includes('640 × 360'));
    await expect(player).to.be.accessible();
    expect(part(player, 'statistics')?.textContent).to.contain('flv');
  });

  it('tries again when the viewer asks', async () => {
    const player = await livePlayer('/live/clock.flv?status=404');
    await appears(player, 'retry');
    let connecting = false;
    player.addEventListener('statechange', () => (connecting ||= player.state === 'connecting'));
    part(player, 'retry')?.click();
    await until(player, 'it connects again', () => connecting);
  });
});
