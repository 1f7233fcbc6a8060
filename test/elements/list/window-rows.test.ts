import { expect } from '@open-wc/testing';
import { stepOf, Typeahead } from '../../../src/elements/list/card-keys.js';
import { columnsOf, itemsIn, mostCards } from '../../../src/elements/list/window-rows.js';

describe('the window of a list', () => {
  it('fits as many columns as there is room for, at least one', () => {
    expect(columnsOf(900, 232, 20)).to.deep.equal({ columns: 3, cardWidth: (900 - 40) / 3 });
    expect(columnsOf(232, 232, 20).columns).to.equal(1);
    expect(columnsOf(231.995, 232, 20).columns).to.equal(1);
    expect(columnsOf(0, 232, 20)).to.deep.equal({ columns: 1, cardWidth: 0 });
    expect(columnsOf(484, 232, 20).columns).to.equal(2);
    expect(columnsOf(483.99, 232, 20).columns).to.equal(2);
  });

  it('covers what is in sight and some more, no more than its limit unless more is in sight, in whole rows', () => {
    for (let run = 0; run < 3000; run++) {
      const random = (most: number) => Math.floor(Math.random() * most);
      const columns = 1 + random(8);
      const pitch = 40 + random(400);
      const count = random(100_000);
      const top = random(40_000_000) - 1000;
      const bottom = top + random(2500) + 1;
      const { from, to, seenFrom, seenTo } = itemsIn({ columns, pitch }, count, top, bottom);
      const told = `${JSON.stringify({ columns, pitch, count, top, bottom })} gives ${from}–${to}`;
      expect(from >= 0 && from <= seenFrom && seenFrom <= seenTo && seenTo <= to && to <= count, told).to.equal(true);
      expect(from % columns, told).to.equal(0);
      const rowsNeeded = Math.ceil(bottom / pitch) - Math.floor(top / pitch);
      expect(to - from, told).to.be.at.most(Math.max(mostCards, rowsNeeded * columns));
      if (count && top >= 0 && top < Math.ceil(count / columns) * pitch && rowsNeeded * columns <= 400) {
        expect(seenFrom <= Math.floor(top / pitch) * columns, told).to.equal(true);
        expect(seenTo >= Math.min(count, Math.ceil(bottom / pitch) * columns), told).to.equal(true);
      }
    }
  });

  it('is a first row while nothing has been measured, and of a list that is out of sight', () => {
    expect(itemsIn({ columns: 1, pitch: 0 }, 10, 0, 500)).to.deep.equal({ from: 0, to: 1, seenFrom: 0, seenTo: 0 });
    const first = { from: 0, to: 3, seenFrom: 0, seenTo: 0 };
    expect(itemsIn({ columns: 3, pitch: 100 }, 10, -900, -300), 'it is further down').to.deep.equal(first);
    expect(itemsIn({ columns: 3, pitch: 100 }, 10, 400, 900), 'it is further up').to.deep.equal(first);
    expect(itemsIn({ columns: 3, pitch: 100 }, 10, 500, 400)).to.deep.equal({ from: 0, to: 3, seenFrom: 0, seenTo: 0 });
  });
});

describe('the way of the keyboard', () => {
  const grid = { count: 8, columns: 3, page: 2, rightToLeft: false };

  it('goes by item and row, and stays inside', () => {
    for (const [key, from, to] of [
      ['ArrowRight', 0, 1],
      ['ArrowRight', 7, 7],
      ['ArrowLeft', 0, 0],
      ['ArrowDown', 1, 4],
      ['ArrowDown', 4, 7],
      // The last row is short: down from above its end is its end.
      ['ArrowDown', 5, 7],
      ['ArrowDown', 6, 6],
      ['ArrowUp', 4, 1],
      ['ArrowUp', 2, 2],
      ['PageDown', 0, 6],
      ['PageDown', 2, 7],
      ['PageUp', 7, 1],
      ['PageUp', 4, 1],
      ['Home', 5, 0],
      ['End', 0, 7],
    ] as const)
      expect(stepOf(key, from, grid), `${key} from ${from}`).to.equal(to);
    expect(stepOf('Tab', 3, grid)).to.equal(undefined);
    expect(stepOf('ArrowLeft', 3, { ...grid, rightToLeft: true })).to.equal(4);
  });

  it('finds titles by their first letters, and the next by the same letter again', () => {
    const titles = ['Tea', 'Toast', 'Cake', 'tonic', 'Äpfel'];
    const list = { length: titles.length, at: (index: number) => titles[index] ?? '' };
    expect(new Typeahead().type('c', list, 0)).to.equal(2);
    expect(new Typeahead().type('ä', list, 0)).to.equal(4);
    expect(new Typeahead().type('x', list, 0)).to.equal(undefined);
    const word = new Typeahead();
    expect(word.typing).to.equal(false);
    expect(word.type('t', list, 2)).to.equal(3);
    expect(word.typing).to.equal(true);
    expect(word.type('o', list, 3)).to.equal(3);
    expect(word.type('a', list, 3)).to.equal(1);
    const again = new Typeahead();
    expect([again.type('t', list, 0), again.type('t', list, 1), again.type('t', list, 3)]).to.deep.equal([1, 3, 0]);
  });
});
