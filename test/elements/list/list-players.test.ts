import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { ReliveListElement, ReliveLiveElement, ReliveReplayElement } from '../../../src/index.js';
import { framesAdvance, until as untilPlayer } from '../player.js';
import { card, laidOut, until } from './list.js';
import { replay, room } from './some-items.js';
import { testFeed } from './test-feed.js';

afterEach(() => fixtureCleanup());

async function page(players: unknown, { items, src = '' }: { items?: unknown; src?: string }) {
  const around = await fixture<HTMLElement>(html`<div><div id="stage">${players}</div><relive-list lang="en" for="stage" src=${src} .refreshInterval=${0.3} .items=${items}></relive-list></div>`);
  const list = around.querySelector('relive-list') as ReliveListElement;
  await laidOut(list);
  return {
    list,
    live: () => around.querySelector('relive-live') as ReliveLiveElement,
    replay: () => around.querySelector('relive-replay') as ReliveReplayElement,
  };
}

/** The addresses of all posters that it shows from now on: one may go before anybody looks. */
function postersShown(player: Element): readonly string[] {
  const seen: string[] = [];
  const look = () => {
    const { src } = player.shadowRoot?.querySelector<HTMLImageElement>('[part="poster"]') ?? {};
    if (src && src !== seen.at(-1)) seen.push(src);
  };
  new MutationObserver(look).observe(player.shadowRoot as ShadowRoot, { childList: true, subtree: true, attributes: true });
  return seen;
}

const both = html`<relive-live muted></relive-live><relive-replay muted hidden></relive-replay>`;

describe('a list that drives players', () => {
  it('plays a room in the one and a replay in the other, in one place', async () => {
    const { list, live, replay: past } = await page(both, { items: [room(1), replay(1)] });
    card(list, 'Room 1').click();
    await framesAdvance(live());
    expect([live().hidden, past().hidden]).to.deep.equal([false, true]);

    card(list, 'Replay 1').click();
    await until(list, 'the replay is seen', () => !past().hidden && live().hidden);
    expect(past().poster, 'the last picture is held').to.match(/^data:image\/jpeg/);
    await framesAdvance(past());
    await untilPlayer(past(), 'the held picture has gone', () => !past().poster.startsWith('data:image/jpeg'));
    expect(live().state).to.equal('idle');
    expect(list.current?.id).to.equal('replay1');

    card(list, 'Room 1').click();
    await framesAdvance(live());
    expect([live().hidden, past().hidden]).to.deep.equal([false, true]);
  });

  it('holds the last picture of one room until the next is there', async () => {
    const { list, live } = await page(both, { items: [room(2), room(1, { src: '/live/clock-small.flv' })] });
    card(list, 'Room 2').click();
    await framesAdvance(live());
    const posters = postersShown(live());
    card(list, 'Room 1').click();
    await until(list, 'the other is asked for', () => live().src.includes('small'));
    await framesAdvance(live());
    expect(posters.join(' '), 'the last picture is held').to.match(/^data:image\/jpeg/);
    await untilPlayer(live(), 'it has gone', () => live().poster === '' && live().videoHeight > live().videoWidth);
  });

  it('makes the player that is missing beside the one that is there', async () => {
    const { list, live, replay: past } = await page(html`<relive-live muted controls class="wide"></relive-live>`, { items: [room(1), replay(1)] });
    card(list, 'Replay 1').click();
    await until(list, 'there is a player for it', () => past());
    await framesAdvance(past());
    expect(past().controls).to.equal(true);
    expect(past().className).to.equal('wide');
    expect(past().previousElementSibling).to.equal(live());
    expect(live().hidden).to.equal(true);
  });

  it('hands over the qualities of a room', async () => {
    const qualities = [{ id: '720p', label: '720p', url: '/live/clock.flv' }, { id: '360p', label: '360p', url: '/live/clock-small.flv' }];
    const { list, live } = await page(both, { items: [room(1, { qualities })] });
    card(list, 'Room 1').click();
    await framesAdvance(live());
    expect(live().qualities.map(({ id }) => id)).to.deep.equal(['720p', '360p']);
  });

  it('knows what the page has begun with', async () => {
    const { list, live } = await page(html`<relive-live muted autoplay src="/live/clock.flv"></relive-live>`, { items: [room(1, { src: '/live/clock.flv' }), replay(1)] });
    await until(list, 'it is the current one', () => card(list, 'Room 1').ariaSelected === 'true');
    await framesAdvance(live());
    expect(list.current?.id).to.equal('room1');
  });

  it('leaves players alone when the page minds', async () => {
    const { list, live } = await page(both, { items: [room(1)] });
    list.addEventListener('itemselect', (event) => event.preventDefault());
    card(list, 'Room 1').click();
    await list.updateComplete;
    expect(live().src).to.equal('');
  });

  it('follows a room that is closed with its replay, once the feed has one', async () => {
    const feed = testFeed();
    await feed.answer({ items: [room(1, { src: '/live/clock.flv?end=2500', stream: 'harbour' }), replay(9)] });
    const { list, live, replay: past } = await page(html`<relive-live muted reconnect-limit="1"></relive-live>`, { src: feed.url });
    card(list, 'Room 1').click();
    await framesAdvance(live(), 0.3);
    await feed.answer({ items: [replay(9)] });
    await until(list, 'the room is gone', () => list.shownItems.length === 1);
    const mine = replay(0, { id: 'mine', title: 'Mine', start: '2026-01-10T10:01:00Z', end: '2026-01-10T10:30:00Z' });
    await feed.answer({ items: [mine, replay(9)] });
    await until(list, 'the replay takes over', () => list.current?.id === 'mine');
    await framesAdvance(past(), 0.2);
    expect(live().hidden).to.equal(true);
  });

  it('asks the page once before a replay follows a room, and leaves it be when the page minds', async () => {
    const feed = testFeed();
    await feed.answer({ items: [room(1, { src: '/live/clock.flv?end=1500', stream: 'harbour' })] });
    const { list, live } = await page(html`<relive-live muted reconnect-limit="0"></relive-live>`, { src: feed.url });
    card(list, 'Room 1').click();
    await framesAdvance(live(), 0.2);
    const asked: string[] = [];
    list.addEventListener('itemselect', (event) => {
      asked.push(event.item.id);
      event.preventDefault();
    });
    await feed.answer({ items: [replay(0, { id: 'mine', start: '2026-01-10T10:01:00Z', end: '2026-01-10T10:30:00Z' })] });
    await until(list, 'the page is asked', () => asked.length);
    for (let look = 0; look < 3; look++) await list.refresh();
    expect(asked).to.deep.equal(['mine']);
    expect(list.current?.id).to.equal('room1');
  });
});
