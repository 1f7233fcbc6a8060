// Every fault that a live stream is known to have. Takes minutes: `npm run test:faults`.
import { expect } from '@open-wc/testing';
import { framesAdvance, isWell, playFaulty, seconds, watchPage, within } from '../live/recovery.js';
import { freshId, livePlayer } from '../elements/player.js';

watchPage();

/** What the stream does, how the server is asked to do it, how long that takes from the first picture on, and within how many seconds all is well then. */
const faults: readonly [what: string, query: string, lasts: number, limit?: number][] = [
  ['breaks in the middle of a tag', 'tear=2000&times=1', 2],
  ['ends as if it were a file', 'end=2000&times=1', 2],
  ['stalls for 15 seconds', 'hold=2000-17000', 16],
  ['is answered with 503 three times', 'status=503&times=3', 0],
  ['starts its time stamps again at 0', 'rewind=3000', 3],
  ['jumps 60 seconds forward', 'jump=2000:60000', 2],
  ['jumps 300 ms back', 'jump=2000:-300', 2],
  ['claims sound, and none comes', 'noaudio', 1],
  ['claims no sound, and some comes late', 'late=3000', 4],
  ['has sound of G.711', 'alaw', 1],
  ['changes its size', 'then=clock-small:2500', 3],
  ['changes to 1280x720', 'then=clock-720:2500', 3],
  ['has no key frame for 10 seconds', 'nokey=0-10000', 0, 30],
  ['loses its key frames for 10 seconds', 'nokey=2000-12000', 11],
  ['has 5 % of its bytes damaged for 2 seconds', 'flip=2000-4000&times=1', 3],
  ['is closed every 5 seconds for a minute', 'end=5000&times=12', 60, 30],
  ['comes slower than it plays for 30 seconds', 'slow=2000-32000&kbps=150', 31, 30],
];

describe('a live FLV stream that', () => {
  for (const [what, query, lasts, limit] of faults)
    it(`${what} plays on`, async () => {
      const { player, id } = await playFaulty(query);
      await within(player, 30, 'a first picture is there', () => player.videoWidth > 0);
      await seconds(lasts);
      await isWell(player, id, limit);
    });

  it('changes to AV1 plays on, or says that this browser cannot', async () => {
    const { player, id } = await playFaulty('then=clock-av1:2500');
    await framesAdvance(player);
    const supported = MediaSource.isTypeSupported('video/mp4; codecs="av01.0.04M.08"');
    if (!supported) return within(player, 20, 'it says so', () => player.error?.code === 'unsupported-codec');
    let restarted = false;
    player.addEventListener('emptied', () => (restarted = true));
    await within(player, 20, 'a new pipeline takes over', () => restarted);
    await isWell(player, id);
  });

  it('is forbidden later says so', async () => {
    const { player } = await playFaulty('end=2000&later=403');
    await within(player, 20, 'it is forbidden', () => player.state === 'forbidden');
    expect(player.error?.code).to.equal('forbidden');
  });

  it('has a server that is not there says so', async () => {
    const player = await livePlayer('http://localhost:1/clock.flv', { reconnectLimit: 2 });
    await within(player, 30, 'it has failed', () => player.state === 'failed');
    expect(player.error?.code).to.equal('network');
  });

  it('was paused for six minutes of stream goes on at the edge', async () => {
    const { player, id } = await playFaulty('fast=2000-20000&speed=20&times=1');
    await framesAdvance(player);
    await seconds(1);
    player.pause();
    await seconds(20);
    expect(player.state).to.equal('paused');
    await player.play();
    await isWell(player, id);
    expect(player.latency).to.be.below(3);
  });

  it('was not seen for a minute goes on at the edge', async () => {
    const { player, id } = await playFaulty('hold=3000-13000');
    await framesAdvance(player);
    pretendHidden(true);
    await seconds(60);
    pretendHidden(false);
    await isWell(player, id);
  });
});

describe('a live HLS stream that', () => {
  for (const [what, query, lasts] of [
    ['is answered with 503 three times', 'status=503&times=3', 0],
    ['is answered with 503 for 8 seconds', 'status=503&within=3000-11000', 12],
    ['is not there for 8 seconds', 'status=404&within=3000-11000', 12],
    ['stalls for 15 seconds', 'hold=2000-17000', 16],
    ['breaks in the middle of segments', 'tear=2000-8000', 9],
  ] as const)
    it(`${what} plays on`, async () => {
      const player = await livePlayer(`/hls/clock.m3u8?${query}&id=${freshId()}`, { reconnectLimit: 20, reconnectDelay: 0.2 });
      await within(player, 30, 'a first picture is there', () => player.videoWidth > 0);
      await seconds(lasts);
      await isWell(player, '', 30);
    });

  it('is forbidden later says so', async () => {
    const player = await livePlayer(`/hls/clock.m3u8?status=403&within=3000-600000&id=${freshId()}`, { reconnectLimit: 20, reconnectDelay: 0.2 });
    await framesAdvance(player);
    await within(player, 30, 'it is forbidden', () => player.state === 'forbidden');
    expect(player.error?.code).to.equal('forbidden');
  });

  it('has a server that is not there says so', async () => {
    const player = await livePlayer('http://localhost:1/clock.m3u8', { reconnectLimit: 2 });
    await within(player, 30, 'it has failed', () => player.state === 'failed');
    expect(player.error?.code).to.equal('network');
  });

  it('was paused for longer than its window goes on at the edge', async () => {
    const player = await livePlayer('/hls/clock.m3u8', { reconnectLimit: 20 });
    await framesAdvance(player);
    player.pause();
    await seconds(70);
    await player.play();
    await isWell(player, '');
  });
});

/** The page as if its tab were behind another. */
function pretendHidden(hidden: boolean): void {
  for (const [name, value] of [['hidden', hidden], ['visibilityState', hidden ? 'hidden' : 'visible']] as const)
    if (hidden) Object.defineProperty(document, name, { configurable: true, value });
    else delete (document as unknown as Record<string, unknown>)[name];
  document.dispatchEvent(new Event('visibilitychange'));
}
