// That these faults are faults: mpegts.js alone does not get over them.
import { expect } from '@open-wc/testing';
import mpegts from 'mpegts.js';
import { freshId, openConnections } from '../elements/player.js';
import { seconds } from '../live/recovery.js';

mpegts.LoggingControl.applyConfig({ enableAll: false, enableVerbose: false, enableDebug: false, enableInfo: false, enableWarn: false, enableError: false });

let player: ReturnType<typeof mpegts.createPlayer> | undefined;
const media = document.createElement('video');

/** Plays as its documentation says for live streams. @returns The name of the connections. */
function play(query: string): string {
  const id = freshId();
  media.muted = true;
  document.body.append(media);
  player = mpegts.createPlayer({ type: 'flv', isLive: true, url: `${location.origin}/live/clock.flv?${query}&id=${id}` }, { enableStashBuffer: false });
  // Its own errors are what it does about them.
  player.on(mpegts.Events.ERROR, () => {});
  player.attachMediaElement(media);
  player.load();
  void Promise.resolve(player.play()).catch(() => {});
  return id;
}

const frames = () => media.getVideoPlaybackQuality().totalVideoFrames;

async function standsStill(): Promise<void> {
  const before = frames();
  await seconds(2);
  expect(frames()).to.equal(before);
}

async function hasStarted(): Promise<void> {
  const end = performance.now() + 20_000;
  while (frames() < 5 && performance.now() < end) await seconds(0.05);
  expect(frames()).to.be.at.least(5);
}

describe('mpegts.js alone', () => {
  afterEach(() => {
    player?.destroy();
    player = undefined;
    media.remove();
  });

  for (const [what, query, shows] of [
    ['a stream starts its time stamps again at 0', 'rewind=2000', true],
    ['a stream claims sound, and none comes', 'noaudio', false],
    ['a stream falls silent', 'stall=2000&times=1', true],
    ['a stream is torn in a tag', 'tear=2000&times=1', true],
    ['a stream ends as if it were a file', 'end=2000&times=1', true],
    ['a stream is answered with 503 three times', 'status=503&times=3', false],
    ['a stream changes to AV1', 'then=clock-av1:2000', true],
  ] as const)
    it(`stands still where ${what}`, async () => {
      play(query);
      if (shows) await hasStarted();
      await seconds(12);
      await standsStill();
    });

  it('stays minutes behind after a pause', async () => {
    play('fast=2000-8000&speed=60&times=1');
    await hasStarted();
    media.pause();
    await seconds(8);
    await media.play();
    await seconds(8);
    expect(media.buffered.end(media.buffered.length - 1) - media.currentTime).to.be.above(60);
  });

  it('keeps its connection when it is destroyed in a stall, in Chromium', async function () {
    if (!navigator.userAgent.includes('Chrome')) return this.skip();
    const id = play('stall=2000');
    await hasStarted();
    await seconds(4);
    player?.destroy();
    player = undefined;
    await seconds(3);
    expect(await openConnections(id)).to.equal(1);
  });
});
