import { expect, fixtureCleanup } from '@open-wc/testing';
import { livePlayer, until } from '../player.js';

// Whatever a source does, the page hears of it only through the player.
const thrown: unknown[] = [];
const collect = (event: ErrorEvent | PromiseRejectionEvent) => thrown.push('reason' in event ? event.reason : event.error);
before(() => {
  window.addEventListener('error', collect);
  window.addEventListener('unhandledrejection', collect);
});
after(() => {
  window.removeEventListener('error', collect);
  window.removeEventListener('unhandledrejection', collect);
});
afterEach(() => {
  fixtureCleanup();
  expect(thrown.splice(0)).to.deep.equal([]);
});

/** Another origin of the same server, so that what it answers needs leave to be read. */
const elsewhere = `http://${location.hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${location.port}`;

for (const [what, src, code, state] of [
  ['an FLV stream that is forbidden', '/live/clock.flv?status=403', 'forbidden', 'forbidden'],
  ['an FLV stream that is not there', '/live/clock.flv?status=404', 'not-found', 'failed'],
  ['an FLV server in trouble', '/live/clock.flv?status=503', 'network', 'failed'],
  ['an FLV server that is not there', 'http://localhost:1/clock.flv', 'network', 'failed'],
  ['an FLV stream that this page may not read', `${elsewhere}/live/clock.flv?nocors`, 'cors', 'failed'],
  ['a web page instead of an FLV stream', '/live/clock.flv?html', 'unsupported-format', 'failed'],
  ['a text instead of an FLV stream', '/live/clock.flv?text', 'unsupported-format', 'failed'],
  ['an empty answer instead of an FLV stream', '/live/clock.flv?empty', 'unsupported-format', 'failed'],
  ['an FLV stream of a codec that no browser has', '/live/clock.flv?codec=unknown', 'unsupported-codec', 'failed'],
  ['a WebSocket that is not there', 'ws://localhost:1/clock.flv', 'network', 'failed'],
  ['an HLS playlist that is forbidden', '/hls/clock.m3u8?status=403', 'forbidden', 'forbidden'],
  ['an HLS playlist that is not there', '/hls/clock.m3u8?status=404', 'not-found', 'failed'],
  ['an HLS server that is not there', 'http://localhost:1/clock.m3u8', 'network', 'failed'],
  ['an HLS playlist that this page may not read', `${elsewhere}/hls/clock.m3u8?nocors`, 'cors', 'failed'],
  ['a web page instead of a playlist', '/hls/clock.m3u8?html', 'unsupported-format', 'failed'],
  ['a web page where the path tells nothing', '/live/clock?html', 'unsupported-format', 'failed'],
  ['a scheme that cannot be streamed', 'rtmp://localhost/live/clock', 'bad-input', 'failed'],
  ['a script', 'javascript:alert(1)', 'bad-input', 'failed'],
] as const)
  it(`says “${code}” for ${what}`, async () => {
    const player = await livePlayer(src);
    await until(player, 'there is an error', () => player.error);
    expect(player.error?.code).to.equal(code);
    expect(player.error?.message).to.match(/[.”]$/);
    await until(player, `it is ${state}`, () => player.state === state);
    await player.updateComplete;
    await expect(player).to.be.accessible();
  });

it('plays once the fault is gone, and forgets the error', async () => {
  const player = await livePlayer('/live/clock.flv?status=404');
  await until(player, 'there is an error', () => player.error);
  player.src = '/live/clock.flv';
  await until(player, 'it plays', () => player.state === 'playing');
  expect(player.error).to.equal(null);
});

it('tells of an error once, in an event', async () => {
  const player = await livePlayer('', { autoplay: false });
  let events = 0;
  player.addEventListener('error', () => events++);
  player.src = '/live/clock.flv?status=404';
  await player.updateComplete;
  await player.play().catch(() => {});
  await until(player, 'there is an error', () => player.error);
  await new Promise((done) => setTimeout(done, 100));
  expect(events).to.equal(1);
});

it('throws nothing into the page when it is removed at any moment of its start', async () => {
  for (let turns = 0; turns < 40; turns++) {
    const player = await livePlayer('/live/clock.flv');
    // Streams come in bursts: counting turns of the event loop meets each step of the start.
    for (let turn = 0; turn < turns; turn++) await new Promise((done) => setTimeout(done));
    player.remove();
  }
});
