import { expect, fixtureCleanup } from '@open-wc/testing';
import { buildTimeline } from '../../src/timeline/build-timeline.js';
import { barKey } from '../../src/ui/timeline/bar-keys.js';
import { barPieces } from '../../src/ui/timeline/bar-pieces.js';
import { canZoom, followWindow, fractionOf, panWindow, positionAt, zoomWindow } from '../../src/ui/timeline/bar-window.js';
import { clockOf } from '../../src/ui/timeline/clock.js';
import { fragmentStep } from '../../src/ui/timeline/fragment-step.js';
import { roundTimes, tickSteps } from '../../src/ui/timeline/round-times.js';
import { elapsedText, spokenTime } from '../../src/ui/timeline/spoken-time.js';
import { tickMarks } from '../../src/ui/timeline/tick-marks.js';
import { standIn } from './stand-in.js';

const hour = 3_600_000;
const start = Date.UTC(2026, 0, 1, 10);

/** Recordings from minute to minute after `from`. */
function recorded(minutes: readonly (readonly [number, number])[], from = start) {
  return minutes.map(([begin, end], index) => ({
    id: `r${index}`,
    url: `r${index}.flv`,
    format: 'flv' as const,
    startMs: from + begin * 60_000,
    endMs: from + end * 60_000,
    duration: (end - begin) * 60,
  }));
}

describe('the time of a replay in words', () => {
  it('is accessible as text', async () => {
    // The parts have no face of their own; the bar that they make has one, and a test.
    await expect(await standIn()).to.be.accessible();
    fixtureCleanup();
  });

  it('has hours only where there are some, and never less than a minute’s figure', () => {
    expect([0, 5, 59.9, 60, 725, 3725, 36_000, -3].map(elapsedText)).to.deep.equal(['0:00', '0:05', '0:59', '1:00', '12:05', '1:02:05', '10:00:00', '0:00']);
  });

  it('is said in full, without what is nothing', () => {
    expect([0, 1, 725, 3600, 3725].map((seconds) => spokenTime(seconds, 'en'))).to.deep.equal([
      '0 seconds',
      '1 second',
      '12 minutes 5 seconds',
      '1 hour',
      '1 hour 2 minutes 5 seconds',
    ]);
    expect(spokenTime(65, 'zh-CN')).to.match(/^1分钟 5秒/);
  });
});

describe('the clock of a replay', () => {
  it('has 12 or 24 hours as people there write them', () => {
    const at = Date.UTC(2026, 0, 1, 21, 5, 9);
    expect(clockOf('en-US', 'UTC').time(at)).to.match(/^9:05\sPM$/);
    expect(clockOf('en-GB', 'UTC').time(at, true)).to.equal('21:05:09');
    expect(clockOf('zh-CN', 'UTC').time(at - 12 * hour)).to.equal('09:05');
  });

  it('is that of its time zone, in summer and in winter', () => {
    const berlin = clockOf('en-GB', 'Europe/Berlin');
    expect(berlin.time(Date.UTC(2026, 0, 1, 12))).to.equal('13:00');
    expect(berlin.time(Date.UTC(2026, 6, 1, 12))).to.equal('14:00');
    expect(berlin.offsetMs(Date.UTC(2026, 6, 1))).to.equal(2 * hour);
    expect(clockOf('en', 'America/St_Johns').offsetMs(Date.UTC(2026, 0, 1))).to.equal(-3.5 * hour);
    expect(clockOf('en', 'UTC').offsetMs(start)).to.equal(0);
  });

  it('is the viewer’s own where the zone or the language is none', () => {
    expect(clockOf('en-GB', 'Nowhere/Town').time(start)).to.equal(clockOf('en-GB', '').time(start));
    expect(clockOf('en_US', 'UTC').time(start)).to.be.a('string');
  });
});

describe('the round times of a clock', () => {
  const { offsetMs } = clockOf('en-GB', 'Europe/Berlin');
  const { time } = clockOf('en-GB', 'Europe/Berlin');
  const through = (fromMs: number, hours: number, step: number) => roundTimes(fromMs, fromMs + hours * hour, step, offsetMs).map((ms) => time(ms));

  it('leave out the hour that spring leaves out', () => {
    expect(through(Date.UTC(2026, 2, 28, 23), 4, 3600)).to.deep.equal(['00:00', '01:00', '03:00', '04:00', '05:00']);
    expect(through(Date.UTC(2026, 2, 28, 23), 5, 7200)).to.deep.equal(['00:00', '04:00', '06:00']);
  });

  it('come twice where autumn has them twice', () => {
    expect(through(Date.UTC(2026, 9, 24, 23), 4, 3600)).to.deep.equal(['01:00', '02:00', '02:00', '03:00', '04:00']);
  });

  it('are midnights through days of 23 and 25 hours', () => {
    for (const month of [2, 9]) expect(new Set(through(Date.UTC(2026, month, 20, 12), 24 * 10, 86_400))).to.deep.equal(new Set(['00:00']));
    expect(through(Date.UTC(2026, 2, 20, 12), 24 * 10, 86_400)).to.have.length(10);
    expect(through(Date.UTC(2026, 9, 20, 12), 24 * 10, 86_400)).to.have.length(10);
  });

  it('are round, in order, and none is missed, in any zone and with any step up to an hour', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Asia/Kathmandu', 'Australia/Lord_Howe'])
      for (const step of tickSteps.filter((each) => each >= 300 && each <= 3600)) {
        const { offsetMs } = clockOf('en', zone);
        for (const fromMs of [Date.UTC(2026, 2, 8), Date.UTC(2026, 2, 29), Date.UTC(2026, 3, 4), Date.UTC(2026, 9, 25), Date.UTC(2026, 10, 1)]) {
          const toMs = fromMs + 24 * hour;
          const found = roundTimes(fromMs, toMs, step, offsetMs);
          const all: number[] = [];
          for (let ms = fromMs; ms <= toMs; ms += 300_000) if ((ms + offsetMs(ms)) % (step * 1000) === 0) all.push(ms);
          expect(found, `${zone} by ${step} s`).to.deep.equal(all);
        }
      }
  });
});

describe('the ticks of a bar', () => {
  const marks = (minutes: readonly (readonly [number, number])[], { width = 900, mode = 'show' as 'show' | 'skip', from = start, window = undefined as { start: number; length: number } | undefined } = {}) => {
    const timeline = buildTimeline(recorded(minutes, from));
    const length = mode === 'skip' ? timeline.duration : (timeline.endMs - timeline.startMs) / 1000;
    return tickMarks({ timeline, mode, window: window ?? { start: 0, length }, width, clock: clockOf('en-GB', 'UTC') });
  };
  const labels = (...given: Parameters<typeof marks>) => marks(...given).map(({ label }) => label);

  it('thin out as space shrinks, and the ends are always told', () => {
    expect(labels([[0, 84]])).to.include.members(['10:00', '11:24', '10:10', '10:20', '11:10']);
    expect(labels([[0, 84]], { width: 300 })).to.deep.equal(['10:00', '11:24', '10:30', '11:00']);
    expect(labels([[0, 84]], { width: 130 })).to.deep.equal(['10:00', '11:24']);
    expect(labels([[0, 84]], { width: 60 })).to.deep.equal([]);
  });

  it('do not run into one another, whatever the width', () => {
    for (let width = 80; width < 1400; width += 37)
      for (const minutes of [[[0, 3]], [[0, 84]], [[0, 1500]], [[0, 30], [400, 420], [1300, 1400]]] as const)
        for (const mode of ['show', 'skip'] as const) {
          const at = marks(minutes, { width, mode }).map((mark) => mark.at * width).sort((a, b) => a - b);
          at.forEach((x, i) => i && expect(x - (at[i - 1] ?? 0)).to.be.at.least(30));
          expect(at.every((x) => x >= 0 && x <= width)).to.equal(true);
        }
  });

  it('say the date where midnight passes', () => {
    const late = Date.UTC(2026, 0, 1, 22);
    const all = marks([[0, 360]], { from: late });
    expect(all[0]?.label).to.equal('1 Jan 22:00');
    expect(all[1]?.label).to.equal('2 Jan 04:00');
    expect(all.filter(({ day }) => day).map(({ label, at }) => [label, at])).to.deep.equal([['2 Jan', 1 / 3]]);
  });

  it('leave out the minutes that a bar of play time skips, and say the date of another day', () => {
    const all = labels([[0, 60], [1500, 1560]], { mode: 'skip' });
    expect(all).not.to.include('12:00');
    expect(all.slice(2).filter((label) => label.startsWith('2 Jan'))).to.have.length(1);
    expect(all[1]).to.equal('2 Jan 12:00');
  });

  it('show more of less when it is zoomed', () => {
    expect(labels([[0, 600]], { window: { start: 3600, length: 60 } })).to.include('11:00:10');
  });
});

describe('the window of a bar', () => {
  const whole = { start: 0, length: 3600 };

  it('keeps what is under the pointer where it is', () => {
    for (const anchor of [0, 0.25, 0.8, 1]) {
      const near = zoomWindow(whole, 3600, 3, anchor);
      expect(near.length).to.be.closeTo(1200, 0.001);
      expect(positionAt(near, anchor)).to.be.closeTo(anchor * 3600, 0.001);
      expect(fractionOf(near, anchor * 3600)).to.be.closeTo(anchor, 0.001);
    }
  });

  it('ends at the ends of the bar, at its whole, and where nobody could aim better', () => {
    expect(zoomWindow({ start: 0, length: 1200 }, 3600, 0.01, 0.5)).to.deep.equal(whole);
    expect(zoomWindow(whole, 3600, 1e6, 0.5).length).to.equal(30);
    expect(panWindow({ start: 100, length: 600 }, 3600, -500).start).to.equal(0);
    expect(panWindow({ start: 100, length: 600 }, 3600, 9000).start).to.equal(3000);
    expect(zoomWindow({ start: 0, length: 12 }, 12, 4, 0.5)).to.deep.equal({ start: 0, length: 12 });
    expect([12, 60, 61].map(canZoom)).to.deep.equal([false, false, true]);
  });

  it('goes along with what plays', () => {
    const window = { start: 600, length: 600 };
    expect(followWindow(window, 3600, 900)).to.equal(window);
    expect(followWindow(window, 3600, 1201)).to.deep.equal({ start: 1171, length: 600 });
    expect(followWindow(window, 3600, 0)).to.deep.equal({ start: 0, length: 600 });
    expect(followWindow(window, 3600, 3600)).to.deep.equal({ start: 3000, length: 600 });
  });
});

describe('the pieces of a bar', () => {
  const all = recorded([[0, 25], [32, 60], [60, 84]]);

  it('are recordings with their seams, and gaps of true width or none', () => {
    const timeline = buildTimeline(all);
    expect(barPieces(timeline, 'show').stretches).to.deep.equal([
      { start: 0, end: 1500, seam: false },
      { start: 1920, end: 3600, seam: true },
      { start: 3600, end: 5040, seam: false },
    ]);
    expect(barPieces(timeline, 'show').holes.map(({ start, end }) => [start, end])).to.deep.equal([[1500, 1920]]);
    expect(barPieces(timeline, 'skip').stretches.map(({ start, end }) => [start, end])).to.deep.equal([[0, 1500], [1500, 3180], [3180, 4620]]);
    expect(barPieces(timeline, 'skip').holes.map(({ start, end, failed }) => [start, end, failed])).to.deep.equal([[1500, 1500, false]]);
  });

  it('tell minutes that nobody recorded from those that cannot be played', () => {
    const [, second] = all;
    const timeline = buildTimeline(all, { failed: new Set(['r1']) });
    expect(barPieces(timeline, 'show', second && [second]).holes.map(({ failed }) => failed)).to.deep.equal([true]);
  });

  it('fill breaks that are too short to be gaps', () => {
    const [one, two] = recorded([[0, 10], [10, 20]]);
    const late = two && { ...two, startMs: two.startMs + 1500, duration: two.duration - 1.5 };
    const timeline = buildTimeline([one, late].filter((each) => each !== undefined));
    expect(barPieces(timeline, 'show')).to.deep.include({ holes: [] });
    expect(barPieces(timeline, 'show').stretches[0]?.end).to.equal(601.5);
  });
});

describe('a step from recording to recording', () => {
  const { spans } = buildTimeline(recorded([[0, 10], [10, 20], [25, 30]]));

  it('goes to the next one’s begin, over gaps too, and not beyond the last', () => {
    expect([0, 599, 600, 1199, 1201].map((time) => fragmentStep(spans, time, 1))).to.deep.equal([600, 600, 1200, 1200, undefined]);
  });

  it('goes back to its own begin, or from there to the one before', () => {
    expect([650, 602, 600, 1, 1500].map((time) => fragmentStep(spans, time, -1))).to.deep.equal([600, 0, 0, 0, 1200]);
    expect(fragmentStep([], 0, -1)).to.equal(undefined);
  });
});

describe('a key on the bar', () => {
  const to = (key: string, more: KeyboardEventInit = {}, duration = 3600) => barKey(new KeyboardEvent('keydown', { key, ...more }), 100, duration);

  it('moves by 5 seconds, 30, a minute or a tenth, or to an end', () => {
    expect(['ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'].map((key) => to(key)?.to)).to.deep.equal([105, 105, 95, 95, 160, 40, 0, 3600]);
    expect(to('ArrowRight', { shiftKey: true })?.to).to.equal(130);
    expect(to('PageUp', {}, 300)?.to).to.equal(130);
    expect(to('ArrowRight', {}, 102)?.to).to.equal(102);
  });

  it('is the browser’s with another key held, and the page’s where it means nothing here', () => {
    expect(to('ArrowRight', { ctrlKey: true })).to.equal(undefined);
    expect(to('x')).to.equal(undefined);
  });
});
