import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { ReliveReplayElement } from '../../../src/index.js';
import { isFrame, readFrames } from '../frame-reader.js';
import { framesAdvance, until } from '../player.js';

afterEach(() => fixtureCleanup());

const start = Date.UTC(2026, 0, 1, 10);
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
const clock = { id: 'wide', url: '/test/media/clock.flv', start: at(0), end: at(8), duration: 8 };
const small = { id: 'small', url: '/test/media/clock-small.flv', start: at(8), end: at(12), duration: 4 };

async function replayPlayer(recordings: unknown, { autoplay = false, gapMode = 'skip' } = {}): Promise<ReliveReplayElement> {
  return fixture<ReliveReplayElement>(html`<relive-replay muted preload="auto" ?autoplay=${autoplay} gap-mode=${gapMode} .recordings=${recordings}></relive-replay>`);
}

describe('a replay', () => {
  it('plays one recording to its end, and again', async () => {
    const player = await replayPlayer([small], { autoplay: true });
    await until(player, 'it has ended', () => player.state === 'ended');
    expect(player.duration).to.be.closeTo(4, 0.1);
    await player.play();
    await framesAdvance(player, 0.2);
    expect(player.state).to.equal('playing');
    expect(player.currentTime).to.be.below(3);
  });

  it('plays over the seam of two recordings of unlike sizes without a stop', async () => {
    const player = await replayPlayer([small, clock]);
    await until(player, 'it is ready', () => player.readyState >= 3);
    expect(player.duration).to.be.closeTo(12, 0.1);
    const watching = new AbortController();
    const waits: number[] = [];
    player.addEventListener('waiting', () => waits.push(player.currentTime));
    player.currentTime = 6.5;
    await until(player, 'it is there', () => !player.seeking && player.readyState >= 3);
    waits.length = 0;
    const seen = readFrames(player, watching.signal);
    await player.play();
    await until(player, 'it is past the seam', () => player.currentTime > 9.5);
    watching.abort();
    expect(waits).to.deep.equal([]);
    expect(player.buffered.length).to.equal(1);
    expect(player.fragment?.id).to.equal('small');
    // After a seek, Firefox tells the time that was asked for; the frame of that time is what counts.
    for (const { number, mediaTime, width } of seen) {
      const own = width === 640 ? mediaTime : mediaTime - 8;
      expect(isFrame(number, own * 25), `frame ${number} at ${mediaTime}`).to.equal(true);
    }
    expect(new Set(seen.map(({ width }) => width))).to.deep.equal(new Set([640, 368]));
  });

  it('shows the frame that a seek names', async () => {
    const player = await replayPlayer([clock, small]);
    await until(player, 'it is ready', () => player.readyState >= 3);
    const watching = new AbortController();
    const seen = readFrames(player, watching.signal);
    for (const time of [11.02, 0.5, 7.98, 8.02, 3.3, 9.9]) {
      const before = seen.length;
      const number = Math.floor((time < 8 ? time : time - 8) * 25 + 0.01);
      player.currentTime = time;
      await until(player, `frame ${number} of ${time} is shown`, () => !player.seeking && seen.length > before && seen.at(-1)?.number === number);
      expect(seen.at(-1)?.mediaTime).to.be.closeTo(time, 0.05);
    }
    watching.abort();
  });

  it('knows the wall clock', async () => {
    const player = await replayPlayer([clock, { ...small, start: at(60), end: at(64) }]);
    const fragments: (string | undefined)[] = [];
    player.addEventListener('fragmentchange', () => fragments.push(player.fragment?.id));
    await until(player, 'it is ready', () => player.readyState >= 3);
    expect(player.currentDate?.getTime()).to.be.closeTo(start, 50);
    expect(player.timeline?.gaps.length).to.equal(1);
    player.seekToDate(new Date(start + 62_000));
    await until(player, 'it is there', () => !player.seeking && player.readyState >= 2);
    expect(player.currentTime).to.be.closeTo(10, 0.1);
    expect(player.currentDate?.getTime()).to.be.closeTo(start + 62_000, 100);
    player.seekToDate(new Date(start + 30_000));
    await until(player, 'it is at the next recording’s begin', () => !player.seeking && Math.abs(player.currentTime - 8) < 0.1);
    expect(fragments).to.include('wide');
    expect(fragments.at(-1)).to.equal('small');
    expect(() => player.seekToDate(new Date(NaN))).to.throw('valid Date');
  });

  it('plays on where a recording is missing', async () => {
    const player = await replayPlayer([clock, { ...clock, id: 'gone', url: '/test/media/none.flv', start: at(8), end: at(16) }, { ...small, start: at(16), end: at(20) }]);
    await until(player, 'it is ready', () => player.readyState >= 3);
    await until(player, 'it knows what is missing', () => player.timeline?.gaps.length === 1);
    expect(player.error).to.equal(null);
    await until(player, 'it is as long as what is there', () => Math.abs(player.duration - 12) < 0.1);
  });

  it('takes the other recording of the same minutes where one is missing', async () => {
    const player = await replayPlayer([{ ...clock, id: 'gone', url: '/test/media/none.mp4' }, clock]);
    await until(player, 'it is ready', () => player.readyState >= 3);
    expect(player.fragment?.id).to.equal('wide');
  });

  it('plays a single media file, which has no dates', async () => {
    const player = await fixture<ReliveReplayElement>(html`<relive-replay muted autoplay src="/test/media/clock-small.flv"></relive-replay>`);
    await framesAdvance(player);
    expect(player.currentDate).to.equal(null);
    expect(player.duration).to.be.closeTo(4, 0.1);
  });

  it('finds out what a file is that is called nothing', async () => {
    for (const of of ['/test/media/clock-small.flv', '/test/media/container/sound.mp3']) {
      const player = await fixture<ReliveReplayElement>(html`<relive-replay muted autoplay src=${`/nameless?of=${of}`}></relive-replay>`);
      await until(player, `${of} plays`, () => player.currentTime > 0.3);
      player.remove();
    }
  });

  it('says what is wrong with a replay that has nothing to play', async () => {
    for (const [recordings, code] of [
      [[], 'bad-input'],
      [[{ url: 'javascript:alert(1)', start: at(0), duration: 5 }], 'bad-input'],
      [[{ ...clock, url: '/test/media/none.flv' }], 'not-found'],
    ] as const) {
      const player = await replayPlayer(recordings, { autoplay: true });
      await until(player, 'there is an error', () => player.error);
      expect(player.error?.code).to.equal(code);
      expect(player.state).to.equal('failed');
      player.remove();
    }
  });
});
