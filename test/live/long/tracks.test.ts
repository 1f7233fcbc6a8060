import { expect } from '@open-wc/testing';
import type { SeiMessageEvent } from '../../../src/index.js';
import { framesAdvance, playFaulty, until, watchPage, within } from '../recovery.js';

watchPage();

describe('a live player', () => {
  it('tells of each message in the stream when its picture shows', async () => {
    const { player } = await playFaulty('sei=hello');
    const messages: { type: number; uuid: string | undefined; text: string; late: number }[] = [];
    player.addEventListener('seimessage', (event) => {
      const { payloadType, uuid, payload, mediaTime } = event as SeiMessageEvent;
      messages.push({ type: payloadType, uuid, text: new TextDecoder().decode(payload), late: player.currentTime - mediaTime });
    });
    await until(player, 'messages of three seconds have come', () => messages.filter(({ type }) => type === 242).length >= 3);
    expect(messages.slice(0, 2).map(({ type, uuid, text }) => ({ type, uuid, text }))).to.deep.equal([
      { type: 5, uuid: '01234567-89ab-cdef-0123-456789abcdef', text: 'hello' },
      { type: 242, uuid: undefined, text: 'hello' },
    ]);
    // The first ones may be told late, since the code that reads them comes after the first picture.
    expect(Math.abs(messages.at(-1)?.late ?? 9)).to.be.below(0.5);
  });

  it('tells of messages in HLS of transport streams', async () => {
    const { player } = await playFaulty('', '/hls/clock-ts.m3u8');
    const messages: { uuid: string | undefined; late: number }[] = [];
    player.addEventListener('seimessage', (event) => {
      const { uuid, mediaTime } = event as SeiMessageEvent;
      messages.push({ uuid, late: player.currentTime - mediaTime });
    });
    // The encoder says once in each round of the clip what it is.
    await until(player, 'a message has come', () => messages.length > 0);
    expect(messages[0]?.uuid).to.equal('dc45e9bd-e6d9-48b7-962c-d820d923eeef');
    expect(Math.abs(messages[0]?.late ?? 9)).to.be.below(1);
  });

  it('lets the picture stand while the sound goes on', async () => {
    const { player } = await playFaulty('');
    await framesAdvance(player);
    const held = player.renderRoot.querySelector('[part=held]') as HTMLCanvasElement;
    expect(held.hidden).to.equal(true);
    player.pauseVideo();
    expect(held.hidden).to.equal(false);
    expect(held.width).to.equal(640);
    await framesAdvance(player);
    expect(held.hidden).to.equal(false);
    player.resumeVideo();
    expect(held.hidden).to.equal(true);
  });

  it('lets the sound pause, and be what it was', async () => {
    const { player } = await playFaulty('');
    await framesAdvance(player);
    player.muted = false;
    player.pauseAudio();
    expect(player.media.muted).to.equal(true);
    await framesAdvance(player);
    player.resumeAudio();
    expect(player.media.muted).to.equal(false);
  });

  it('tells how loud the sound is', async function () {
    // Firefox starts no audio graph before the viewer has touched the page, and a test is no viewer.
    if (!('captureStream' in HTMLMediaElement.prototype) || navigator.userAgent.includes('Firefox')) return this.skip();
    const { player } = await playFaulty('');
    // Firefox captures what is heard.
    player.muted = false;
    player.volumeLevelInterval = 100;
    const levels: number[] = [];
    player.addEventListener('volumelevel', (event) => levels.push((event as Event & { level: number }).level));
    await framesAdvance(player);
    await until(player, 'a sound was heard', () => levels.some((level) => level > 0.001 && level <= 1));
  });

  it('rests off screen where it has started by itself, and comes back at the edge', async () => {
    const { player, id } = await playFaulty('');
    await framesAdvance(player);
    const wall = document.createElement('div');
    Object.assign(wall.style, { height: '5000px' });
    player.before(wall);
    await within(player, 25, 'it rests', () => player.state === 'paused');
    await within(player, 5, 'it needs no connection', async () => ((await (await fetch(`/connections?id=${id}`)).json()) as { open: number }).open === 0);
    wall.remove();
    await until(player, 'it plays', () => player.state === 'playing');
    await framesAdvance(player);
    expect(player.latency).to.be.below(2);
  });
});
