import { expect } from '@open-wc/testing';
import type { PlayerError } from '../../src/index.js';
import { freshId, livePlayer, openConnections } from '../elements/player.js';
import { framesAdvance, playFaulty, until, watchPage } from './recovery.js';

watchPage();

describe('a live player that is asked for another stream', () => {
  it('shows it in place of the old one, on one connection', async () => {
    const { player, id } = await playFaulty('');
    await framesAdvance(player);
    const next = freshId();
    const states = new Set<string>();
    player.addEventListener('statechange', () => states.add(player.state));
    await player.switchStream(`/live/clock-small.flv?id=${next}`);
    await until(player, 'it has the size of the new one', () => player.videoWidth === 368);
    await framesAdvance(player);
    expect(player.src).to.contain('clock-small');
    expect([...states].filter((state) => state === 'connecting' || state === 'reconnecting')).to.deep.equal([]);
    await until(player, 'the old connection is closed', async () => (await openConnections(id)) === 0 && (await openConnections(next)) === 1);
  });

  it('goes from FLV to HLS', async () => {
    const { player } = await playFaulty('');
    await framesAdvance(player);
    await player.switchStream('/hls/clock.m3u8');
    await framesAdvance(player);
    expect(player.statistics.engine).to.equal('hls');
  });

  for (const [what, url, code] of [
    ['is not there', '/live/nothing.flv', 'not-found'],
    ['is forbidden', '/live/clock.flv?status=403', 'forbidden'],
    ['is no stream', '/live/clock.flv?html', 'unsupported-format'],
    ['is no address', 'javascript:alert(1)', 'bad-input'],
  ] as const)
    it(`plays the old one on where the new one ${what}`, async () => {
      const { player, id } = await playFaulty('');
      await framesAdvance(player);
      const { src } = player;
      const error = await player.switchStream(url).then(
        () => undefined,
        (reason: unknown) => reason as PlayerError,
      );
      expect(error?.code).to.equal(code);
      expect(player.src).to.equal(src);
      await framesAdvance(player);
      expect(player.error).to.equal(null);
      expect(await openConnections(id)).to.equal(1);
    });

  it('plays the quality that is chosen, each from its own address', async () => {
    const player = await livePlayer('/live/clock.flv', { reconnectLimit: 5 });
    player.qualities = [
      { id: 'high', label: '360p', height: 360, url: '/live/clock.flv' },
      { id: 'low', label: 'small', height: 200, url: '/live/clock-small.flv' },
    ];
    await framesAdvance(player);
    player.quality = 'low';
    await until(player, 'the low one shows', () => player.videoWidth === 368);
    player.quality = 'high';
    await until(player, 'the high one shows', () => player.videoWidth === 640);
    expect(player.src).to.equal('/live/clock.flv');
  });

  it('takes the lower quality by itself where the network cannot keep up', async () => {
    const { player } = await playFaulty('slow=1500-60000&kbps=40');
    const { src } = player;
    player.qualities = [
      { id: 'low', label: 'small', bitrate: 100_000, url: '/live/clock-small.flv' },
      { id: 'high', label: '360p', bitrate: 400_000, url: src },
    ];
    const warnings: string[] = [];
    player.addEventListener('warning', (event) => warnings.push((event as Event & { code: string }).code));
    await framesAdvance(player);
    await until(player, 'the low one shows', () => player.videoWidth === 368);
    expect(warnings).to.include.members(['video-blocked', 'network-busy']);
    expect(player.quality).to.equal('auto');
  });
});
