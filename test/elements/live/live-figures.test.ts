import { expect, fixtureCleanup, oneEvent } from '@open-wc/testing';
import { framesAdvance, livePlayer, until } from '../player.js';

afterEach(() => fixtureCleanup());

it('tells figures of an FLV stream', async () => {
  const player = await livePlayer('/live/clock.flv');
  await framesAdvance(player, 0.2);
  await oneEvent(player, 'statistics');
  await oneEvent(player, 'statistics');
  const figures = player.statistics;
  expect([figures.width, figures.height]).to.deep.equal([640, 360]);
  expect(figures.engine).to.equal('flv');
  expect(figures.codecs).to.match(/avc1.*mp4a/);
  expect(figures.fps).to.be.within(1, 60);
  // The clip has about 260 kbps of picture and 48 of sound.
  expect(figures.videoKbps).to.be.within(50, 1500);
  expect(figures.audioKbps).to.be.within(10, 300);
  expect(figures.bufferSeconds).to.be.above(0);
  expect(figures.latencySeconds).to.equal(player.latency);
  expect(figures.blockRate).to.be.within(0, 1);
});

it('offers the qualities of a multivariant playlist, and plays the one that is chosen', async () => {
  const player = await livePlayer('/hls/clock-all.m3u8');
  await framesAdvance(player, 0.2);
  expect(player.qualities.map(({ label, width, height }) => [label, width, height])).to.deep.equal([
    ['360p', 640, 360],
    ['720p', 1280, 720],
  ]);
  const requests = () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('clock.m3u8?hd')).length;
  performance.clearResourceTimings();
  player.quality = player.qualities[1]?.id ?? '';
  await until(player, 'the other playlist is asked for', () => requests() > 0);
  await framesAdvance(player, 0.2);
});

it('says how far behind the source a stream is that tells its times', async () => {
  const player = await livePlayer('/hls/clock.m3u8');
  await framesAdvance(player, 0.2);
  await until(player, 'a delay is known', () => player.latency > 0);
  expect(player.latency).to.be.within(0.5, 30);
});
