// That these faults are faults: mpegts.js alone does not get over them.
import { expect } from '@open-wc/testing';
import mpegts from 'mpegts.js';
import { freshId } from '../elements/player.js';
import { seconds } from '../live/recovery.js';

describe('mpegts.js alone stands still where a stream', () => {
  for (const [what, query] of [
    ['starts its time stamps again at 0', 'rewind=2000'],
    ['claims sound, and none comes', 'noaudio'],
    ['falls silent', 'stall=2000&times=1'],
    ['is torn in a tag', 'tear=2000&times=1'],
    ['is answered with 503 three times', 'status=503&times=3'],
  ] as const)
    it(what, async () => {
      const media = document.createElement('video');
      media.muted = true;
      document.body.append(media);
      const player = mpegts.createPlayer({ type: 'flv', isLive: true, url: `${location.origin}/live/clock.flv?${query}&id=${freshId()}` }, { enableStashBuffer: false });
      // Its own errors are what it does about them.
      player.on(mpegts.Events.ERROR, () => {});
      player.attachMediaElement(media);
      player.load();
      void Promise.resolve(player.play()).catch(() => {});
      await seconds(12);
      const frames = media.getVideoPlaybackQuality().totalVideoFrames;
      await seconds(2);
      expect(media.getVideoPlaybackQuality().totalVideoFrames).to.equal(frames);
      player.destroy();
      media.remove();
    });
});
