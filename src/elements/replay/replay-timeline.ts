import type { ReactiveController } from 'lit';
import type { Recording } from '../../timeline/recording.js';
import { replayButtons, replayTime } from '../../ui/controls/replay-buttons.js';
import type { PlayerActions } from '../../ui/controls/player-facts.js';
import type { StitchedEngine } from '../../engines/stitched/stitched-engine.js';
import type { Words } from '../../ui/language/words.js';
import type { ReplayFacts, ReplayParts } from '../../ui/timeline/replay-facts.js';
import { TimelineBar, type TimelineState } from '../../ui/timeline/timeline-bar.js';
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

/** The timeline bar of a replay, whose wishes go to the media element. Its code comes with the controls. */
export class ReplayTimeline implements ReactiveController, TimelineSlot {
  readonly #bar: TimelineBar;
  #connection: AbortController | undefined;
  /** A place to go to once the seek under way is over. */
  #next: number | undefined;
  #sought: number | undefined;
  #frame = 0;

  constructor(
    private readonly player: ReliveReplayElement,
    private readonly knowledge: () => ReplayKnowledge,
  ) {
    this.#bar = new TimelineBar(player, () => this.#state(), {
      seek: (playTime, scrubbing) => this.#seek(playTime, scrubbing),
      takePicture: async (playTime, width, signal) => this.knowledge().engine?.preview(playTime, width, signal),
    });
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

  render(words: Words, locale: string, actions: PlayerActions): ReplayParts | undefined {
    const facts = this.facts(locale);
    return facts && { timeline: this.#bar.render(words, locale), buttons: replayButtons(facts, words, actions), time: replayTime(facts) };
  }

  /** Takes the bar away from the player for good. */
  remove(): void {
    this.hostDisconnected();
    this.player.removeController(this);
    this.#bar.remove();
  }

  facts(locale: string): ReplayFacts | undefined {
    return this.#bar.facts(locale);
  }

  stepFragment(by: 1 | -1): void {
    this.#bar.stepFragment(by);
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
    bar.move();
    cancelAnimationFrame(this.#frame);
    if (this.player.state === 'playing' && bar.pace > steadyPace) this.#frame = requestAnimationFrame(() => this.#move());
  }
}
