import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import '../../../src/define.js';
import type { ReliveLiveElement } from '../../../src/index.js';

afterEach(() => fixtureCleanup());

/** What a live or replay player leaves to its `media`: addresses, tracks and old or odd members, the last three of WebKit alone. */
const left = new Set(['src', 'srcObject', 'width', 'height', 'textTracks', 'audioTracks', 'videoTracks', 'sinkId', 'setSinkId', 'captureStream', 'remote', 'controlsList', 'loading', 'fastSeek', 'mediaGroup', 'controller', 'getStartDate']);

it('has what a media element has, for scripts that do not know the difference', async () => {
  const player = await fixture<ReliveLiveElement>(html`<relive-live></relive-live>`);
  const own = [HTMLVideoElement, HTMLMediaElement].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype));
  const missing = own.filter((name) => !(name in player) && !left.has(name) && !/^(webkit|moz|on|constructor|[A-Z])/.test(name));
  expect(missing).to.deep.equal([]);
});

it('keeps what is set before it plays', async () => {
  const player = await fixture<ReliveLiveElement>(html`<relive-live muted loop></relive-live>`);
  expect([player.muted, player.loop, player.paused, player.ended, player.readyState]).to.deep.equal([true, true, true, false, 0]);
  player.volume = 0.25;
  player.playbackRate = 1.5;
  player.muted = false;
  expect([player.media.volume, player.media.playbackRate, player.media.muted]).to.deep.equal([0.25, 1.5, false]);
  expect(player.media).to.be.instanceOf(HTMLVideoElement);
  expect(player.canPlayType('video/mp4')).to.not.equal('');
});

it('works before it is in the page', () => {
  const player = document.createElement('relive-live');
  player.muted = true;
  player.src = '/live/clock.flv';
  expect(player.state).to.equal('idle');
  expect(player.media.muted).to.equal(true);
  player.pause();
});
