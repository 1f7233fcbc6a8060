import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { ReliveListElement, ReliveLiveElement, ReliveReplayElement, ReplayItem } from '../../../src/index.js';
import { framesAdvance, until as untilPlayer } from '../player.js';
import { card, cards, laidOut, until } from './list.js';

afterEach(() => fixtureCleanup());

const camera = async (word: 'on' | 'off') => void (await fetch(`/loop/${word}`, { method: 'POST' }));

it('closes the loop: what a camera pushes is live, is recorded, is listed, and plays again as one', async function () {
  this.timeout(90_000);
  const { origin } = (await (await fetch('/loop')).json()) as { origin: string };
  await camera('on');
  const page = await fixture<HTMLElement>(html`<div>
    <div id="stage"><relive-live muted reconnect-limit="1"></relive-live><relive-replay muted hidden></relive-replay></div>
    <relive-list lang="en" for="stage" src="${origin}/feed.json" refresh-interval="60"></relive-list>
  </div>`);
  const list = page.querySelector('relive-list') as ReliveListElement;
  const live = page.querySelector('relive-live') as ReliveLiveElement;
  const replay = page.querySelector('relive-replay') as ReliveReplayElement;
  const room = () => list.shownItems.find(({ kind }) => kind === 'live');
  const recorded = () => list.shownItems.find((item): item is ReplayItem => item.kind === 'replay' && item.stream === 'clock');
  const title = 'The clock on this computer';

  await until(list, 'the room is on air', room);
  await laidOut(list);
  expect(cards(list)[0]?.querySelector('[part~=badge]')?.textContent).to.equal('Live');
  card(list, title).click();
  await framesAdvance(live);

  // Nobody looks again for a minute: it is the events that tell.
  await until(list, 'two recordings of it are listed', () => (recorded()?.recordings.length ?? 0) >= 2);
  expect(room()?.id, 'it is still on air').to.equal('clock');

  await camera('off');
  await until(list, 'the room is closed', () => !room());
  await until(list, 'its replay has taken over', () => list.current?.id === recorded()?.id && live.hidden && !replay.hidden);
  await framesAdvance(replay, 0.3);
  const spans = replay.timeline?.spans ?? [];
  expect(spans.length).to.be.at.least(2);
  const seam = spans[0]?.playEnd ?? 0;
  replay.currentTime = Math.max(0, seam - 0.4);
  // The last recording may be as short as the camera was quick.
  await untilPlayer(replay, 'it plays over the seam', () => !replay.seeking && (replay.currentTime > seam + 0.3 || replay.state === 'ended'));
  expect(spans.slice(1).map(({ recording }) => recording.id)).to.include(replay.fragment?.id);
  expect(Math.abs((replay.currentDate?.getTime() ?? 0) - Date.now()), 'it was a moment ago').to.be.below(120_000);

  await camera('on');
  await until(list, 'the room is on air again', () => room() && cards(list)[0]?.ariaPosInSet === '1' && cards(list)[0]?.matches('[part~=live]'));
  cards(list)[0]?.click();
  await framesAdvance(live);
  expect([live.hidden, replay.hidden]).to.deep.equal([false, true]);
});
