import { expect, fixtureCleanup } from '@open-wc/testing';
import { cards, card, focused, laidOut, listOf, press, titles, until } from './list.js';
import { replay, replays, room } from './some-items.js';

afterEach(() => fixtureCleanup());

describe('a list of a hundred thousand items', () => {
  const many = replays(100_000);

  it('has fewer than 80 cards in the page, wherever it is scrolled to', async () => {
    const list = await listOf({ items: many, height: 600 });
    await laidOut(list);
    const total = list.scrollHeight;
    expect(total).to.be.greaterThan(1_000_000);
    for (const part of [0, 0.25, 0.5, 0.999, 1, 0.1]) {
      list.scrollTop = part * (total - 600);
      await until(list, `cards fill the list at ${part}`, () => {
        const rect = list.getBoundingClientRect();
        const seen = cards(list).map((each) => each.getBoundingClientRect());
        return Math.min(...seen.map(({ top }) => top)) <= rect.top + 1 && Math.max(...seen.map(({ bottom }) => bottom)) >= Math.min(rect.bottom, rect.top + list.scrollHeight - list.scrollTop) - 25;
      });
      expect(cards(list).length).to.be.below(80);
    }
    list.scrollTop = total;
    await until(list, 'the last item is there', () => titles(list).includes('Replay 100000'));
  });

  it('scrolls with the page where it has no height of its own', async () => {
    const list = await listOf({ items: many });
    await laidOut(list);
    window.scrollTo(0, 400_000);
    await until(list, 'cards fill the window', () => cards(list).some((each) => Math.abs(each.getBoundingClientRect().top) < 400) && !titles(list).includes('Replay 1'));
    expect(cards(list).length).to.be.below(80);
    window.scrollTo(0, 0);
  });

  it('tells everyone where they are', async () => {
    const list = await listOf({ items: many, height: 600 });
    await laidOut(list);
    expect(cards(list)[1]?.ariaPosInSet).to.equal('2');
    expect(cards(list)[1]?.ariaSetSize).to.equal('100000');
    expect(list.renderRoot.querySelector('[role=status]')?.textContent).to.equal('100000 videos');
  });
});

describe('the keyboard in a list', () => {
  it('goes by card, row, page, to both ends, and by what is typed', async () => {
    const list = await listOf({ items: [room(1, { title: 'Tea' }), ...replays(200), replay(300, { title: 'Äpfel' })], height: 600 });
    await laidOut(list);
    cards(list)[0]?.focus();
    const goes = async (key: string, title: string) => {
      press(list, key);
      await until(list, `${key} goes to ${title}`, () => focused(list) === title);
    };
    await goes('ArrowRight', 'Replay 1');
    await goes('ArrowDown', 'Replay 4');
    await goes('ArrowUp', 'Replay 1');
    await goes('ArrowLeft', 'Tea');
    await goes('ArrowLeft', 'Tea');
    await goes('ArrowUp', 'Tea');
    await goes('End', 'Äpfel');
    await goes('ArrowRight', 'Äpfel');
    await goes('Home', 'Tea');
    press(list, 'PageDown');
    await until(list, 'it is further down', () => /Replay ([3-9]|1\d)$/.test(focused(list)));
    press(list, 'PageUp');
    await until(list, 'it is back', () => focused(list) === 'Tea');
    await goes('ä', 'Äpfel');
    const chosen: string[] = [];
    list.addEventListener('itemselect', (event) => chosen.push(event.item.title));
    press(list, 'Enter');
    expect(chosen).to.deep.equal(['Äpfel']);
  });

  it('keeps the focus on its item when it is scrolled away, and while items come and go', async () => {
    const list = await listOf({ items: replays(300), height: 600 });
    await laidOut(list);
    card(list, 'Replay 2').focus();
    list.scrollTop = 20_000;
    await until(list, 'others are in sight', () => titles(list).length > 1 && !titles(list).includes('Replay 3') && !titles(list).includes('Replay 12'));
    expect(focused(list)).to.equal('Replay 2');
    list.items = [room(1), room(2), ...replays(300)];
    await until(list, 'there are more', () => list.shownItems.length === 302);
    await list.updateComplete;
    expect(focused(list)).to.equal('Replay 2');
    press(list, 'ArrowLeft');
    await until(list, 'the one before it has it', () => focused(list) === 'Replay 1');
  });

  it('stays in the list when its item goes', async () => {
    const list = await listOf({ items: replays(10), height: 600 });
    await laidOut(list);
    card(list, 'Replay 4').focus();
    list.items = replays(10).filter(({ id }) => id !== 'replay4');
    await until(list, 'the next one has the focus', () => focused(list) === 'Replay 5');
  });

  it('leaves the focus where it went when all items go, and others come', async () => {
    const list = await listOf({ items: replays(3), height: 600 });
    await laidOut(list);
    card(list, 'Replay 2').focus();
    list.items = [];
    await until(list, 'it is empty', () => list.state === 'empty');
    list.items = replays(5);
    await until(list, 'there are others', () => cards(list).length === 5);
    await list.updateComplete;
    expect(focused(list)).to.equal('');
  });

  it('reaches the list with one tab, where one was', async () => {
    const list = await listOf({ items: replays(30), height: 600 });
    await laidOut(list);
    const stops = () => cards(list).filter(({ tabIndex }) => tabIndex === 0).map((each) => each.querySelector('[part~=title]')?.textContent);
    expect(stops()).to.deep.equal(['Replay 1']);
    card(list, 'Replay 3').focus();
    await until(list, 'it is the one', () => stops().join() === 'Replay 3');
  });
});
