import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { barLength, barToPlay, barToWall, playToBar, type GapMode } from '../../timeline/gap-mode.js';
import type { Recording } from '../../timeline/recording.js';
import type { Timeline } from '../../timeline/timeline.js';
import type { Words } from '../language/words.js';
import { adopt } from '../theme/adopt.js';
import { cssVariable } from '../theme/css-variable.js';
import { barKey } from './bar-keys.js';
import { barPieces, bufferedOnBar, type BarPieces, type Hole } from './bar-pieces.js';
import { BarPointers } from './bar-pointers.js';
import { canZoom, fitWindow, followWindow, fractionOf, isZoomed, panWindow, positionAt, zoomWindow, type BarWindow } from './bar-window.js';
import { clockOf, type Clock } from './clock.js';
import { fragmentStep } from './fragment-step.js';
import { hoverCard } from './hover-card.js';
import type { ReplayFacts } from './replay-facts.js';
import { elapsedText } from './spoken-time.js';
import { tickMarks, type TickMark } from './tick-marks.js';
import { timelineStyles } from './timeline-styles.js';
import { holeText, valueText } from './timeline-text.js';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/** What a timeline bar shows. */
export interface TimelineState {
  readonly timeline: Timeline;
  /** Whether its times are those of a clock. */
  readonly dated: boolean;
  readonly mode: GapMode;
  /** An IANA name, or empty for the viewer's own. */
  readonly timeZone: string;
  /** Seconds. */
  readonly playTime: number;
  readonly buffered: TimeRanges;
  readonly rate: number;
  /** Recordings that turned out not to play. */
  readonly failed: readonly Recording[];
}

/** What a viewer asks for. The bar itself touches no media. */
export interface TimelineWishes {
  /** @param scrubbing - Whether more is about to follow, so that this one may be left out. */
  seek(playTime: number, scrubbing: boolean): void;
}

/** While the bar has the focus, its value is told anew only by steps like this: who listens is not to be told every second. In seconds. */
const quietSeconds = 30;

/** The bar of a replay: recordings and gaps on the clock, what is played, and where to go. */
export class TimelineBar implements ReactiveController {
  #bar: HTMLElement | undefined;
  #width = 0;
  /** `undefined` while all of the bar is on show. */
  #window: BarWindow | undefined;
  /** Where on the bar a pointer is, and where the thumb is held; in seconds of the bar. */
  #hover: number | undefined;
  #scrub: number | undefined;
  #told = 0;
  #locale = 'en';
  #shown: Timeline | undefined;
  #marks: { readonly key: string; readonly timeline: Timeline; readonly marks: readonly TickMark[] } | undefined;
  readonly #sizes = new ResizeObserver(([entry]) => this.#resize(entry?.contentRect.width ?? 0));
  readonly #pointers = new BarPointers({
    hover: (at) => this.#pointAt(at),
    scrub: (at) => this.#scrubTo(at),
    release: (at) => this.#release(at),
    pinch: (factor, from, to) => this.#pinch(factor, from, to),
  });
  readonly #mapPointers = new BarPointers({ hover() {}, pinch() {}, release() {}, scrub: (at) => this.#centre(at) });
  readonly #wheel = { handleEvent: (event: WheelEvent) => this.#turn(event), passive: false };
  readonly #attach = ref((element) => this.#watch(element as HTMLElement | undefined));

  /** @param state - How the replay is now; `undefined` while nothing is known of it. Asked at every rendering. */
  constructor(
    private readonly host: Host,
    private readonly state: () => TimelineState | undefined,
    private readonly wishes: TimelineWishes,
  ) {
    adopt(host.renderRoot, timelineStyles);
    host.addController(this);
  }

  hostUpdated(): void {
    this.move();
    const card = this.#bar?.querySelector<HTMLElement>('.card');
    if (card && this.#bar) {
      const half = card.offsetWidth / 2;
      const at = fractionOf(this.#view(this.state()), this.#hover ?? 0) * this.#width;
      card.style.setProperty('--x', `${Math.max(half - 4, Math.min(at, this.#width - half + 4))}px`);
    }
  }

  /** Takes the bar away from its host for good. */
  remove(): void {
    this.host.removeController(this);
    this.#sizes.disconnect();
  }

  /** What the buttons around the bar show. */
  facts(locale: string): ReplayFacts | undefined {
    const state = this.state();
    if (!state) return undefined;
    const { timeline, dated, mode, timeZone, rate } = state;
    const position = this.#position(state);
    const ms = dated ? barToWall(timeline, position, mode) : undefined;
    return {
      elapsed: elapsedText(barToPlay(timeline, position, mode)),
      duration: elapsedText(timeline.duration),
      timeOfDay: ms === undefined ? undefined : clockOf(locale, timeZone).time(ms, true),
      rate,
      fragments: timeline.spans.length,
    };
  }

  /** Asks for the next recording, or for the begin of this one or the one before. */
  stepFragment(by: 1 | -1): void {
    const state = this.state();
    const to = state && fragmentStep(state.timeline.spans, state.playTime, by);
    if (to !== undefined) this.wishes.seek(to, false);
  }

  /** Pixels that what is played grows by in a second: whether it is worth drawing often. */
  get pace(): number {
    return this.#width / this.#view(this.state()).length || 0;
  }

  /** Shows how far playback has come, without rendering anew. */
  move(): void {
    const state = this.state();
    // Bar and minimap both read these.
    const box = this.#bar?.parentElement;
    if (!state || !this.#bar || !box) return;
    const { timeline, mode, playTime, buffered } = state;
    const view = this.#view(state);
    const set = (name: string, position: number) => box.style.setProperty(name, shortened(fractionOf(view, position)));
    const [from, to] = bufferedOnBar(timeline, mode, playTime, buffered);
    const position = this.#position(state);
    set('--at', position);
    set('--loaded-from', from);
    set('--loaded-to', to);
    const at = fractionOf(view, position);
    this.#bar.classList.toggle('away', at < -0.001 || at > 1.001);
    box.style.setProperty('--whole', shortened(position / barLength(timeline, mode) || 0));
  }

  render(words: Words, locale: string): TemplateResult | typeof nothing {
    const state = this.state();
    this.#locale = locale;
    if (!state) return nothing;
    const { timeline, dated, mode, timeZone, failed } = state;
    this.#follow(state);
    const clock = clockOf(locale, timeZone);
    const total = barLength(timeline, mode);
    const view = this.#view(state);
    const zoomed = isZoomed(view, total);
    const pieces = barPieces(timeline, mode, failed);
    const playTime = barToPlay(timeline, this.#position(state), mode);
    const focused = this.#bar?.matches(':focus') ?? false;
    if (!focused || Math.abs(playTime - this.#told) > quietSeconds || this.#scrub !== undefined) this.#told = playTime;
    const broken = dated ? pieces.holes.filter((hole) => hole.failed) : [];
    return html`<div class="timeline-box">
      ${zoomed ? this.#minimap(pieces, view, total) : nothing}
      <div
        ${this.#attach}
        part="timeline"
        class="timeline ${this.#scrub === undefined ? '' : 'held'}"
        role="slider"
        tabindex="0"
        aria-label=${words.timeline}
        aria-valuemin="0"
        aria-valuemax=${Math.round(timeline.duration)}
        aria-valuenow=${Math.round(this.#told)}
        aria-valuetext=${valueText(state, this.#told, clock, words)}
        aria-describedby=${broken.length ? 'broken' : nothing}
        @pointerdown=${this.#pointers}
        @pointermove=${this.#pointers}
        @pointerup=${this.#pointers}
        @pointercancel=${this.#pointers}
        @pointerleave=${this.#pointers}
        @wheel=${this.#wheel}
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
      >
        ${this.#hover === undefined ? nothing : hoverCard(state, this.#hover, this.#near(pieces.holes, view), clock, words)}
        <div class="rail">${this.#pieces(pieces, view)}</div>
        ${pieces.holes.filter(({ failed }) => failed).map((hole) => html`<i class="broken" ${cssVariable('--from', shortened(fractionOf(view, (hole.start + hole.end) / 2)))}></i>`)}
        ${this.#hover === undefined ? nothing : html`<i class="pointer" ${cssVariable('--from', shortened(fractionOf(view, this.#hover)))}></i>`}
        <i class="thumb"></i>
        ${dated ? html`<div class="ticks">${this.#ticks(state, view, clock).map(tick)}</div>` : nothing}
      </div>
      ${broken.length ? html`<p class="unseen" id="broken">${broken.map((hole) => holeText(hole, clock, words)).join('. ')}</p>` : nothing}
    </div>`;
  }

  #pieces({ stretches, holes }: BarPieces, view: BarWindow): unknown {
    const hover = this.#hover;
    const place = (start: number, end: number) => [cssVariable('--from', shortened(fractionOf(view, start))), cssVariable('--long', shortened((end - start) / view.length))] as const;
    const onShow = ({ start, end }: { readonly start: number; readonly end: number }) => end >= view.start && start <= view.start + view.length;
    return [
      stretches.filter(onShow).map(({ start, end, seam }) => {
        const [from, long] = place(start, end);
        const hot = hover !== undefined && hover >= start && hover < end && stretches.length > 1;
        return html`<i class="stretch ${seam ? 'seam' : ''} ${hot ? 'hot' : ''}" ${from} ${long}></i>`;
      }),
      holes.filter(onShow).map(({ start, end, failed }) => {
        const [from, long] = place(start, end);
        return html`<i class="${start === end ? 'notch' : 'hole'} ${failed ? 'failed' : ''}" ${from} ${long}></i>`;
      }),
    ];
  }

  #minimap({ stretches }: BarPieces, view: BarWindow, total: number): TemplateResult {
    const place = (start: number, long: number) => [cssVariable('--from', shortened(start / total)), cssVariable('--long', shortened(long / total))] as const;
    const [from, long] = place(view.start, view.length);
    return html`<div
      class="minimap"
      aria-hidden="true"
      @pointerdown=${this.#mapPointers}
      @pointermove=${this.#mapPointers}
      @pointerup=${this.#mapPointers}
      @pointercancel=${this.#mapPointers}
      @dblclick=${() => this.#look(undefined)}
      @wheel=${this.#wheel}
    >
      ${stretches.map(({ start, end }) => {
        const [from, long] = place(start, end - start);
        return html`<i class="stretch" ${from} ${long}></i>`;
      })}
      <i class="here"></i><i class="window" ${from} ${long}></i>
    </div>`;
  }

  #ticks({ timeline, mode, timeZone }: TimelineState, window: BarWindow, clock: Clock): readonly TickMark[] {
    const width = this.#width;
    const key = [mode, timeZone, this.#locale, width, window.start, window.length].join();
    if (this.#marks?.key !== key || this.#marks.timeline !== timeline) this.#marks = { key, timeline, marks: tickMarks({ timeline, mode, window, width, clock }) };
    return this.#marks.marks;
  }

  /** The hole that the pointer is in, or a notch that it is close to. */
  #near(holes: readonly Hole[], view: BarWindow): Hole | undefined {
    const hover = this.#hover ?? NaN;
    const close = (5 * view.length) / (this.#width || 1);
    return holes.find(({ start, end }) => (start === end ? Math.abs(hover - start) < close : hover >= start && hover < end));
  }

  /** Where the thumb is, in seconds of the bar. */
  #position({ timeline, mode, playTime }: TimelineState): number {
    return this.#scrub ?? playToBar(timeline, playTime, mode);
  }

  #view(state: TimelineState | undefined): BarWindow {
    const total = state ? barLength(state.timeline, state.mode) : 0;
    return this.#window ? fitWindow(this.#window, total) : { start: 0, length: total };
  }

  /** Goes along with playback, but not while the viewer looks around, nor away from where he has gone to look. */
  #follow(state: TimelineState): void {
    if (this.#shown !== state.timeline && this.#shown && Math.abs(this.#shown.duration - state.timeline.duration) > 60) this.#window = undefined;
    this.#shown = state.timeline;
    if (!this.#window || this.#hover !== undefined || !this.#followed) return;
    this.#window = followWindow(this.#view(state), barLength(state.timeline, state.mode), this.#position(state));
  }

  #followed = true;

  #look(window: BarWindow | undefined): void {
    const state = this.state();
    if (!state) return;
    const total = barLength(state.timeline, state.mode);
    this.#window = window && isZoomed(window, total) ? window : undefined;
    const at = fractionOf(this.#view(state), this.#position(state));
    this.#followed = at >= 0 && at <= 1;
    this.host.requestUpdate();
  }

  #pointAt(at: number | undefined): void {
    const state = this.state();
    const view = this.#view(state);
    const hover = at === undefined || !state ? undefined : positionAt(view, Math.min(Math.max(at, 0), 1));
    if (hover === this.#hover) return;
    this.#hover = hover;
    this.host.requestUpdate();
  }

  #scrubTo(at: number): void {
    const state = this.state();
    if (!state) return;
    this.#scrub = positionAt(this.#view(state), Math.min(Math.max(at, 0), 1));
    this.#followed = true;
    this.wishes.seek(barToPlay(state.timeline, this.#scrub, state.mode), true);
    this.host.requestUpdate();
  }

  #release(at: number | undefined): void {
    const state = this.state();
    this.#scrub = undefined;
    if (at !== undefined && state) this.#seek(barToPlay(state.timeline, positionAt(this.#view(state), at), state.mode));
    this.host.requestUpdate();
  }

  #seek(playTime: number): void {
    this.#followed = true;
    this.#told = playTime;
    this.wishes.seek(playTime, false);
    this.host.requestUpdate();
  }

  #pinch(factor: number, from: number, to: number): void {
    const state = this.state();
    if (!state) return;
    const total = barLength(state.timeline, state.mode);
    const view = zoomWindow(this.#view(state), total, factor, from);
    this.#look(canZoom(total) ? panWindow(view, total, (from - to) * view.length) : undefined);
  }

  #turn(event: WheelEvent): void {
    const state = this.state();
    const bar = this.#bar;
    if (!state || !bar) return;
    const total = barLength(state.timeline, state.mode);
    const view = this.#view(state);
    if (!canZoom(total)) return;
    const { left, width } = bar.getBoundingClientRect();
    const pixels = event.deltaMode ? 30 : 1;
    const sideways = event.shiftKey ? event.deltaY : Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : 0;
    const anchor = Math.min(Math.max((event.clientX - left) / width, 0), 1);
    // Pinches on a touchpad come as small steps with the control key.
    const factor = Math.exp(-event.deltaY * pixels * (event.ctrlKey ? 0.01 : 0.002));
    const next = sideways ? panWindow(view, total, ((sideways * pixels) / width) * view.length) : zoomWindow(view, total, Math.min(Math.max(factor, 0.5), 2), anchor);
    // Where there is nothing to zoom out of, the wheel is the page's.
    if (!event.ctrlKey && next.start === view.start && next.length === view.length) return;
    event.preventDefault();
    this.#look(next);
    if (event.currentTarget === bar) this.#pointAt(anchor);
  }

  #centre(at: number): void {
    const state = this.state();
    if (!state) return;
    const total = barLength(state.timeline, state.mode);
    const { length } = this.#view(state);
    this.#look(fitWindow({ start: at * total - length / 2, length }, total));
  }

  #key(event: KeyboardEvent): void {
    const state = this.state();
    const key = state && barKey(event, state.playTime, state.timeline.duration);
    if (!state || !key) return;
    event.preventDefault();
    if (key.to !== undefined) this.#seek(key.to);
    else if (key.zoom !== undefined) {
      const total = barLength(state.timeline, state.mode);
      const view = this.#view(state);
      const at = fractionOf(view, this.#position(state));
      this.#look(key.zoom && canZoom(total) ? zoomWindow(view, total, key.zoom, at >= 0 && at <= 1 ? at : 0.5) : undefined);
    }
  }

  #watch(element: HTMLElement | undefined): void {
    if (this.#bar) this.#sizes.unobserve(this.#bar);
    this.#bar = element;
    if (element) this.#sizes.observe(element);
  }

  #resize(width: number): void {
    if (width === this.#width) return;
    this.#width = width;
    this.host.requestUpdate();
  }
}

function tick({ at, label, day, end }: TickMark): TemplateResult {
  return html`<span class="tick ${day ? 'day' : ''} ${end ?? ''}" ${cssVariable('--from', shortened(at))}>${label}</span>`;
}

/** A fraction in as many figures as a screen can show. */
function shortened(fraction: number): string {
  return fraction.toFixed(5);
}
