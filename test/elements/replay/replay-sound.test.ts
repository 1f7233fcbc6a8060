import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { ReliveReplayElement } from '../../../src/index.js';
import { until } from '../player.js';

afterEach(() => fixtureCleanup());

const start = Date.UTC(2026, 0, 1, 10);
const poster = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"/>';
const recordings = [
  { id: 'sound', url: '/test/media/container/sound.aac', start, duration: 3 },
  { id: 'picture', url: '/test/media/clock-small.flv', start: start + 3000, duration: 4 },
];

const shown = (player: ReliveReplayElement) => ({
  poster: player.renderRoot.querySelector('[part=poster]') !== null,
  bars: player.renderRoot.querySelector('.sound-only') !== null,
  bare: player.renderRoot.querySelector('.sound-only.bare') !== null,
});

describe('a replay of sound alone', () => {
  it('shows the poster and a level until there is a picture, and again after a seek back', async () => {
    const player = await fixture<ReliveReplayElement>(html`<relive-replay muted autoplay poster=${poster} .recordings=${recordings}></relive-replay>`);
    await until(player, 'sound alone is shown', () => shown(player).bars && player.fragment?.id === 'sound');
    expect(shown(player)).to.deep.equal({ poster: true, bars: true, bare: false });
    expect(player.renderRoot.querySelector('.sound-only')?.getAttribute('role')).to.equal('img');
    await until(player, 'the picture is on show', () => player.fragment?.id === 'picture');
    await player.updateComplete;
    expect(shown(player)).to.deep.equal({ poster: false, bars: false, bare: false });
    player.currentTime = 0.5;
    await until(player, 'sound alone is shown again', () => shown(player).bars);
    expect(shown(player).poster).to.equal(true);
  });

  it('shows a level alone where there is no poster', async () => {
    const player = await fixture<ReliveReplayElement>(html`<relive-replay muted autoplay src="/test/media/container/sound.m4a"></relive-replay>`);
    await until(player, 'sound alone is shown', () => shown(player).bars);
    expect(shown(player)).to.deep.equal({ poster: false, bars: true, bare: true });
  });
});
