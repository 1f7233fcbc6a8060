import { expect, fixtureCleanup } from '@open-wc/testing';
import { framesAdvance, freshId, livePlayer, openConnections, until } from '../player.js';

afterEach(() => fixtureCleanup());

describe('a live player', () => {
  it('is accessible while it plays', async () => {
    const player = await livePlayer('/live/clock.flv');
    await framesAdvance(player);
    await expect(player).to.be.accessible();
  });

  it('plays FLV over HTTP', async () => {
    const player = await livePlayer('/live/clock.flv');
    await framesAdvance(player, 1);
    expect(player.state).to.equal('playing');
    expect(player.error).to.equal(null);
    expect([player.videoWidth, player.videoHeight]).to.deep.equal([640, 360]);
  });

  it('plays FLV over a WebSocket, and closes it', async () => {
    const id = freshId();
    const player = await livePlayer(`${location.origin.replace('http', 'ws')}/live/clock.flv?id=${id}`);
    await framesAdvance(player, 1);
    expect(player.state).to.equal('playing');
    expect(await openConnections(id)).to.equal(1);
    player.remove();
    await waitForNone(id);
  });

  it('plays a stream without a picture', async () => {
    const player = await livePlayer('/live/clock.flv?only=audio');
    await until(player, 'sound has played for a second', () => player.currentTime > 1);
    expect(player.state).to.equal('playing');
    expect(player.videoWidth).to.equal(0);
  });

  it('plays a stream without sound', async () => {
    const player = await livePlayer('/live/clock.flv?only=video');
    await framesAdvance(player);
    expect(player.state).to.equal('playing');
  });

  for (const [kind, name] of [
    ['fMP4', 'clock.m3u8'],
    ['TS', 'clock-ts.m3u8'],
    ['low-latency', 'clock-ll.m3u8'],
    ['multivariant', 'clock-all.m3u8'],
  ])
    it(`plays ${kind} HLS`, async () => {
      const player = await livePlayer(`/hls/${name}`);
      await framesAdvance(player, 1);
      expect(player.state).to.equal('playing');
      expect(player.duration).to.equal(Infinity);
    });

  it('finds the format from the response where the path does not tell', async () => {
    for (const src of ['/live/clock', '/hls/clock']) {
      const player = await livePlayer(src);
      await framesAdvance(player, 0.2);
      expect(player.state).to.equal('playing');
      player.remove();
    }
  });

  it('tells its state, in an event and to style sheets', async () => {
    const states: string[] = [];
    const player = await livePlayer('', { autoplay: false });
    expect(player.state).to.equal('idle');
    player.addEventListener('statechange', () => states.push(player.state));
    player.src = '/live/clock.flv';
    await player.updateComplete;
    await player.play();
    await framesAdvance(player);
    expect(states[0]).to.equal('connecting');
    expect(states.at(-1)).to.equal('playing');
    expect(player.matches(':state(playing)')).to.equal(true);
    player.pause();
    expect(player.state).to.equal('paused');
    expect(player.matches(':state(playing)')).to.equal(false);
  });

  it('does not connect before it is asked to', async () => {
    const id = freshId();
    const player = await livePlayer(`/live/clock.flv?id=${id}`, { autoplay: false });
    await new Promise((done) => setTimeout(done, 200));
    expect(player.state).to.equal('idle');
    expect(await openConnections(id)).to.equal(0);
    await player.play();
    await framesAdvance(player);
  });

  it('says what is missing when it is asked to play nothing', async () => {
    const player = await livePlayer('', { autoplay: false });
    const refusal = await player.play().then(
      () => 'it plays',
      (error: unknown) => error,
    );
    expect(refusal).to.be.instanceOf(Error);
    expect(player.error?.code).to.equal('bad-input');
    expect(player.state).to.equal('failed');
  });

  it('loads an engine only when it is needed', async () => {
    const loaded = () => performance.getEntriesByType('resource').filter(({ name }) => /flv-engine|hls-engine/.test(name)).length;
    performance.clearResourceTimings();
    const player = await livePlayer('/live/clock.flv', { autoplay: false });
    await player.updateComplete;
    expect(loaded()).to.equal(0);
  });

  it('passes on the events of its media element', async () => {
    const seen = new Set<string>();
    const player = await livePlayer('', { autoplay: false });
    for (const type of ['loadedmetadata', 'play', 'playing', 'timeupdate', 'volumechange']) player.addEventListener(type, () => seen.add(type));
    player.src = '/live/clock.flv';
    player.volume = 0.3;
    await player.updateComplete;
    await player.play();
    await framesAdvance(player);
    expect([...seen].sort()).to.deep.equal(['loadedmetadata', 'play', 'playing', 'timeupdate', 'volumechange']);
    expect(player.media.volume).to.be.closeTo(0.3, 0.001);
  });
});

describe('the connection of a live player', () => {
  it('ends when the player is removed', async () => {
    const id = freshId();
    const player = await livePlayer(`/live/clock.flv?id=${id}`);
    await framesAdvance(player);
    expect(await openConnections(id)).to.equal(1);
    player.remove();
    await waitForNone(id);
    expect(player.state).to.equal('idle');
  });

  it('ends when the player is removed before anything came', async () => {
    const id = freshId();
    const player = await livePlayer(`/live/clock.flv?stall=1&id=${id}`);
    await until(player, 'the server sees it', async () => (await openConnections(id)) === 1);
    player.remove();
    await waitForNone(id);
  });

  it('outlives a move in the page', async () => {
    const id = freshId();
    const player = await livePlayer(`/live/clock.flv?id=${id}`);
    await framesAdvance(player);
    const { currentTime } = player;
    const elsewhere = document.createElement('div');
    player.parentElement?.append(elsewhere);
    elsewhere.append(player);
    await framesAdvance(player, 0.2);
    expect(player.currentTime).to.be.above(currentTime);
    expect(await openConnections(id)).to.equal(1);
  });

  it('changes with src', async () => {
    const [first, second] = [freshId(), freshId()];
    const player = await livePlayer(`/live/clock.flv?id=${first}`);
    await framesAdvance(player);
    player.src = `/live/clock.flv?id=${second}`;
    await until(player, 'the new stream is open', async () => (await openConnections(second)) === 1);
    await waitForNone(first);
    await framesAdvance(player);
    expect(player.state).to.equal('playing');
  });

  it('is made anew when it breaks', async () => {
    const id = freshId();
    const player = await livePlayer(`/live/clock.flv?cut=1500&id=${id}`, { reconnectLimit: 5 });
    const states: string[] = [];
    player.addEventListener('statechange', () => states.push(player.state));
    await until(player, 'it has connected again', () => states.indexOf('playing', states.indexOf('reconnecting')) > 0 && states.includes('reconnecting'));
    expect(player.error).to.equal(null);
  });
});

async function waitForNone(id: string): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if ((await openConnections(id)) === 0) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`The server still holds ${await openConnections(id)} connection(s) of ${id}.`);
}
