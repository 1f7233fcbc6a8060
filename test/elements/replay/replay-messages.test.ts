import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { ReliveReplayElement, SeiMessageEvent } from '../../../src/index.js';
import { until } from '../player.js';

afterEach(() => fixtureCleanup());

const start = Date.UTC(2026, 0, 1, 10);
/** Two recordings of eight seconds, with two messages in each key frame, which comes each second. */
const recordings = ['one', 'two'].map((id, number) => ({ id, url: `/long/clock.flv?sei=${id}`, start: start + number * 8000, duration: 8 }));

interface Told {
  readonly type: number;
  readonly text: string;
  readonly mediaTime: number;
  /** How far playback was. */
  readonly at: number;
}

async function tellingPlayer(): Promise<{ player: ReliveReplayElement; told: Told[] }> {
  const player = await fixture<ReliveReplayElement>(html`<relive-replay muted preload="auto" .recordings=${recordings}></relive-replay>`);
  const told: Told[] = [];
  player.addEventListener('seimessage', (event) => {
    const { payloadType, payload, mediaTime } = event as SeiMessageEvent;
    const text = new TextDecoder().decode(payload);
    // The encoder says in the first picture of a file what it is.
    if (text.length === 3) told.push({ type: payloadType, text, mediaTime, at: player.currentTime });
  });
  await until(player, 'it is ready', () => player.readyState >= 3);
  return { player, told };
}

describe('messages of a replay', () => {
  it('are told when their picture is shown, over a seam, and again when it is shown again', async () => {
    const { player, told } = await tellingPlayer();
    for (const round of [1, 2]) {
      player.currentTime = 6.5;
      await until(player, 'it is there', () => !player.seeking && player.readyState >= 3);
      told.length = 0;
      await player.play();
      await until(player, `it is past the seam, round ${round}`, () => player.currentTime > 9.3);
      player.pause();
      const user = told.filter(({ type }) => type === 242);
      expect(user.map(({ text, mediaTime }) => [text, Math.round(mediaTime * 100)])).to.deep.equal([
        ['one', 700],
        ['two', 800],
        ['two', 900],
      ]);
      for (const { mediaTime, at } of user) expect(at - mediaTime, `lateness at ${mediaTime}`).to.be.within(-0.1, 0.5);
      expect(told.filter(({ type }) => type === 5).length).to.equal(3);
    }
  });

  it('are told of the picture that a seek names', async () => {
    const { player, told } = await tellingPlayer();
    for (const time of [12.01, 3.02, 12.5]) {
      told.length = 0;
      player.currentTime = time;
      await until(player, 'it is there', () => !player.seeking && player.readyState >= 2);
      if (time === 12.5) continue;
      await until(player, `a message of ${time}`, () => told.length > 0);
      expect(told.map(({ mediaTime }) => Math.round(mediaTime))).to.deep.equal([Math.floor(time), Math.floor(time)]);
    }
    expect(told).to.deep.equal([]);
  });
});
