import { expect, fixtureCleanup } from '@open-wc/testing';
import { card, cards, laidOut, listOf, nameOf, titles, until } from './list.js';
import { replay, replays, room } from './some-items.js';

afterEach(() => fixtureCleanup());

describe('a list', () => {
  it('shows rooms on air first, then replays, each the newest first', async () => {
    const list = await listOf({ items: [replay(2), room(1), replay(1), room(2)] });
    await until(list, 'it is ready', () => list.state === 'ready' && cards(list).length === 4);
    expect(titles(list)).to.deep.equal(['Room 2', 'Room 1', 'Replay 1', 'Replay 2']);
    expect(list.matches(':state(ready)')).to.equal(true);
  });

  it('is complete when its cards are there', async () => {
    const list = document.createElement('relive-list');
    list.items = [room(1), ...replays(5)];
    document.body.append(list);
    await list.updateComplete;
    expect(cards(list).length).to.equal(6);
    list.items = [room(1)];
    await list.updateComplete;
    expect(cards(list).length).to.equal(1);
    list.remove();
  });

  it('says all of an item: that it is live, who, when, how long, and how many watch', async () => {
    const list = await listOf({ items: [room(1, { viewers: 1834, stream: 'harbour' }), replay(400, { duration: 3725 })] });
    await laidOut(list);
    const live = card(list, 'Room 1');
    expect(live.querySelector('[part~=badge]')?.textContent).to.equal('Live');
    expect(live.querySelector('[part~=meta]')?.textContent?.replace(/\s+/g, ' ').trim()).to.match(/^harbour since .*10:01.* 1\.8K watching$/);
    const past = card(list, 'Replay 400');
    expect(past.querySelector('[part~=duration]')?.textContent).to.equal('1:02:05');
    expect(nameOf(past)).to.match(/^Replay, Replay 400 harbour .*2024.*10:00.*, 1 hour 2 minutes 5 seconds$/);
    expect(nameOf(live)).to.match(/^Live, Room 1 harbour .*watching$/);
  });

  it('speaks Chinese, in the viewer’s time zone or the page’s', async () => {
    const list = await listOf({ items: [room(1, { viewers: 25_400 }), replay(400)], lang: 'zh-CN' });
    await until(list, 'it speaks Chinese', () => cards(list)[0]?.querySelector('[part~=badge]')?.textContent === '直播');
    expect(cards(list)[0]?.textContent).to.contain('2.5万 人在看').and.to.contain('开播');
    list.timeZone = 'Asia/Shanghai';
    await until(list, 'it tells the time there', () => card(list, 'Replay 400').textContent?.includes('18:00'));
  });

  it('shows its cards in English where the page names a language or a time zone that is none', async () => {
    const list = await listOf({ items: [replay(1, { viewers: 1 })], lang: 'en-@@' });
    list.timeZone = 'Mars/Olympus';
    await laidOut(list);
    expect(nameOf(card(list, 'Replay 1'))).to.contain('1 view').and.to.contain('4 seconds');
  });

  it('takes titles for text, and cuts them where the eye would', async () => {
    const bad = '<img src=x onerror="window.caught = true"><b>bold</b>';
    const list = await listOf({ items: [room(2, { title: bad }), room(1, { title: 'long '.repeat(2_000_000) }), replay(1)] });
    await laidOut(list);
    expect(titles(list)[0]).to.equal(bad);
    expect(list.renderRoot.querySelector('b')).to.equal(null);
    expect((window as { caught?: boolean }).caught).to.equal(undefined);
    const heights = new Set(cards(list).map((each) => Math.round(each.getBoundingClientRect().height)));
    expect(heights.size, 'all cards are of one height').to.equal(1);
    expect(cards(list).every((each) => each.scrollWidth <= each.clientWidth + 1)).to.equal(true);
  });

  it('leaves bad items out, tells the page, and shows the rest', async () => {
    const list = await listOf({ items: [] });
    let told = 0;
    list.addEventListener('itemsrejected', () => told++);
    list.items = [room(1), room(2, { src: 'javascript:alert(1)' }), replay(1, { recordings: [] })];
    await until(list, 'it is ready', () => list.state === 'ready');
    expect(told).to.equal(1);
    expect(list.rejected.map(({ index }) => index)).to.deep.equal([1, 2]);
    expect(list.rejected[0]?.reason).to.contain('src must be');
    expect(titles(list)).to.deep.equal(['Room 1']);
  });

  it('is a grid, rows, or lines, as there is room', async () => {
    const list = await listOf({ items: replays(12), width: 900 });
    const around = list.parentElement as HTMLElement;
    const beside = () => {
      const [first, ...others] = cards(list).map((each) => each.getBoundingClientRect());
      return 1 + others.filter(({ top }) => first && Math.abs(top - first.top) < 2).length;
    };
    const pictureOf = () => cards(list)[0]?.querySelector('[part~=poster]')?.getBoundingClientRect().width ?? 0;
    await until(list, 'there are three beside each other', () => beside() === 3);
    around.style.width = '400px';
    await until(list, 'there is one beside a small picture', () => beside() === 1 && pictureOf() > 100 && pictureOf() < 200);
    const rowHeight = cards(list)[0]?.getBoundingClientRect().height ?? 0;
    around.style.width = '240px';
    await until(list, 'there are lines', () => beside() === 1 && pictureOf() < 80 && (cards(list)[0]?.getBoundingClientRect().height ?? 0) < rowHeight);
    around.style.width = '900px';
    await until(list, 'there are three again', () => beside() === 3);
  });

  it('filters', async () => {
    const list = await listOf({ items: [room(1), replay(1), replay(2)] });
    await laidOut(list);
    list.filter = 'replay';
    await until(list, 'there are replays', () => titles(list).join() === 'Replay 1,Replay 2');
    list.filter = 'live';
    await until(list, 'there are rooms', () => titles(list).join() === 'Room 1');
  });

  it('makes a picture from the recording where the feed gives none', async () => {
    const list = await listOf({ items: [replay(1, { poster: undefined }), replay(2, { poster: undefined, recordings: [{ url: '/test/media/none.flv', start: '2026-01-01T00:00:00Z', duration: 4 }] })] });
    await until(list, 'there is a picture', () => card(list, 'Replay 1').querySelector('canvas'));
    const canvas = card(list, 'Replay 1').querySelector('canvas') as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) as ImageData;
    expect(new Set(data).size).to.be.greaterThan(16);
    expect(card(list, 'Replay 2').querySelector('canvas')).to.equal(null);
    expect(card(list, 'Replay 2').querySelector('.art')?.textContent).to.equal('R');
  });

  it('shows its own art where a poster cannot be loaded', async () => {
    const list = await listOf({ items: [room(1, { poster: '/test/media/none.png' })] });
    await until(list, 'the poster is gone', () => cards(list)[0]?.querySelector('.art') && !cards(list)[0]?.querySelector('img'));
  });

  it('tells which item was chosen, and plays it only if nobody minds', async () => {
    const list = await listOf({ items: [room(1), replay(1)] });
    await laidOut(list);
    const chosen: string[] = [];
    list.addEventListener('itemselect', (event) => {
      chosen.push(event.item.id);
      if (event.item.kind === 'replay') event.preventDefault();
    });
    card(list, 'Room 1').click();
    await until(list, 'it is the current one', () => card(list, 'Room 1').ariaSelected === 'true');
    card(list, 'Replay 1').click();
    await list.updateComplete;
    expect(chosen).to.deep.equal(['room1', 'replay1']);
    expect(list.current?.id).to.equal('room1');
    expect(card(list, 'Replay 1').ariaSelected).to.equal('false');
  });

  it('makes cards of what the page wants them to be made of', async () => {
    const list = await listOf({ items: [room(1, { shop: 'Tea & more <b>', viewers: 5 }), replay(1)] });
    await laidOut(list);
    const height = cards(list)[0]?.getBoundingClientRect().height ?? 0;
    const template = document.createElement('template');
    template.slot = 'card';
    template.innerHTML = '<img data-field="poster" alt=""><strong part="title" data-field="title"></strong><em data-field="shop"></em><span data-field="when"></span><span data-field="duration"></span>';
    list.append(template);
    await until(list, 'they are', () => cards(list)[0]?.querySelector('em'));
    const [live, past] = cards(list);
    expect(titles(list)).to.deep.equal(['Room 1', 'Replay 1']);
    expect(live?.querySelector('em')?.textContent).to.equal('Tea & more <b>');
    expect(live?.querySelector('img')?.hidden).to.equal(true);
    expect([past?.querySelector('em')?.hidden, past?.querySelector('span:last-child')?.textContent]).to.deep.equal([true, '0:04']);
    await until(list, 'they are as high as they need to be', () => (cards(list)[0]?.getBoundingClientRect().height ?? height) < height);
    template.remove();
    await until(list, 'they are as before', () => cards(list)[0]?.querySelector('[part~=poster]') && Math.abs((cards(list)[0]?.getBoundingClientRect().height ?? 0) - height) < 1);
  });

  it('is accessible with cards, without any, and in Chinese', async () => {
    for (const lang of ['en', 'zh-CN'])
      for (const items of [[room(1, { viewers: 3 }), ...replays(3)], []]) {
        const list = await listOf({ items, lang });
        if (items.length) await laidOut(list);
        await expect(list).to.be.accessible();
        list.remove();
      }
  });
});
