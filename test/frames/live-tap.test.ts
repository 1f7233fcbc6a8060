import { expect, fixtureCleanup } from '@open-wc/testing';
import type { FrameSource } from '../../src/frames/frame-source.js';
import { tapFrames } from '../../src/frames/tap-frames.js';
import { freshId, livePlayer, until } from '../elements/player.js';
import { numberOf, testSignal, closeSources } from './file-source.js';

afterEach(() => {
  closeSources();
  fixtureCleanup();
});

/** Frames in the clip that the live server repeats. */
const framesInLoop = 200;

describe('frames of a live stream', () => {
  it('come once each and in order, over a broken connection', async () => {
    const player = await livePlayer(`/live/clock.flv?cut=3000&times=1&id=${freshId()}`, { reconnectLimit: 5 });
    const states: string[] = [];
    player.addEventListener('statechange', () => states.push(player.state));
    const source: FrameSource = { media: player.media, rotation: 0, wallTime: () => null, recording: () => null };
    const frames: { time: number; number: number | undefined; afterReconnect: boolean }[] = [];
    const tap = tapFrames(
      source,
      ({ videoFrame, mediaTime }) => void (videoFrame && frames.push({ time: mediaTime, number: numberOf(videoFrame, 640, 360), afterReconnect: states.includes('reconnecting') })),
      { signal: testSignal() },
    );
    await until(player, 'frames came after the connection was made anew', () => frames.filter(({ afterReconnect }) => afterReconnect).length > 60);
    expect(frames.map(({ number }) => number)).not.to.include(undefined);
    const steps = frames.slice(1).map(({ number = 0 }, index) => (number - (frames[index]?.number ?? 0) + framesInLoop) % framesInLoop);
    // Where the connection is new, the stream starts at a key frame, which may have been shown already.
    const starts = steps.filter((step) => step < 1 || step > framesInLoop / 2);
    expect(starts.length, `steps ${steps.join(' ')}`).to.be.at.most(1);
    const missing = steps.filter((step) => step >= 1 && step <= framesInLoop / 2).reduce((sum, step) => sum + step - 1, 0);
    const dropped = player.getVideoPlaybackQuality().droppedVideoFrames;
    // What is missing was never shown, or is counted: catching up with the live edge jumps over some.
    if (missing > tap.skipped + dropped) expect(steps.filter((step) => step > 1).length, `steps ${steps.join(' ')}, skipped ${tap.skipped}, dropped ${dropped}`).to.be.at.most(3 + tap.skipped + dropped);
  });

  it('have the time that the stream gives them, where it does', async () => {
    const url = '/hls/clock.m3u8';
    const player = await livePlayer(url);
    const frames: { number: number | undefined; wallTime: Date | null }[] = [];
    player.tapFrames(({ videoFrame, wallTime }) => void (videoFrame && frames.push({ number: numberOf(videoFrame, 640, 360), wallTime })), { signal: testSignal() });
    await until(player, 'frames of more than a segment have come', () => frames.length > 40);
    const playlist = await (await fetch(url)).text();
    const [, date = ''] = /DATE-TIME:(\S+)/.exec(playlist) ?? [];
    const [, sequence] = /MEDIA-SEQUENCE:(\d+)/.exec(playlist) ?? [];
    const firstMs = Date.parse(date) - Number(sequence) * 1000;
    // The clip is 8 segments of a second, 25 frames each.
    const off = frames.map(({ number = NaN, wallTime }) => (((wallTime?.getTime() ?? NaN) - firstMs) / 40 - number) % framesInLoop).map((frames) => Math.min(Math.abs(frames), Math.abs(framesInLoop - frames)));
    expect(Math.max(...off), `frames off: ${off.join(' ')}`).to.be.below(1);
  });
});
