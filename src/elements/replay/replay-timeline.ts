import type { ReactiveController } from 'lit';
import type { Recording } from '../../timeline/recording.js';
import type { StitchedEngine } from '../../engines/stitched/stitched-engine.js';
import type { Words } from '../../ui/language/words.js';
import type { ReplayFacts } from '../../ui/timeline/replay-facts.js';
import type { TimelineBar, TimelineState } from '../../ui/timeline/timeline-bar.js';
import type { TimelineSlot } from '../player/player-view.js';
import type { ReliveReplayElement } from './replay-element.js';

/** Slower than this, in pixels a second, four steps a second look like one movement. */
const steadyPace = 4;

/** What only the player itself knows of its replay. */
export interface ReplayKnowledge {
  readonly dated: boolean;
  readonly failed: readonly Recording[];
  readonly engine: StitchedEngine | undefined;
}

/** The timeline bar of a replay: its code comes with the controls, and its wishes go to the media element. */
export class ReplayTimeline implements ReactiveController, TimelineSlot {
  #bar: TimelineBar | undefined;
  #loading = false;
  #connection: AbortController | undefined;
  /** A place to go to once the seek under way is over. */
  #next: number | undefined;
  #sought: number | undefined;
  #frame = 0;

  constructor(
    private readonly player: ReliveReplayElement,
    private readonly knowledge: () => ReplayKnowledge,
  ) {
    player.addController(this);
  }

  hostConnected(): void {
    const { player } = this;
    const { signal } = (this.#connection = new AbortController());
    for (const type of ['timeupdate', 'seeking', 'progress', 'play', 'playing']) player.addEventListener(type, () => this.#move(), { signal });
    player.addEventListener('seeking', () => player.requestUpdate(), { signal });
    player.addEventListener('seeked', () => this.#seekOn(), { signal });
    player.addEventListener('emptied', () => (this.#next = undefined), { signal });
  }

  hostDisconnected(): void {
    this.#connection?.abort();
    cancelAnimationFrame(this.#frame);
  }

  hostUpdate(): void {
    if (this.player.controls && !this.#bar) void this.#load();
    if (!this.player.controls) {
      this.#bar?.remove();
      this.#bar = undefined;
    }
  }

  render(words: Words, locale: string): unknown {
    return this.#bar?.render(words, locale);
  }

  facts(locale: string): ReplayFacts | undefined {
    return this.#bar?.facts(locale);
  }

  stepFragment(by: 1 | -1): void {
    this.#bar?.stepFragment(by);
  }

  async #load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    const module = await import('../../ui/timeline/timeline-bar.js').catch(() => undefined);
    this.#loading = false;
    if (!module || this.#bar || !this.player.controls) return;
    this.#bar = new module.TimelineBar(this.player, () => this.#state(), {
      seek: (playTime, scrubbing) => this.#seek(playTime, scrubbing),
      takePicture: async (playTime, width, signal) => this.knowledge().engine?.preview(playTime, width, signal),
    });
    this.player.requestUpdate();
  }

  #state(): TimelineState | undefined {
    const { timeline, gapMode, timeZone, buffered, currentTime, playbackRate } = this.player;
    if (!timeline?.spans.length) return undefined;
    const { dated, failed } = this.knowledge();
    const mode = dated && gapMode === 'show' ? 'show' : 'skip';
    return { timeline, dated, mode, timeZone, buffered, playTime: this.#next ?? currentTime, rate: playbackRate, failed };
  }

  /** While the thumb is dragged, a seek has to be over before the next begins: pictures must come along the way. */
  #seek(playTime: number, scrubbing: boolean): void {
    // The thumb moves through a gap, or is let go while the seek to there is under way: that is no new place.
    const { currentTime, seeking } = this.player;
    if (playTime === this.#sought && (scrubbing || seeking) && Math.abs(currentTime - playTime) < 1) return;
    this.#sought = playTime;
    this.#next = undefined;
    if (scrubbing && seeking) this.#next = playTime;
    else this.player.currentTime = playTime;
  }

  #seekOn(): void {
    const next = this.#next;
    this.#next = undefined;
    if (next !== undefined) this.player.currentTime = next;
  }

  /** Moves with each event, and with each picture of the screen where the steps between would be seen. */
  #move(): void {
    const bar = this.#bar;
    if (!bar) return;
    bar.move();
    cancelAnimationFrame(this.#frame);
    if (this.player.state === 'playing' && bar.pace > steadyPace) this.#frame = requestAnimationFrame(() => this.#move());
  }
}
