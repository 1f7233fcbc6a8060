import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { barLength, barToPlay, barToWall, playToBar, type GapMode } from '../../timeline/gap-mode.js';
import type { Recording } from '../../timeline/recording.js';
import type { Timeline } from '../../timeline/timeline.js';
import type { Words } from '../language/words.js';
import { adopt } from '../theme/adopt.js';
import { drawMap, drawMarks, drawPieces, drawTick, figures } from './bar-drawing.js';
import { barKey } from './bar-keys.js';
import { barPieces, bufferedOnBar, type Hole } from './bar-pieces.js';
import { BarPointers, placeOn } from './bar-pointers.js';
import { canZoom, fitWindow, followWindow, fractionOf, isZoomed, panWindow, positionAt, zoomWindow, type BarWindow } from './bar-window.js';
import { clockOf, type Clock } from './clock.js';
import { fragmentStep } from './fragment-step.js';
import { hoverCard } from './hover-card.js';
import { HoverPictures, type TakePicture } from './hover-pictures.js';
import type { ReplayFacts } from './replay-facts.js';
import { elapsedText } from './spoken-time.js';
import { tickMarks, type TickMark } from './tick-marks.js';
import { timelineStyles } from './timeline-styles.js';
import { holeText, momentText, valueText } from './timeline-text.js';
import { wheelWindow } from './wheel-window.js';

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
  /** Where pictures of a place can be had. */
  readonly takePicture?: TakePicture;
}

/** While the bar has the focus, its value is told anew only by steps like this: who listens is not to be told every second. In seconds. */
const quietSeconds = 30;
/** More than this between two renderings is a seek. */
const jumpSeconds = 4;

/** The state, and what follows from it. */
interface Scene extends TimelineState {
  readonly clock: Clock;
  /** Length of the bar, and what of it is on show. */
  readonly total: number;
  readonly view: BarWindow;
  /** Where the thumb is, in seconds of the bar. */
  readonly position: number;
}

/** The bar of a replay: recordings and gaps on the clock, what is played, and where to go. */
export class TimelineBar implements ReactiveController {
  #bar: HTMLElement | undefined;
  #width = 0;
  #locale = 'en';
  /** `undefined` while all of the bar is on show. */
  #window: BarWindow | undefined;
  /** Whether what is on show goes along with playback, which the viewer may have left to look around. */
  #follows = true;
  /** Where on the bar a pointer is, and where the thumb is held; in seconds of the bar. */
  #pointer: number | undefined;
  #held: number | undefined;
  /** The play time that was told last, and the one that was shown last. */
  #told = 0;
  #shown = 0;
  #marks: { readonly key: string; readonly timeline: Timeline; readonly marks: readonly TickMark[] } | undefined;
  readonly #sizes = new ResizeObserver(([entry]) => this.#resize(entry?.contentRect.width ?? 0));
  readonly #pointers = new BarPointers({
    hover: (at) => this.#pointAt(at),
    scrub: (at) => this.#scrub(at),
    release: (at) => this.#release(at),
    pinch: (factor, from, to) => this.#pinch(factor, from, to),
  });
  readonly #mapPointers = new BarPointers({ hover() {}, pinch() {}, release() {}, scrub: (at) => this.#lookAt(at) });
  readonly #pictures: HoverPictures | undefined;
  readonly #wheel = { handleEvent: (event: WheelEvent) => this.#turn(event), passive: false };

  /** @param state - How the replay is now; `undefined` while nothing is known of it. Asked at every rendering. */
  constructor(
    private readonly host: Host,
    private readonly state: () => TimelineState | undefined,
    private readonly wishes: TimelineWishes,
  ) {
    this.#pictures = wishes.takePicture && new HoverPictures(wishes.takePicture, () => host.requestUpdate());
    host.addController(this);
  }

  hostConnected(): void {
    adopt(this.host.renderRoot, timelineStyles);
  }

  hostUpdated(): void {
    this.#watch(this.host.renderRoot.querySelector<HTMLElement>('.timeline') ?? undefined);
    this.move();
    const card = this.#bar?.querySelector<HTMLElement>('.card');
    const scene = this.#scene();
    if (!card || !scene) return;
    // It may stand out a little over the ends of the bar, as the bar's own borders do.
    const half = card.offsetWidth / 2 - 4;
    const at = fractionOf(scene.view, this.#pointer ?? 0) * this.#width;
    card.style.setProperty('--x', `${Math.max(half, Math.min(at, this.#width - half))}px`);
  }

  /** Takes the bar away from its host for good. */
  remove(): void {
    this.host.removeController(this);
    this.#sizes.disconnect();
    this.#pictures?.leave();
  }

  /** What the buttons around the bar show. */
  facts(locale: string): ReplayFacts | undefined {
    this.#locale = locale;
    const scene = this.#scene();
    if (!scene) return undefined;
    const { timeline, dated, mode, rate, clock, position } = scene;
    const ms = dated ? barToWall(timeline, position, mode) : undefined;
    return {
      elapsed: elapsedText(barToPlay(timeline, position, mode)),
      duration: elapsedText(timeline.duration),
      timeOfDay: ms === undefined ? undefined : momentText(scene, ms, clock),
      rate,
      fragments: timeline.spans.length,
    };
  }

  /** Asks for the next recording, or for the begin of this one or the one before. */
  stepFragment(by: 1 | -1): void {
    const state = this.state();
    const to = state && fragmentStep(state.timeline.spans, state.playTime, by);
    if (to !== undefined) this.#seek(to);
  }

  /** Pixels that what is played grows by in a second: whether it is worth drawing often. */
  get pace(): number {
    const length = this.#scene()?.view.length;
    return length ? this.#width / length : 0;
  }

  /** Shows how far playback has come, without rendering anew. */
  move(): void {
    const scene = this.#scene();
    // Bar and map both read these.
    const box = this.#bar?.parentElement;
    if (!scene || !box) return;
    const { timeline, mode, playTime, buffered, position, view, total } = scene;
    const set = (name: string, fraction: number) => box.style.setProperty(name, figures(fraction));
    const [from, to] = bufferedOnBar(timeline, mode, playTime, buffered);
    const at = fractionOf(view, position);
    set('--at', at);
    set('--loaded-from', fractionOf(view, from));
    set('--loaded-to', fractionOf(view, to));
    set('--whole', position / total || 0);
    this.#bar?.classList.toggle('away', at < -0.001 || at > 1.001);
  }

  render(words: Words, locale: string): TemplateResult | typeof nothing {
    this.#locale = locale;
    this.#follow();
    const scene = this.#scene();
    if (!scene) return nothing;
    const { timeline, dated, mode, failed, clock, total, view } = scene;
    const pieces = barPieces(timeline, mode, failed);
    const broken = dated ? pieces.holes.filter((hole) => hole.failed) : [];
    this.#tell(scene);
    return html`<div class="timeline-box">
      ${isZoomed(view, total)
        ? html`<div
            class="minimap"
            aria-hidden="true"
            @pointerdown=${this.#mapPointers}
            @pointermove=${this.#mapPointers}
            @pointerup=${this.#mapPointers}
            @pointercancel=${this.#mapPointers}
            @dblclick=${() => this.#look(undefined)}
            @wheel=${this.#wheel}
          >
            ${drawMap(pieces, view, total)}
          </div>`
        : nothing}
      <div
        part="timeline"
        class=${this.#held === undefined ? 'timeline' : 'timeline held'}
        role="slider"
        tabindex="0"
        aria-label=${words.timeline}
        aria-valuemin="0"
        aria-valuemax=${Math.round(timeline.duration)}
        aria-valuenow=${Math.round(this.#told)}
        aria-valuetext=${valueText(scene, this.#told, clock, words)}
        aria-describedby=${broken.length ? 'broken' : nothing}
        @pointerdown=${this.#pointers}
        @pointermove=${this.#pointers}
        @pointerup=${this.#pointers}
        @pointercancel=${this.#pointers}
        @pointerleave=${this.#pointers}
        @wheel=${this.#wheel}
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
      >
        ${this.#pointer === undefined ? nothing : this.#card(scene, this.#pointer, this.#near(pieces.holes, view), words)}
        <div class="rail">${drawPieces(pieces, view, this.#pointer)}</div>
        ${drawMarks(pieces, view, this.#pointer)}
        <i class="thumb"></i>
        ${dated ? html`<div class="ticks">${this.#ticks(scene).map(drawTick)}</div>` : nothing}
      </div>
      ${broken.length ? html`<p class="unseen" id="broken">${broken.map((hole) => holeText(hole, clock, words)).join('. ')}</p>` : nothing}
    </div>`;
  }

  #scene(): Scene | undefined {
    const state = this.state();
    if (!state) return undefined;
    const { timeline, mode, playTime, timeZone } = state;
    const total = barLength(timeline, mode);
    return {
      ...state,
      clock: clockOf(this.#locale, timeZone),
      total,
      view: this.#window ? fitWindow(this.#window, total) : { start: 0, length: total },
      position: this.#held ?? playToBar(timeline, playTime, mode),
    };
  }

  #card(scene: Scene, pointer: number, hole: Hole | undefined, words: Words): unknown {
    const { timeline, mode, clock } = scene;
    const inHole = hole !== undefined && hole.end > hole.start;
    // While the thumb is held, the player itself shows what is there.
    const picture = inHole || this.#held !== undefined ? nothing : this.#pictures?.at(timeline, barToPlay(timeline, pointer, mode));
    return hoverCard(scene, pointer, hole, clock, words, picture ?? nothing);
  }

  #tell({ timeline, mode, position }: Scene): void {
    const playTime = barToPlay(timeline, position, mode);
    const focused = this.#bar?.matches(':focus') ?? false;
    const jumped = Math.abs(playTime - this.#shown) > jumpSeconds;
    if (!focused || jumped || this.#held !== undefined || Math.abs(playTime - this.#told) > quietSeconds) this.#told = playTime;
    this.#shown = playTime;
  }

  #ticks({ timeline, mode, timeZone, view: window, clock }: Scene): readonly TickMark[] {
    const width = this.#width;
    const key = [mode, timeZone, this.#locale, width, window.start, window.length].join();
    if (this.#marks?.key !== key || this.#marks.timeline !== timeline) this.#marks = { key, timeline, marks: tickMarks({ timeline, mode, window, width, clock }) };
    return this.#marks.marks;
  }

  /** The hole that the pointer is in, or a notch that it is close to. */
  #near(holes: readonly Hole[], view: BarWindow): Hole | undefined {
    const at = this.#pointer ?? NaN;
    const close = (5 * view.length) / (this.#width || 1);
    return holes.find(({ start, end }) => (start === end ? Math.abs(at - start) < close : at >= start && at < end));
  }

  #follow(): void {
    const scene = this.#window && this.#pointer === undefined && this.#follows && this.#scene();
    if (scene) this.#window = followWindow(scene.view, scene.total, scene.position);
  }

  /** Shows another part of the bar, or all of it. */
  #look(window: BarWindow | undefined): void {
    const total = this.#scene()?.total ?? 0;
    this.#window = window && isZoomed(window, total) ? window : undefined;
    const scene = this.#scene();
    const at = scene ? fractionOf(scene.view, scene.position) : 0;
    this.#follows = at >= 0 && at <= 1;
    this.host.requestUpdate();
  }

  #lookAt(whole: number): void {
    const scene = this.#scene();
    if (scene) this.#look(fitWindow({ start: whole * scene.total - scene.view.length / 2, length: scene.view.length }, scene.total));
  }

  #pointAt(at: number | undefined): void {
    const view = this.#scene()?.view;
    const pointer = at === undefined || !view ? undefined : positionAt(view, Math.min(Math.max(at, 0), 1));
    if (pointer === this.#pointer) return;
    this.#pointer = pointer;
    if (pointer === undefined) this.#pictures?.leave();
    this.host.requestUpdate();
  }

  #scrub(at: number): void {
    const scene = this.#scene();
    if (!scene) return;
    this.#follows = true;
    this.#held = positionAt(scene.view, Math.min(Math.max(at, 0), 1));
    this.wishes.seek(barToPlay(scene.timeline, this.#held, scene.mode), true);
    this.host.requestUpdate();
  }

  #release(at: number | undefined): void {
    const scene = this.#scene();
    this.#held = undefined;
    if (at !== undefined && scene) this.#seek(barToPlay(scene.timeline, positionAt(scene.view, at), scene.mode));
    this.host.requestUpdate();
  }

  #seek(playTime: number): void {
    this.#follows = true;
    this.#told = playTime;
    this.wishes.seek(playTime, false);
    this.host.requestUpdate();
  }

  #pinch(factor: number, from: number, to: number): void {
    const scene = this.#scene();
    if (!scene || !canZoom(scene.total)) return;
    const near = zoomWindow(scene.view, scene.total, factor, from);
    this.#look(panWindow(near, scene.total, (from - to) * near.length));
  }

  #turn(event: WheelEvent): void {
    const scene = this.#scene();
    const bar = this.#bar;
    if (!scene || !bar || !canZoom(scene.total)) return;
    const { view, total } = scene;
    const anchor = Math.min(Math.max(placeOn(bar, event), 0), 1);
    const next = wheelWindow(event, view, total, anchor, bar.clientWidth);
    // Where there is nothing to zoom out of, the wheel is the page's.
    if (!event.ctrlKey && next.start === view.start && next.length === view.length) return;
    event.preventDefault();
    this.#look(next);
    if (event.currentTarget === bar) this.#pointAt(anchor);
  }

  #key(event: KeyboardEvent): void {
    const scene = this.#scene();
    const key = scene && barKey(event, scene.playTime, scene.timeline.duration);
    if (!key) return;
    event.preventDefault();
    if (key.to !== undefined) return this.#seek(key.to);
    const { view, total, position } = scene;
    const at = fractionOf(view, position);
    this.#look(key.zoom && canZoom(total) ? zoomWindow(view, total, key.zoom, at >= 0 && at <= 1 ? at : 0.5) : undefined);
  }

  #watch(element: HTMLElement | undefined): void {
    if (element === this.#bar) return;
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
