import { expect, fixtureCleanup } from '@open-wc/testing';
import { card, cards, focused, laidOut, listOf, titles, until, untilAsync } from './list.js';
import { testFeed } from './test-feed.js';
import { replay, replays, room } from './some-items.js';

let feed: ReturnType<typeof testFeed>;
beforeEach(() => void (feed = testFeed()));
afterEach(() => fixtureCleanup());

describe('a list of a feed', () => {
  it('shows bones until the feed is there, then its cards', async () => {
    await feed.answer({ hold: true });
    const list = await listOf({ src: feed.url });
    await until(list, 'it waits', () => list.state === 'loading' && list.renderRoot.querySelectorAll('[part~=skeleton]').length > 3);
    await expect(list).to.be.accessible();
    await feed.answer({ items: [room(1)] });
    await until(list, 'it is there', () => titles(list).join() === 'Room 1');
    expect(list.renderRoot.querySelector('[part~=skeleton]')).to.equal(null);
  });

  it('says that there is nothing yet, and what the page says instead', async () => {
    await feed.answer({ items: [] });
    const list = await listOf({ src: feed.url });
    await until(list, 'it is empty', () => list.state === 'empty');
    expect(list.renderRoot.querySelector('[part~=message]')?.textContent).to.contain('Nothing here yet');
    await expect(list).to.be.accessible();
    list.innerHTML = '<p slot="empty">Come back at eight.</p>';
    await until(list, 'the page’s words are there', () => list.querySelector('p')?.getBoundingClientRect().height);
    expect(list.renderRoot.querySelector('[part~=message]')?.getBoundingClientRect().height).to.equal(0);
  });

  for (const [what, answer, code, words] of [
    ['cannot be reached', { fail: true }, 'network', 'The list cannot be loaded'],
    ['is refused', { status: 403 }, 'forbidden', 'You may not see this list'],
    ['is not there', { status: 404 }, 'not-found', 'This list cannot be read'],
    ['is no JSON', { body: '<html>' }, 'unsupported-format', 'This list cannot be read'],
    ['is of another version', { body: '{"version":2,"items":[]}' }, 'unsupported-format', 'This list cannot be read'],
  ] as const)
    it(`says so when the feed ${what}, and tries again`, async () => {
      await feed.answer(answer);
      const list = await listOf({ src: feed.url });
      let errors = 0;
      list.addEventListener('error', () => errors++);
      await until(list, 'it has failed', () => list.state === 'failed');
      expect(list.error?.code).to.equal(code);
      const message = list.renderRoot.querySelector('[part~=message]') as HTMLElement;
      expect(message.role).to.equal('alert');
      expect(message.textContent).to.contain(words);
      await expect(list).to.be.accessible();
      await feed.answer({ items: [room(1)] });
      list.renderRoot.querySelector<HTMLElement>('[part~=retry]')?.click();
      await until(list, 'it is there', () => list.state === 'ready' && cards(list).length === 1);
      expect(list.error).to.equal(null);
      expect(errors).to.be.at.most(1);
    });

  it('resolves addresses against the feed’s own, not the page’s', async () => {
    await feed.answer({ items: [room(1, { src: 'room.flv', poster: 'poster.png' })] });
    const list = await listOf({ src: feed.url });
    await until(list, 'it is there', () => list.shownItems.length);
    expect(list.shownItems[0]).to.include({ src: new URL('room.flv', new URL(feed.url, location.href)).href, poster: new URL('poster.png', new URL(feed.url, location.href)).href });
  });

  it('loads further pages as they come near, each once, until there is no other', async () => {
    const all = replays(250);
    const page = (after: number) => [after, { items: all.slice(after, after + 50), next: after + 50 < all.length ? `feed.json?after=${after + 50}` : 'feed.json?after=50' }] as const;
    await feed.answer({ pages: Object.fromEntries([0, 50, 100, 150, 200].map(page)) });
    const list = await listOf({ src: feed.url, height: 600 });
    await until(list, 'the first page is there', () => list.shownItems.length === 50);
    await laidOut(list);
    for (let length = 100; length <= 250; length += 50) {
      list.scrollTop = list.scrollHeight;
      await until(list, `${length} are there`, () => list.shownItems.length === length);
    }
    list.scrollTop = list.scrollHeight;
    await until(list, 'the last is in sight', () => titles(list).includes('Replay 250'));
    await list.updateComplete;
    expect((await feed.log()).requests).to.deep.equal(['', '?after=50', '?after=100', '?after=150', '?after=200']);
    expect(list.shownItems.length).to.equal(250);
  });

  it('looks further down for what the filter lets through, and no further than there can be any', async () => {
    const rooms = { items: [room(2), room(1)], next: 'feed.json?after=2' };
    await feed.answer({ pages: { 0: rooms, 2: { items: replays(20), next: 'feed.json?after=22' }, 22: { items: replays(30).slice(20) } } });
    const list = await listOf({ src: feed.url, height: 600 });
    await until(list, 'the first page is there', () => list.shownItems.length >= 2);
    list.filter = 'replay';
    await until(list, 'replays are there', () => titles(list)[0] === 'Replay 1');

    const other = testFeed();
    await other.answer({ pages: { 0: { items: [room(2), replay(1)], next: 'feed.json?after=2' }, 2: { items: [replay(2)] } } });
    const live = await listOf({ src: other.url, height: 600, filter: 'live' });
    await until(live, 'rooms are there', () => titles(live).join() === 'Room 2');
    await laidOut(live);
    await live.refresh();
    expect(new Set((await other.log()).requests), 'replays are nothing to it').to.deep.equal(new Set(['']));
  });

  it('says when a further page cannot be loaded, and tries again', async () => {
    const first = { items: replays(30), next: 'feed.json?after=30' };
    await feed.answer({ pages: { 0: first, 30: null } });
    const list = await listOf({ src: feed.url, height: 600 });
    await laidOut(list);
    list.scrollTop = list.scrollHeight;
    await until(list, 'it says so', () => list.renderRoot.querySelector('[part~=notice]')?.textContent?.includes('could not be loaded'));
    expect(list.state).to.equal('ready');
    await feed.answer({ pages: { 0: first, 30: { items: replays(60).slice(30) } } });
    list.renderRoot.querySelector<HTMLElement>('[part~=notice] [part~=retry]')?.click();
    await until(list, 'all are there', () => list.shownItems.length === 60);
  });
});

describe('a list that is kept up to date', () => {
  it('looks again while it is seen, and shows what is new first', async () => {
    await feed.answer({ items: replays(5) });
    const list = await listOf({ src: feed.url, refresh: 0.2 });
    await until(list, 'it is there', () => titles(list).length === 5);
    await feed.answer({ items: [room(1), ...replays(5)] });
    await until(list, 'the room is there', () => titles(list)[0] === 'Room 1' && titles(list).length === 6);
    expect(list.renderRoot.querySelector('[role=status]')?.textContent).to.equal('A new room is live');
    await feed.answer({ items: replays(5).slice(1) });
    await until(list, 'it went', () => titles(list).join() === 'Replay 2,Replay 3,Replay 4,Replay 5');
  });

  it('takes rooms of further pages away when they close, and reads no further than rooms are known', async () => {
    const rooms = Array.from({ length: 60 }, (_, at) => room(60 - at));
    const pages = (open: readonly object[]) => ({
      0: { items: open.slice(0, 30), next: 'feed.json?after=30' },
      30: { items: [...open.slice(30), replay(1)], next: 'feed.json?after=60' },
      60: { items: [replay(2)] },
    });
    await feed.answer({ pages: pages(rooms) });
    const list = await listOf({ src: feed.url, height: 600 });
    await until(list, 'the first page is there', () => list.shownItems.length === 30);
    await laidOut(list);
    list.scrollTop = list.scrollHeight;
    await until(list, 'the second is there', () => list.shownItems.length >= 61);
    await feed.answer({ pages: pages(rooms.filter(({ id }) => id !== 'room5' && id !== 'room50')) });
    const before = (await feed.log()).requests.filter((query) => query === '?after=60').length;
    await list.refresh();
    const ids = list.shownItems.map(({ id }) => id);
    expect([ids.includes('room50'), ids.includes('room5'), ids.includes('room6')]).to.deep.equal([false, false, true]);
    expect((await feed.log()).requests.filter((query) => query === '?after=60').length).to.equal(before);
  });

  it('asks for nothing while it is not seen', async () => {
    await feed.answer({ items: replays(5) });
    const list = await listOf({ src: feed.url, refresh: 0.1 });
    const asked = async () => (await feed.log()).requests.length;
    await untilAsync(list, 'it looked again', async () => (await asked()) >= 3);
    list.hidden = true;
    // What is on its way comes to its end; a list that went on would ask ten times.
    await new Promise((done) => setTimeout(done, 400));
    const before = await asked();
    await new Promise((done) => setTimeout(done, 1000));
    expect(await asked()).to.equal(before);
    list.hidden = false;
    await untilAsync(list, 'it looks again', async () => (await asked()) > before);
  });

  it('keeps what is in sight where it is when rooms come in above', async () => {
    await feed.answer({ items: replays(300) });
    const list = await listOf({ src: feed.url, height: 600, width: 400 });
    await laidOut(list);
    list.scrollTop = 5000;
    const first = () => cards(list).find((each) => each.getBoundingClientRect().bottom > list.getBoundingClientRect().top + 20) as HTMLElement;
    await until(list, 'it is scrolled', () => cards(list).length > 5 && !titles(list).includes('Replay 1'));
    await list.updateComplete;
    const title = first().querySelector('[part~=title]')?.textContent ?? '';
    const { top } = first().getBoundingClientRect();
    await feed.answer({ items: [room(1), room(2), room(3), ...replays(300)] });
    await list.refresh();
    await until(list, 'they are in', () => list.shownItems.length === 303);
    await list.updateComplete;
    expect(card(list, title).getBoundingClientRect().top).to.be.closeTo(top, 1);
    list.scrollTop = 0;
    await until(list, 'they are on top', () => titles(list)[0] === 'Room 3');
  });

  it('keeps the focus while rooms come and go', async () => {
    await feed.answer({ items: [room(1), ...replays(20)] });
    const list = await listOf({ src: feed.url, height: 600 });
    await laidOut(list);
    card(list, 'Replay 3').focus();
    await feed.answer({ items: [room(4), room(3), ...replays(20)] });
    await list.refresh();
    await until(list, 'they are in', () => titles(list)[0] === 'Room 4' && !titles(list).includes('Room 1'));
    expect(focused(list)).to.equal('Replay 3');
  });

  it('keeps what it has when looking again fails, and says so', async () => {
    await feed.answer({ items: replays(5) });
    const list = await listOf({ src: feed.url });
    await until(list, 'it is there', () => titles(list).length === 5);
    await feed.answer({ status: 500 });
    await list.refresh();
    await until(list, 'it says so', () => list.renderRoot.querySelector('[part~=notice]')?.textContent?.includes('out of date'));
    expect(titles(list).length).to.equal(5);
    await expect(list).to.be.accessible();
    await feed.answer({ items: replays(6) });
    list.renderRoot.querySelector<HTMLElement>('[part~=notice] [part~=retry]')?.click();
    await until(list, 'it is up to date', () => titles(list).length === 6 && !list.renderRoot.querySelector('[part~=notice]'));
  });

  it('comes to itself when a feed that failed is there again', async () => {
    await feed.answer({ status: 500 });
    const list = await listOf({ src: feed.url, refresh: 0.2 });
    let errors = 0;
    list.addEventListener('error', () => errors++);
    await until(list, 'it has failed', () => list.state === 'failed');
    await untilAsync(list, 'it asked again', async () => (await feed.log()).requests.length >= 3);
    expect(list.state).to.equal('failed');
    expect(errors).to.be.at.most(1);
    await feed.answer({ items: replays(2) });
    await until(list, 'it is ready', () => list.state === 'ready' && titles(list).length === 2);
  });

  it('is told of changes where the feed offers events, and asks only then', async () => {
    await feed.answer({ items: replays(3), events: true });
    const list = await listOf({ src: feed.url, refresh: 30 });
    await untilAsync(list, 'it listens', async () => (await feed.log()).listeners === 1);
    await feed.answer({ items: [replay(9), ...replays(3)], events: true });
    await feed.tell();
    await until(list, 'the new one is there', () => titles(list).length === 4);
    list.remove();
    await untilAsync(list, 'it listens no more', async () => (await feed.log()).listeners === 0);
  });
});
