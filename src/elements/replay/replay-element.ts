import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { PlayerError } from '../../core/player-error.js';
import { sourceUrl } from '../../core/source-url.js';
import { loadStitched } from '../../engines/stitched/load-stitched.js';
import type { StitchedEngine } from '../../engines/stitched/stitched-engine.js';
import type { EngineEvent } from '../../engines/engine.js';
import type { GapMode } from '../../timeline/gap-mode.js';
import { locateDate, locateSpan, playToWall } from '../../timeline/locate.js';
import type { Recording } from '../../timeline/recording.js';
import type { Timeline } from '../../timeline/timeline.js';
import { PictureElement } from '../player/picture-element.js';
import type { TimelineSlot } from '../player/player-view.js';
import type { Replay } from './load-replay.js';
import type { ReplayTimeline } from './replay-timeline.js';

/**
 * Plays recordings of a broadcast as one: FLV, HLS, MP4 and AAC files, stitched into one timeline that knows the wall clock.
 *
 * @element relive-replay
 * @fires statechange - The player's state changed. Read `state`.
 * @fires error - Something went wrong. Read `error`.
 * @fires fillchange - The picture lies otherwise in the player. Read `fillRect`.
 * @fires statistics - Every 2 seconds while frames are moving. Read `statistics`.
 * @fires qualitieschange - There is something else to choose from. Read `qualities`.
 * @fires timelinechange - What is known of the recordings changed. Read `timeline`.
 * @fires fragmentchange - Another recording is on show. Read `fragment`.
 * @fires seimessage - A message in the recording (SEI of payload type 5, 242 or 243) whose picture is shown now. Read `event.payloadType`, `event.uuid` and `event.payload`.
 * @csspart video - The picture.
 * @csspart poster - The picture shown before the first frame.
 * @csspart controls - The bar along the bottom.
 * @csspart play - The buttons that play and pause: the one in the bar and the big one.
 * @csspart mute - The button that turns the sound off and on.
 * @csspart volume - The slider beside it.
 * @csspart timeline - The timeline of the replay: a slider from its begin to its end.
 * @csspart time - How far it is, of how long, and the time of day.
 * @csspart menu - Settings, and what a narrow bar has no room for.
 * @csspart message - What happened and what to do, in words.
 * @csspart retry - The button that tries again.
 * @csspart statistics - Figures about playback over the picture.
 * @cssstate idle - Nothing is loaded.
 * @cssstate connecting - On the way to the first frame.
 * @cssstate buffering - Waiting for data.
 * @cssstate playing - Frames are moving.
 * @cssstate paused - Paused by the viewer or the page.
 * @cssstate ended - The end is reached.
 * @cssstate forbidden - The server refuses to play this.
 * @cssstate failed - It cannot be played. Read `error`.
 * @cssproperty [--relive-accent=#ff5a5f] - Colour of focus, progress and what is chosen.
 * @cssproperty [--relive-surface] - Colour of menus: white in a light colour scheme, else nearly black. Their text is black or white, as it needs.
 * @cssproperty [--relive-text=#fff] - Colour of text over the picture.
 * @cssproperty [--relive-font=system-ui, sans-serif] - Font of all text.
 * @cssproperty [--relive-radius=0] - Radius of the corners.
 * @cssproperty [--relive-control-size=32px] - Size of buttons; 44px by default where fingers point.
 */
export class ReliveReplayElement extends PictureElement {
  /** The recordings themselves, instead of `src`: an array, or a replay document. */
  @property({ attribute: false }) recordings: unknown;
  /** Whether the bar shows play time, with gaps as seams (`skip`), or wall time, with gaps as holes (`show`). */
  @property({ attribute: 'gap-mode' }) gapMode: GapMode = 'skip';
  /** Time zone of the times of day, an IANA name as in `Asia/Shanghai`. Where it is not set, the viewer's own. */
  @property({ attribute: 'time-zone' }) timeZone = '';

  #timeline: Timeline | undefined;
  #dated = false;
  #fragment: Recording | null = null;
  #failed: readonly Recording[] = [];
  #bar: ReplayTimeline | undefined;
  /** A date that is on its way to be shown. */
  #sought: Date | undefined;
  #engine: StitchedEngine | undefined;

  constructor() {
    super();
    for (const type of ['timeupdate', 'seeking', 'loadeddata']) this.addEventListener(type, () => this.#showFragment());
    this.addEventListener('seeked', () => {
      // The event of a seek may come when the next one has begun.
      if (!this.seeking) this.#sought = undefined;
    });
  }

  /** The recordings as one timeline, or `null` while nothing is known of them. */
  get timeline(): Timeline | null {
    return this.#timeline ?? null;
  }

  /** The recording on show, or `null`. */
  get fragment(): Recording | null {
    return this.#fragment;
  }

  /** When what is on show happened, or `null` where that is not known. */
  get currentDate(): Date | null {
    return this.wallTime(this.currentTime);
  }

  /**
   * Goes to a moment of the wall clock. In a gap it is the next recording's begin, beyond either end that end.
   * @throws PlayerError `bad-input` for a date that is none, or while there is no timeline with dates.
   */
  seekToDate(date: Date): void {
    const found = this.#dated && this.#timeline ? locateDate(this.#timeline, date.getTime()) : undefined;
    if (!found) throw new PlayerError('bad-input', this.#dated ? 'seekToDate needs a valid Date.' : 'This replay has no dates to go to.');
    this.currentTime = found.playTime;
    this.#sought = date;
  }

  override get currentTime(): number {
    return super.currentTime;
  }

  override set currentTime(time: number) {
    this.#sought = undefined;
    super.currentTime = time;
  }

  protected override get timelineSlot(): TimelineSlot | undefined {
    return this.#bar;
  }

  protected override get withoutPicture(): boolean {
    return super.withoutPicture || (this.#fragment !== null && this.#engine?.isSoundOnly(this.#fragment) === true);
  }

  protected override get hasSource(): boolean {
    return this.src !== '' || this.recordings !== undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('recordings') && !changed.has('src')) this.load();
    if (this.controls && !this.#bar) void this.#loadBar();
    else if (!this.controls) {
      this.#bar?.remove();
      this.#bar = undefined;
    }
  }

  protected override wallTime(mediaTime: number): Date | null {
    const dateMs = this.#dated && this.#timeline ? playToWall(this.#timeline, this.#playTime(mediaTime)) : undefined;
    return dateMs === undefined ? null : new Date(Math.round(dateMs));
  }

  protected override recordingAt(mediaTime: number): Recording | null {
    return (this.#timeline && locateSpan(this.#timeline.spans, this.#playTime(mediaTime))?.recording) ?? null;
  }

  protected override async connect(signal: AbortSignal): Promise<void> {
    this.setPhase('connecting');
    this.#failed = [];
    this.#setTimeline(undefined);
    const credentials = this.crossOrigin === 'use-credentials' ? 'include' : 'same-origin';
    const [replay, start] = await Promise.all([this.#replay(credentials, signal), loadStitched(signal)]);
    signal.throwIfAborted();
    this.#dated = replay.dated;
    const { media } = this;
    const report = (event: EngineEvent) => {
      if (event.type === 'attached') this.attached();
      else if (event.type === 'restart') this.restarting();
      else if (event.type === 'codecs' && this.source) this.source.codecs = event.codecs;
      else if (event.type === 'error') this.setPhase(event.error.code === 'forbidden' ? 'forbidden' : 'failed', event.error);
    };
    media.addEventListener('loadeddata', () => this.setPhase('open'), { signal });
    const engine = start({
      media,
      recordings: replay.recordings,
      credentials,
      signal,
      report,
      onTimeline: (timeline) => this.#setTimeline(timeline),
      onRecordingFailed: (recording) => {
        this.#failed = [...this.#failed, recording];
        this.requestUpdate();
      },
    });
    this.#engine = engine;
    signal.addEventListener('abort', () => (this.#engine = undefined), { once: true });
    media.addEventListener('loadeddata', () => void this.#tellMessages(engine, signal), { once: true, signal });
    this.source = { engine, codecs: '' };
  }

  /** Media elements count in microseconds: at a seam they are a fraction of one before it. */
  #playTime(mediaTime: number): number {
    return Math.min(mediaTime + 1e-5, this.#timeline?.duration ?? Infinity);
  }

  async #replay(credentials: RequestCredentials, signal: AbortSignal): Promise<Replay> {
    const { loadReplay, readReplay } = await import('./load-replay.js');
    if (this.recordings !== undefined) return readReplay(this.recordings, this.baseURI);
    return loadReplay(sourceUrl(this.src, this.baseURI), credentials, signal);
  }

  async #tellMessages(engine: StitchedEngine, signal: AbortSignal): Promise<void> {
    let from: number | undefined = this.media.currentTime;
    this.media.addEventListener('seeking', () => (from = undefined), { once: true, signal });
    const module = await import('./tell-messages.js').catch(() => undefined);
    if (!signal.aborted) module?.tellMessages(this, this.media, engine, from, signal);
  }

  async #loadBar(): Promise<void> {
    const module = await import('./replay-timeline.js').catch(() => undefined);
    if (!module || this.#bar || !this.controls) return;
    this.#bar = new module.ReplayTimeline(this, () => ({ dated: this.#dated, failed: this.#failed, engine: this.#engine }));
    this.requestUpdate();
  }

  #setTimeline(timeline: Timeline | undefined): void {
    if (this.#timeline === timeline) return;
    this.#timeline = timeline;
    // A recording has been opened on the way there: it turns out where in it that is.
    if (timeline && this.#sought) this.seekToDate(this.#sought);
    this.requestUpdate();
    this.dispatchEvent(new Event('timelinechange'));
    this.#showFragment();
  }

  #showFragment(): void {
    const fragment = this.recordingAt(this.currentTime);
    if (fragment === this.#fragment) return;
    this.#fragment = fragment;
    this.requestUpdate();
    this.dispatchEvent(new Event('fragmentchange'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'relive-replay': ReliveReplayElement;
  }
}
