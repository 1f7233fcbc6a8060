import { expect, fixture, fixtureCleanup, html, waitUntil } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import type { ReliveReplayElement } from '../../../src/index.js';
import { until } from '../player.js';

afterEach(async () => {
  fixtureCleanup();
  await resetMouse();
});

const start = Date.UTC(2026, 0, 1, 10);
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
const clock = { id: 'wide', url: '/test/media/clock.flv', start: at(0), end: at(8), duration: 8 };
const small = { id: 'small', url: '/test/media/clock-small.flv', start: at(16), end: at(20), duration: 4 };

async function withBar(): Promise<{ player: ReliveReplayElement; bar: HTMLElement }> {
  const player = await fixture<ReliveReplayElement>(
    html`<relive-replay muted controls lang="en-GB" time-zone="UTC" gap-mode="show" preload="auto" .recordings=${[clock, small]}></relive-replay>`,
  );
  await until(player, 'it is ready', () => player.readyState >= 3);
  const find = () => player.shadowRoot?.querySelector<HTMLElement>('[part=timeline]');
  await waitUntil(find, 'the bar is there');
  return { player, bar: find() as HTMLElement };
}

describe('the timeline of a replay', () => {
  it('is accessible, and moves by keys', async () => {
    const { player, bar } = await withBar();
    await expect(player).to.be.accessible();
    bar.focus();
    await sendKeys({ press: 'ArrowRight' });
    await until(player, 'it is there', () => !player.seeking && Math.abs(player.currentTime - 5) < 0.1);
    expect(bar.getAttribute('aria-valuetext')).to.equal('10:00:05, 5 seconds into the broadcast');
    await sendKeys({ press: '.' });
    await until(player, 'it is at the next recording', () => !player.seeking && player.fragment?.id === 'small');
    await sendKeys({ press: 'Home' });
    await until(player, 'it is at the begin', () => !player.seeking && player.currentTime < 0.1);
  });

  it('jumps over the gap that a press falls into', async () => {
    const { player, bar } = await withBar();
    const { left, width, top } = bar.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + width * 0.6), Math.round(top + 10)] });
    await until(player, 'it is at the next recording', () => !player.seeking && Math.abs(player.currentTime - 8) < 0.1);
    expect(player.currentDate?.getTime()).to.be.closeTo(start + 16_000, 100);
  });

  it('goes with the controls, and comes back with them', async () => {
    const { player } = await withBar();
    player.controls = false;
    await player.updateComplete;
    expect(player.shadowRoot?.querySelector('[part=timeline]')).to.equal(null);
    player.controls = true;
    await waitUntil(() => player.shadowRoot?.querySelector('[part=timeline]'), 'the bar is back');
  });
});
