import { expect, fixture, fixtureCleanup, html, waitUntil } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { openMenu, standIn, type StandIn } from './stand-in.js';

afterEach(async () => {
  fixtureCleanup();
  await resetMouse();
});

const press = (player: StandIn, key: string, more: KeyboardEventInit = {}) =>
  player.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }));

describe('the control bar', () => {
  it('is accessible while it plays, while it is paused, behind live, and muted', async () => {
    const player = await standIn();
    await expect(player).to.be.accessible();
    await player.show({ state: 'paused', behind: true, delay: 42, muted: true });
    await expect(player).to.be.accessible();
  });

  it('says what a press will do', async () => {
    const player = await standIn();
    expect(player.find('[part=play]').ariaLabel).to.equal('Pause');
    await player.show({ state: 'paused' });
    expect(player.find('[part=play]').ariaLabel).to.equal('Play');
    player.find('[part=play]').click();
    expect(player.wishes).to.deep.equal(['togglePlay']);
  });

  it('tells how far behind live it is, and leads back', async () => {
    const player = await standIn({ delay: 2.14 });
    expect(player.find('[part=time]').textContent).to.equal('2.1 s');
    expect(player.find('[part=live]').ariaLabel).to.equal('Live 2.1 s behind');
    await player.show({ delay: 95, behind: true });
    expect(player.find('[part=time]').textContent).to.equal('1:35');
    expect(player.find('[part=live]').ariaLabel).to.equal('Back to live 1:35 behind');
    player.find('[part=live]').click();
    expect(player.wishes).to.deep.equal(['goLive']);
  });

  it('tells whether the sound is off, and where the slider stands', async () => {
    const player = await standIn({ muted: true });
    const slider = player.find<HTMLInputElement>('[part=volume]');
    expect(player.find('[part=mute]').ariaPressed).to.equal('true');
    expect(slider.valueAsNumber).to.equal(0);
    await player.show({ muted: false, volume: 0.7 });
    expect(player.find('[part=mute]').ariaPressed).to.equal('false');
    expect(slider.valueAsNumber).to.equal(0.7);
    slider.valueAsNumber = 0.2;
    slider.dispatchEvent(new Event('input'));
    expect(player.wishes).to.deep.equal(['setVolume 0.2']);
  });

  it('offers only what the browser and the stream can do', async () => {
    const player = await standIn({ can: { fullScreen: false, pictureInPicture: false, snapshot: false } });
    expect(player.buttons).to.deep.equal(['Pause', 'Mute', 'Live 2.1 s behind', 'Settings']);
  });

  for (const width of [200, 260, 320, 360, 480, 640, 960])
    it(`fits into ${width} pixels`, async () => {
      const player = await standIn({ behind: true, delay: 3700 }, { width });
      const frame = player.getBoundingClientRect();
      const boxes = [...player.renderRoot.querySelectorAll('.buttons > *')].map((each) => each.getBoundingClientRect()).filter((box) => box.width);
      for (const box of boxes) {
        expect(box.left).to.be.at.least(frame.left);
        expect(box.right).to.be.at.most(frame.right);
      }
      for (const [i, box] of boxes.entries()) expect(box.left).to.be.at.least(boxes[i - 1]?.right ?? 0);
    });

  it('keeps play, live, and full screen below 360 pixels, and the rest in its menu', async () => {
    const player = await standIn({}, { width: 340 });
    expect(player.buttons).to.deep.equal(['Pause', 'Live 2.1 s behind', 'Settings', 'Full screen']);
    await openMenu(player);
    expect(player.buttons.slice(4)).to.deep.equal(['Mute', 'PictureAuto', 'Snapshot', 'Picture in picture', 'Statistics']);
    expect(player.find('.menu [part=volume]').checkVisibility()).to.equal(true);
    await player.settle();
    await expect(player).to.be.accessible();
  });

  it('makes the player reachable by keyboard, unless the page said how', async () => {
    const player = await standIn();
    expect(player.tabIndex).to.equal(0);
    player.controls?.remove();
    expect(player.hasAttribute('tabindex')).to.equal(false);
    const own = await fixture<StandIn>(html`<stand-in tabindex="-1"></stand-in>`);
    await own.control();
    expect(own.tabIndex).to.equal(-1);
  });
});

describe('the keys', () => {
  it('do the same as the buttons', async () => {
    const player = await standIn();
    for (const key of [' ', 'k', 'K', 'm', 'f', 'p', 's', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) press(player, key);
    expect(player.wishes).to.deep.equal([
      'togglePlay',
      'togglePlay',
      'togglePlay',
      'mute true',
      'toggleFullScreen',
      'togglePictureInPicture',
      'saveSnapshot',
      'setVolume 0.55',
      'setVolume 0.45',
      'seekBy -5',
      'seekBy 5',
    ]);
  });

  it('work wherever the focus is in the player, and once', async () => {
    const player = await standIn();
    player.find('[part=play]').focus();
    await sendKeys({ press: ' ' });
    // Firefox clicks a little after the key.
    await waitUntil(() => player.wishes.length > 0, 'the button is pressed');
    expect(player.wishes).to.deep.equal(['togglePlay']);
    await sendKeys({ press: 'm' });
    expect(player.wishes).to.deep.equal(['togglePlay', 'mute true']);
  });

  it('leave the browser its own', async () => {
    const player = await standIn();
    expect(press(player, 'f', { ctrlKey: true })).to.equal(true);
    expect(press(player, 'p', { metaKey: true })).to.equal(true);
    expect(press(player, 'x')).to.equal(true);
    expect(press(player, 'Tab')).to.equal(true);
    expect(player.wishes).to.deep.equal([]);
  });

  it('leave typing alone', async () => {
    const player = await standIn();
    const input = document.createElement('input');
    player.append(input);
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'm', bubbles: true, composed: true, cancelable: true }));
    expect(player.wishes).to.deep.equal([]);
  });

  it('repeat volume when they are held, but no toggle', async () => {
    const player = await standIn();
    press(player, 'k', { repeat: true });
    press(player, 'ArrowUp', { repeat: true });
    expect(player.wishes).to.deep.equal(['setVolume 0.55']);
  });
});

describe('the bar of someone who watches', () => {
  const rests = (player: StandIn) => waitUntil(() => player.has('.stage.quiet'), 'the bar goes', { timeout: 20_000 });

  it('goes after a while, and comes back when the pointer moves', async () => {
    const player = await standIn();
    expect(player.has('.quiet')).to.equal(false);
    await rests(player);
    expect(getComputedStyle(player.find('.stage')).cursor).to.equal('none');
    player.dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse' }));
    await player.updateComplete;
    expect(player.has('.quiet')).to.equal(false);
  });

  it('comes back when it pauses', async () => {
    const player = await standIn();
    await rests(player);
    await player.show({ state: 'paused' });
    expect(player.has('.quiet')).to.equal(false);
  });

  it('stays where the pointer rests on it, or the focus is in it', async () => {
    const [pointed, focused, watched] = [await standIn({}, { width: 240 }), await standIn({}, { width: 240 }), await standIn({}, { width: 240 })];
    focused.find('[part=play]').focus();
    await sendKeys({ press: 'Tab' });
    const bar = pointed.find('.buttons').getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(bar.left + bar.width / 2), Math.round(bar.top + bar.height / 2)] });
    await rests(watched);
    expect([pointed.has('.quiet'), focused.has('.quiet')]).to.deep.equal([false, false]);
  });

  it('stays while its menu is open', async () => {
    const [open, watched] = [await standIn({}, { width: 240 }), await standIn({}, { width: 240 })];
    await openMenu(open);
    await rests(watched);
    expect(open.has('.quiet')).to.equal(false);
  });

  it('a first tap shows it, a second one hides it, and neither pauses', async () => {
    const player = await standIn();
    const tap = async () => {
      player.dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'touch', bubbles: true, composed: true }));
      player.dispatchEvent(new PointerEvent('click', { pointerType: 'touch', bubbles: true, composed: true }));
      await player.updateComplete;
    };
    await rests(player);
    await tap();
    expect(player.has('.quiet')).to.equal(false);
    await tap();
    expect(player.has('.quiet')).to.equal(true);
    expect(player.wishes).to.deep.equal([]);
  });

  it('a click pauses, two fill the screen', async () => {
    const player = await standIn();
    player.click();
    player.dispatchEvent(new MouseEvent('dblclick', { bubbles: true, composed: true }));
    expect(player.wishes).to.deep.equal(['togglePlay', 'toggleFullScreen']);
  });
});
