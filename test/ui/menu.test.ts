import { expect, fixtureCleanup } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { openMenu, standIn, type StandIn } from './stand-in.js';

afterEach(() => fixtureCleanup());

const qualities = ['1080p', '720p', '480p'].map((id) => ({ id, label: id }));
const focused = (player: StandIn) => player.shadowRoot?.activeElement?.textContent.trim().replace(/\s+/g, ' ');

async function opened(facts = {}): Promise<StandIn> {
  const player = await standIn({ qualities, quality: '720p', ...facts });
  await openMenu(player);
  return player;
}

async function choose(player: StandIn, label: string): Promise<void> {
  [...player.renderRoot.querySelectorAll<HTMLElement>('.menu button')].find((button) => button.textContent.includes(label))?.click();
  await player.updateComplete;
  await Promise.resolve();
}

describe('the menu', () => {
  it('is accessible on each of its pages', async () => {
    const player = await opened();
    await player.settle();
    await expect(player).to.be.accessible();
    await choose(player, 'Quality');
    await expect(player).to.be.accessible();
  });

  it('takes the focus when it opens, and gives it back on Escape', async () => {
    const player = await opened();
    expect(focused(player)).to.equal('Quality720p');
    expect(player.find('.opens-menu').ariaExpanded).to.equal('true');
    await sendKeys({ press: 'Escape' });
    await player.updateComplete;
    expect(player.has('.menu')).to.equal(false);
    expect(player.shadowRoot?.activeElement).to.equal(player.find('.opens-menu'));
    expect(player.find('.opens-menu').ariaExpanded).to.equal('false');
  });

  it('is walked through with arrows, and none of them changes the volume', async () => {
    const player = await opened();
    await sendKeys({ press: 'ArrowDown' });
    expect(focused(player)).to.equal('PictureAuto');
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'ArrowUp' });
    expect(focused(player)).to.equal('Statistics');
    expect(player.wishes).to.deep.equal([]);
  });

  it('shows the qualities with the chosen one checked, and asks for another', async () => {
    const player = await opened();
    await choose(player, 'Quality');
    const rows = [...player.renderRoot.querySelectorAll('[role=radio]')];
    expect(rows.map((row) => row.textContent?.trim())).to.deep.equal(['Auto', '1080p', '720p', '480p']);
    expect(rows.map((row) => row.ariaChecked)).to.deep.equal(['false', 'false', 'true', 'false']);
    expect(focused(player)).to.equal('720p');
    await choose(player, '480p');
    expect(player.wishes).to.deep.equal(['setQuality 480p']);
    await sendKeys({ press: 'ArrowLeft' });
    expect(player.has('[role=radio]')).to.equal(false);
  });

  it('says nothing of qualities where there is no choice', async () => {
    const player = await opened({ qualities: [] });
    expect(player.find('.menu').textContent).not.to.contain('Quality');
  });

  it('asks for a fill mode and for statistics', async () => {
    const player = await opened();
    await choose(player, 'Statistics');
    await choose(player, 'Picture');
    await choose(player, 'Fill, cropped');
    expect(player.wishes).to.deep.equal(['showStatistics true', 'fill cover']);
  });

  it('closes on a press elsewhere, in the picture without pausing it', async () => {
    const player = await opened();
    player.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    player.click();
    await player.updateComplete;
    expect(player.has('.menu')).to.equal(false);
    expect(player.wishes).to.deep.equal([]);
    await openMenu(player);
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await player.updateComplete;
    expect(player.has('.menu')).to.equal(false);
  });
});
