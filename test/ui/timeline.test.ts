import { expect, fixture, fixtureCleanup, html as markup, waitUntil } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { html } from 'lit';
import { buildTimeline } from '../../src/timeline/build-timeline.js';
import type { GapMode } from '../../src/timeline/gap-mode.js';
import { PlayerControls } from '../../src/ui/controls/player-controls.js';
import type { PlayerActions } from '../../src/ui/controls/player-facts.js';
import { replayButtons, replayTime } from '../../src/ui/controls/replay-buttons.js';
import { stage } from '../../src/ui/faces/stage.js';
import { Language } from '../../src/ui/language/language.js';
import type { Words } from '../../src/ui/language/words.js';
import type { ReplayParts } from '../../src/ui/timeline/replay-facts.js';
import { TimelineBar, type TimelineState } from '../../src/ui/timeline/timeline-bar.js';
import { openMenu, StandIn } from './stand-in.js';

const start = Date.UTC(2026, 0, 1, 10);
const nothingLoaded = document.createElement('video').buffered;

/** From minute to minute after ten o’clock. */
function recorded(...minutes: readonly (readonly [number, number])[]) {
  return minutes.map(([begin, end], index) => ({
    id: `r${index}`,
    url: `r${index}.flv`,
    format: 'flv' as const,
    startMs: start + begin * 60_000,
    endMs: start + end * 60_000,
    duration: (end - begin) * 60,
  }));
}

/** A replay without media: it shows what a test gives it, and writes down what a viewer wished for. */
class ReplayStandIn extends StandIn {
  state: TimelineState = {
    timeline: buildTimeline(recorded([0, 25], [32, 60], [60, 84])),
    dated: true,
    mode: 'show',
    timeZone: 'UTC',
    playTime: 725,
    buffered: nothingLoaded,
    rate: 1,
    failed: [],
  };
  readonly bar = new TimelineBar(this, () => this.state, { seek: (playTime, scrubbing) => void this.wishes.push(`${scrubbing ? 'scrub' : 'seek'} ${Math.round(playTime)}`) });
  readonly #language = new Language(this);
  locale = 'en-GB';

  async play(state: Partial<TimelineState>): Promise<void> {
    this.state = { ...this.state, ...state };
    this.requestUpdate();
    await this.updateComplete;
  }

  get slider(): HTMLElement {
    return this.find('[part=timeline]');
  }

  get said(): string | null {
    return this.slider.getAttribute('aria-valuetext');
  }

  readonly #wish =
    (name: string) =>
    (...given: unknown[]) =>
      void this.wishes.push([name, ...given].join(' '));
  readonly #actions = {
    seekBy: this.#wish('seekBy'),
    setRate: this.#wish('setRate'),
    togglePlay: this.#wish('togglePlay'),
    stepFragment: (by: 1 | -1) => this.bar.stepFragment(by),
  } as unknown as PlayerActions;

  override async control(): Promise<void> {
    this.controls ??= new PlayerControls(this, () => ({ ...this.facts, state: 'paused', live: false, replay: this.bar.facts(this.locale) }), this.#actions);
    this.requestUpdate();
    await this.updateComplete;
  }

  parts(words: Words): ReplayParts | undefined {
    const facts = this.bar.facts(this.locale);
    return facts && { timeline: this.bar.render(words, this.locale), buttons: replayButtons(facts, words, this.#actions), time: replayTime(facts) };
  }

  override render(): unknown {
    const { words } = this.#language;
    return stage(html`${this.controls?.render(words, this.parts(words))}`, words, { quiet: false, announcement: '' });
  }
}
customElements.define('replay-stand-in', ReplayStandIn);

async function replay(state: Partial<TimelineState> = {}, { width = 640, lang = 'en' } = {}): Promise<ReplayStandIn> {
  const player = await fixture<ReplayStandIn>(markup`<replay-stand-in lang=${lang}></replay-stand-in>`);
  player.style.width = `${width}px`;
  await player.control();
  await player.play(state);
  return player;
}

/** A point of the rail, by its fraction. */
function pointOf({ slider }: ReplayStandIn, at: number): { clientX: number; clientY: number } {
  const { left, width, top } = slider.querySelector('.rail')?.getBoundingClientRect() ?? new DOMRect();
  return { clientX: left + width * at, clientY: top + 5 };
}

function point(player: ReplayStandIn, type: string, at: number, more: PointerEventInit = {}): void {
  player.slider.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, cancelable: true, pointerId: 1, pointerType: 'mouse', ...pointOf(player, at), ...more }));
}

function turn(player: ReplayStandIn, at: number, deltaY: number, more: WheelEventInit = {}): boolean {
  return player.slider.dispatchEvent(new WheelEvent('wheel', { bubbles: true, composed: true, cancelable: true, deltaY, ...pointOf(player, at), ...more }));
}

const card = (player: ReplayStandIn) => [...player.find('.card').children].map((line) => line.textContent);
const between = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

afterEach(async () => {
  fixtureCleanup();
  await resetMouse();
});

describe('the timeline bar', () => {
  it('is accessible with gaps shown and skipped, with a recording that fails, zoomed, and without dates', async () => {
    const player = await replay();
    await expect(player).to.be.accessible();
    await player.play({ mode: 'skip', failed: recorded([26, 30]) });
    await expect(player).to.be.accessible();
    turn(player, 0.5, -400);
    await player.updateComplete;
    await player.settle();
    await expect(player).to.be.accessible();
    await player.play({ dated: false });
    await expect(player).to.be.accessible();
  });

  it('is a slider that says the time of day and the time into the broadcast', async () => {
    const { slider } = await replay();
    const told = ['role', 'tabindex', 'aria-label', 'aria-valuemin', 'aria-valuemax', 'aria-valuenow', 'aria-valuetext'].map((name) => slider.getAttribute(name));
    expect(told).to.deep.equal(['slider', '0', 'Timeline', '0', '4620', '725', '10:12:05, 12 minutes 5 seconds into the broadcast']);
  });

  it('says times of its zone, and dates where the broadcast spans days', async () => {
    const player = await replay({ timeZone: 'Asia/Shanghai' });
    expect(player.said).to.contain('18:12:05, ');
    await player.play({ timeline: buildTimeline(recorded([0, 60], [1500, 1560])), playTime: 3605, timeZone: 'UTC' });
    expect(player.said).to.equal('2 Jan 11:00:05, 1 hour 5 seconds into the broadcast');
    player.locale = 'en-US';
    await player.play({});
    expect(player.said).to.match(/^Jan 2 11:00:05\sAM, /);
  });

  it('says elapsed time where there are no dates', async () => {
    const player = await replay({ dated: false, mode: 'skip' });
    expect(player.said).to.equal('12 minutes 5 seconds of 1 hour 17 minutes');
    expect(player.has('.tick')).to.equal(false);
  });

  it('speaks Chinese', async () => {
    const player = await replay({}, { lang: 'zh-CN' });
    await waitUntil(() => player.slider.ariaLabel === '时间轴', 'it speaks Chinese');
    expect(player.said).to.contain('10:12:05，开播后 12分钟');
  });

  it('tells who listens only now and then while it plays, and at once what a key did', async () => {
    const player = await replay();
    player.slider.focus();
    const before = player.said;
    for (const playTime of [726, 728, 730]) await player.play({ playTime });
    expect(player.said).to.equal(before);
    await player.play({ playTime: 760 });
    expect(player.said).to.contain('10:12:40');
    await sendKeys({ press: 'ArrowRight' });
    await player.play({ playTime: 765 });
    expect(player.said).to.contain('10:12:45');
    player.slider.blur();
    await player.play({ playTime: 766 });
    expect(player.said).to.contain('10:12:46');
  });

  it('draws recordings with seams, and gaps as holes or notches', async () => {
    const player = await replay();
    const drawn = () => ['.rail .stretch', '.rail .seam', '.rail .hole', '.rail .notch'].map((each) => player.renderRoot.querySelectorAll(each).length);
    expect(drawn()).to.deep.equal([3, 1, 1, 0]);
    const rail = player.find('.rail').getBoundingClientRect();
    const hole = player.find('.hole').getBoundingClientRect();
    expect((hole.left - rail.left) / rail.width).to.be.closeTo(25 / 84, 0.01);
    expect(hole.width / rail.width).to.be.closeTo(7 / 84, 0.01);
    await player.play({ mode: 'skip' });
    expect(drawn()).to.deep.equal([3, 1, 0, 1]);
  });

  it('shows what is played up to its thumb, in each mode', async () => {
    const player = await replay({ playTime: 1560 });
    const at = () => {
      const rail = player.find('.rail').getBoundingClientRect();
      const thumb = player.find('.thumb').getBoundingClientRect();
      return (thumb.left + thumb.width / 2 - rail.left) / rail.width;
    };
    for (const [mode, seconds, whole] of [['show', 1980, 5040], ['skip', 1560, 4620]] as [GapMode, number, number][]) {
      await player.play({ mode });
      expect(at(), mode).to.be.closeTo(seconds / whole, 0.002);
    }
    player.state = { ...player.state, playTime: 2310 };
    player.bar.move();
    expect(at()).to.be.closeTo(0.5, 0.002);
  });

  it('says which minutes cannot be played', async () => {
    const player = await replay({ failed: recorded([26, 31]) });
    expect(player.has('.hole.failed')).to.equal(true);
    expect(player.find('#broken').textContent).to.equal('10:25 – 10:32 cannot be played');
    expect(player.slider.getAttribute('aria-describedby')).to.equal('broken');
  });
});

describe('a pointer on the timeline bar', () => {
  it('is told the time of day and the time into the broadcast, and what a hole is', async () => {
    const player = await replay();
    point(player, 'pointermove', 42 / 84);
    await player.updateComplete;
    expect(card(player)).to.deep.equal(['10:42:00', '35:00']);
    expect(player.find('.hot')).to.equal(player.renderRoot.querySelectorAll('.rail .stretch')[1]);
    point(player, 'pointermove', 28 / 84);
    await player.updateComplete;
    expect(card(player)).to.deep.equal(['10:28:00', '10:25 – 10:32 not recorded']);
    point(player, 'pointerleave', 0.5);
    await player.updateComplete;
    expect(player.has('.card')).to.equal(false);
  });

  it('keeps its card within the bar', async () => {
    const player = await replay();
    for (const at of [0, 1]) {
      point(player, 'pointermove', at);
      await player.updateComplete;
      const [card, frame] = [player.find('.card').getBoundingClientRect(), player.getBoundingClientRect()];
      expect(card.left).to.be.at.least(frame.left);
      expect(card.right).to.be.at.most(frame.right);
    }
  });

  it('goes where it presses, and from a gap to the next recording', async () => {
    const player = await replay();
    const press = async (at: number) => {
      const { clientX, clientY } = pointOf(player, at);
      await sendMouse({ type: 'click', position: [Math.round(clientX), Math.round(clientY)] });
    };
    await press(0.5);
    const [first, last] = [player.wishes[0], player.wishes.at(-1)];
    expect(first?.split(' ')[0]).to.equal('scrub');
    expect(Number(last?.split(' ')[1])).to.be.closeTo(2100, 8);
    await press(28 / 84);
    expect(player.wishes.at(-1)).to.equal('seek 1500');
  });

  it('drags the thumb, and pictures are asked for along the way', async () => {
    const player = await replay({ mode: 'skip' });
    point(player, 'pointerdown', 0.1);
    for (const at of [0.2, 0.4, 1.3]) point(player, 'pointermove', at);
    point(player, 'pointerup', 1.3);
    expect(player.wishes).to.deep.equal(['scrub 462', 'scrub 924', 'scrub 1848', 'scrub 4620', 'seek 4620']);
  });

  it('of a finger counts once it moves or lifts, and not when the page scrolls under it', async () => {
    const player = await replay({ mode: 'skip' });
    const finger = { pointerType: 'touch' };
    point(player, 'pointerdown', 0.5, finger);
    point(player, 'pointercancel', 0.5, finger);
    expect(player.wishes).to.deep.equal([]);
    point(player, 'pointerdown', 0.5, finger);
    point(player, 'pointerup', 0.5, finger);
    expect(player.wishes).to.deep.equal(['seek 2310']);
  });
});

describe('the zoom of the timeline bar', () => {
  it('keeps what is under the wheel, shows where it is on a map, and ends with the whole', async () => {
    const player = await replay();
    point(player, 'pointermove', 0.75);
    await player.updateComplete;
    const before = card(player)[0];
    expect(turn(player, 0.75, -300)).to.equal(false);
    await player.updateComplete;
    expect(player.has('.minimap .window')).to.equal(true);
    expect(card(player)[0]).to.equal(before);
    for (let i = 0; i < 4; i++) turn(player, 0.2, 300);
    await player.updateComplete;
    expect(player.has('.minimap')).to.equal(false);
    expect(turn(player, 0.2, 300), 'then the wheel is the page’s').to.equal(true);
  });

  it('leaves the wheel to the page where a replay is short', async () => {
    const player = await replay({ timeline: buildTimeline(recorded([0, 0.5])), playTime: 0 });
    expect(turn(player, 0.5, -300)).to.equal(true);
  });

  it('is made by two fingers, which move nothing else', async () => {
    const player = await replay();
    point(player, 'pointerdown', 0.4, { pointerId: 1, pointerType: 'touch' });
    point(player, 'pointerdown', 0.6, { pointerId: 2, pointerType: 'touch' });
    point(player, 'pointermove', 0.9, { pointerId: 2, pointerType: 'touch' });
    await player.updateComplete;
    expect(player.has('.minimap')).to.equal(true);
    point(player, 'pointerup', 0.9, { pointerId: 2, pointerType: 'touch' });
    point(player, 'pointerup', 0.4, { pointerId: 1, pointerType: 'touch' });
    expect(player.wishes).to.deep.equal([]);
  });

  it('is made by keys, goes along with what plays, and moves by its map', async () => {
    const player = await replay({ mode: 'skip', playTime: 60 });
    player.slider.focus();
    await sendKeys({ press: '+' });
    await sendKeys({ press: '+' });
    await player.updateComplete;
    expect(player.has('.minimap')).to.equal(true);
    await player.play({ playTime: 3000 });
    expect(player.slider.classList.contains('away')).to.equal(false);
    const map = player.find('.minimap');
    const { left } = map.getBoundingClientRect();
    map.dispatchEvent(new PointerEvent('pointerdown', { clientX: left, pointerId: 1, pointerType: 'mouse' }));
    await player.updateComplete;
    expect(player.slider.classList.contains('away')).to.equal(true);
    await player.play({ playTime: 3001 });
    expect(player.slider.classList.contains('away'), 'who looks around is not called back').to.equal(true);
    map.click();
    await sendKeys({ press: '0' });
    await player.updateComplete;
    expect(player.has('.minimap')).to.equal(false);
    expect(player.wishes).to.deep.equal([]);
  });
});

describe('the buttons of a replay', () => {
  it('tell how far it is, of how long, and what time it was', async () => {
    const player = await replay();
    expect(between(player.find('[part=time]').textContent)).to.equal('12:05 / 1:17:00 10:12:05');
    expect(player.has('[part=live]')).to.equal(false);
  });

  it('skip, and step from recording to recording where there are several', async () => {
    const player = await replay();
    for (const name of ['Back 10 seconds', 'Forward 10 seconds', 'Next recording', 'Previous recording']) player.find(`[aria-label="${name}"]`).click();
    expect(player.wishes).to.deep.equal(['seekBy -10', 'seekBy 10', 'seek 1500', 'seek 0']);
    await player.play({ timeline: buildTimeline(recorded([0, 25])) });
    expect(player.buttons).not.to.include.members(['Next recording']);
  });

  it('have keys', async () => {
    const player = await replay();
    player.slider.focus();
    for (const key of [',', '.', 'j', 'l']) await sendKeys({ press: key });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ up: 'Shift' });
    for (const key of ['PageUp', 'Home', 'End']) await sendKeys({ press: key });
    expect(player.wishes).to.deep.equal(['seek 0', 'seek 1500', 'seekBy -10', 'seekBy 10', 'seek 695', 'seek 785', 'seek 0', 'seek 4620']);
  });

  it('offer speeds in the menu', async () => {
    const player = await replay();
    await openMenu(player);
    const choose = async (label: string) => {
      [...player.renderRoot.querySelectorAll<HTMLElement>('.menu button')].find((button) => button.textContent.includes(label))?.click();
      await player.updateComplete;
    };
    await choose('Speed');
    expect([...player.renderRoot.querySelectorAll('[role=radio]')].map((row) => between(row.textContent))).to.deep.equal(['0.5×', '0.75×', 'Normal', '1.25×', '1.5×', '2×']);
    expect(between(player.find('[aria-checked=true]').textContent)).to.equal('Normal');
    await choose('1.5×');
    expect(player.wishes).to.deep.equal(['setRate 1.5']);
  });

  for (const width of [240, 320, 360, 440, 480, 640, 960])
    it(`fit into ${width} pixels`, async () => {
      const player = await replay({ timeline: buildTimeline(recorded([0, 600], [610, 1500])), playTime: 45_000 }, { width });
      const frame = player.getBoundingClientRect();
      const boxes = [...player.renderRoot.querySelectorAll('.buttons > *')].map((each) => each.getBoundingClientRect()).filter((box) => box.width);
      for (const [i, box] of boxes.entries()) expect(box.left).to.be.at.least(boxes[i - 1]?.right ?? frame.left);
      expect(boxes.at(-1)?.right).to.be.at.most(frame.right);
      const time = player.find('[part=time]').getBoundingClientRect();
      const shown = [...player.find('[part=time]').children].map((each) => each.getBoundingClientRect()).filter((box) => box.top < time.bottom);
      expect(shown.length).to.be.at.least(1);
      for (const box of shown) expect(box.right, 'no time is cut').to.be.at.most(time.right);
    });

  it('go into the menu below 360 pixels', async () => {
    const player = await replay({}, { width: 340 });
    expect(player.buttons).to.deep.equal(['Play', 'Settings', 'Full screen']);
    await openMenu(player);
    for (const name of ['Back 10 seconds', 'Forward 10 seconds', 'Previous recording', 'Next recording']) expect(player.buttons).to.include(name);
  });
});
