import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { PlayerError } from '../../core/player-error.js';
import type { Quality } from '../../core/quality.js';
import { playerState, playerStates, type PlayerState, type SessionPhase } from '../../core/player-state.js';
import type { FillRect } from '../../fill/fill-geometry.js';
import type { FillMode } from '../../ui/controls/player-facts.js';
import { secondsBehind } from './live-edge.js';
import { HeldPicture } from './held-picture.js';
import { MediaSurface, mediaEvents } from './media-surface.js';
import type { Source } from './media-statistics.js';
import type { PlayerFigures, PlayerStatistics } from './player-figures.js';
import { playerStyles } from './player-styles.js';
import type { PlayerView, TimelineSlot } from './player-view.js';
import type { SnapshotOptions } from '../../frames/snapshot.js';

/** A start that takes longer needs a spinner. Milliseconds. */
const longestQuiet = 700;

/** What live and replay players share: the media element, its attributes and events, state and error. */
export abstract class PlayerElement extends MediaSurface {
  static override styles = playerStyles;

  /** Address of what is played. */
  @property() src = '';
  /** Play as soon as possible; without sound where the browser allows sound only after a gesture. */
  @property({ type: Boolean }) autoplay = false;
  /** Show controls. */
  @property({ type: Boolean }) controls = false;
  /** Picture shown before the first frame. */
  @property() poster = '';
  @property({ type: Boolean }) loop = false;
  @property() preload: '' | 'none' | 'metadata' | 'auto' = '';
  @property({ attribute: 'crossorigin' }) crossOrigin: string | null = null;
  @property({ type: Boolean, attribute: 'muted' }) defaultMuted = false;
  /** How the picture fills the player: `contain` shows all of it, `cover` crops, `stretch` distorts; `auto` is `contain` without bars that come from an encoder’s alignment. */
  @property({ attribute: 'fill-mode', reflect: true, useDefault: true }) fillMode: FillMode = 'auto';
  /** Language of the controls: English and Chinese. Where it is not set, the page's, else the browser's. */
  @property({ reflect: true, useDefault: true }) override lang = '';
  /** Show figures about playback over the picture. */
  @property({ type: Boolean, reflect: true }) debug = false;
  /** The qualities to choose from; none where there is no choice. */
  @property({ attribute: false }) qualities: readonly Quality[] = [];
  /** Id of the quality that is played, or `auto`. */
  @property() quality = 'auto';

  @state() private phase: SessionPhase = 'idle';
  @state() private waiting = false;
  @state() private hasPicture = false;
  @state() private soundRefused = false;

  #error: PlayerError | null = null;
  #sessionError: PlayerError | null = null;
  #shownState: PlayerState = 'idle';
  #media: HTMLVideoElement | undefined;
  readonly #internals = this.attachInternals?.();
  /** What the viewer wants, which outlives connections. */
  #wantsPlay = false;
  #session: AbortController | undefined;
  #attached = attachment();
  #isAttached = false;
  #view: PlayerView | undefined;
  #held: HeldPicture | undefined;
  /** The media element is between two pipelines: what it tells is not about the viewer. */
  #restarting = false;

  #figures: PlayerFigures | undefined;

  /** Whether what is played has a live edge. */
  protected readonly live: boolean = false;
  /** What is playing, for the statistics. */
  protected source: Source | undefined;

  get media(): HTMLVideoElement {
    return (this.#media ??= this.#createMedia());
  }

  /** What the player is doing. */
  get state(): PlayerState {
    return playerState(this.phase, { paused: !this.#wantsPlay, waiting: this.waiting });
  }

  /** Figures about playback; also an event `statistics`, every 2 seconds while frames are moving. */
  get statistics(): PlayerStatistics {
    const latency = this.live ? (this.source?.engine.latencySeconds ?? secondsBehind(this.media)) : undefined;
    const { videoWidth: width, videoHeight: height } = this.media;
    return this.#figures?.read(this.media, this.source, latency) ?? { width, height, bufferSeconds: 0, droppedFrames: 0, blockSeconds: 0, blockRate: 0 };
  }

  /** What went wrong, or `null`. */
  get error(): PlayerError | null {
    return this.#error;
  }

  get paused(): boolean {
    return !this.#wantsPlay;
  }

  get muted(): boolean {
    return this.media.muted;
  }
  set muted(muted: boolean) {
    this.media.muted = muted;
  }

  /** Plays, connecting first where that is needed. Rejects as `HTMLMediaElement.play()` does. */
  async play(): Promise<void> {
    this.#want(true);
    if (this.#error?.code === 'autoplay-blocked') this.#setError(null);
    this.#begin();
    await this.#attached.promise;
    if (this.#wantsPlay) await this.media.play();
  }

  pause(): void {
    this.#want(false);
    this.media.pause();
  }

  abstract requestPictureInPicture(): Promise<PictureInPictureWindow>;

  abstract get fillRect(): FillRect | null;

  abstract snapshot(options?: SnapshotOptions): Promise<Blob>;

  /** Starts over, as if `src` had just been set. */
  load(): void {
    this.#end();
    this.#setError(null);
    this.waiting = this.hasPicture = this.soundRefused = false;
    this.setPhase('idle');
    this.#want(this.autoplay);
    if (this.hasSource && (this.autoplay || this.preload === 'auto' || this.preload === 'metadata')) this.#begin();
  }

  /** Whether there is something to play. */
  protected get hasSource(): boolean {
    return this.src !== '';
  }

  /** What lies above the buttons of the control bar. */
  protected get timelineSlot(): TimelineSlot | undefined {
    return undefined;
  }

  /** Connects the media element to `src` until `signal` ends, telling through {@link setPhase} and {@link attached}. */
  protected abstract connect(signal: AbortSignal): Promise<void>;

  /** Tells how far the session has come. */
  protected setPhase(phase: SessionPhase, error: PlayerError | null = null): void {
    this.phase = phase;
    if (phase === 'connecting') this.hasPicture = false;
    if (phase === 'connecting' || phase === 'idle') this.#held?.release();
    if (phase === 'open') {
      this.#held?.release();
      this.hasPicture = true;
      // What is no error of the session stays: a refused start, an effect that threw.
      if (this.#error === this.#sessionError) this.#setError(null);
    }
    if (error) {
      this.#sessionError = error;
      this.#setError(error);
      this.#attached.reject(error);
    }
    this.#showState();
  }

  /** What is drawn over the media element. */
  protected get overPicture(): unknown {
    return nothing;
  }

  /** Tells of an error that does not stop playback. */
  protected tellError(error: PlayerError): void {
    this.#setError(error);
  }

  /** Plays what `src` says now. */
  protected sourceChanged(): void {
    this.load();
  }

  /** Plays what `quality` says now. */
  protected qualityChanged(): void {
    this.source?.engine.setQuality?.(this.quality);
  }

  /** Tells what there is to choose from. What the page has set itself stays. */
  protected setQualities(qualities: readonly Quality[]): void {
    this.qualities = qualities;
    this.dispatchEvent(new Event('qualitieschange'));
  }

  /** Tells that the media element may be asked to play. */
  protected attached(): void {
    this.#isAttached = true;
    this.#attached.resolve();
    if (this.#wantsPlay && this.autoplay) void this.#autoplay();
    else if (this.#wantsPlay) this.media.play().catch(() => {});
  }

  /** Tells that the media element gets another source on the same connection. Its picture stays until the new one shows. */
  protected restarting(): void {
    this.detaching();
    this.#restarting = this.waiting = true;
    this.#showState();
  }

  /** Tells that the media element is about to lose its picture, which stays until there is another. */
  protected detaching(): void {
    this.held.hold(this.media);
    // Whoever asks to play now waits for what comes.
    if (this.#isAttached) this.#attached = attachment();
    this.#isAttached = false;
  }

  /** Tells that pictures are shown, and how long the longest stood, in milliseconds; or that nobody looks. Block time is measured by it. */
  protected frameShown(seen: boolean, longest?: number): void {
    this.#figures?.frameShown(seen, longest);
  }

  protected get held(): HeldPicture {
    return (this.#held ??= new HeldPicture());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#view) void this.#startQuiet().then(() => this.#loadView());
    if (this.hasUpdated && !this.#session && (this.#wantsPlay || this.autoplay)) this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move takes the element out and puts it in again within one task; that must not cost the connection.
    queueMicrotask(() => {
      if (this.isConnected) {
        if (this.#wantsPlay) this.media.play().catch(() => {});
        return;
      }
      const wanted = this.#wantsPlay;
      this.#end();
      this.setPhase('idle');
      this.#want(wanted);
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated && this.defaultMuted) this.media.muted = true;
    if (changed.has('src')) this.sourceChanged();
    else if (changed.has('quality') && this.hasUpdated) this.qualityChanged();
    const { media } = this;
    media.loop = this.loop;
    media.defaultMuted = this.defaultMuted;
    media.crossOrigin = this.crossOrigin;
  }

  protected override render(): unknown {
    const { media, poster } = this;
    const withoutPicture = this.hasPicture && media.readyState > 0 && media.videoWidth === 0;
    return html`
      ${media} ${this.overPicture} ${this.held.canvas} ${poster && (!this.hasPicture || withoutPicture) ? html`<img part="poster" alt="" src=${poster} />` : nothing}
      ${this.#view?.render({ live: this.live, hasSource: this.hasSource, withoutPicture, soundRefused: this.soundRefused, source: this.source, timeline: this.timelineSlot }) ?? nothing}
    `;
  }

  /** Waits, where the player is about to start by itself, until it has started, cannot, or takes long enough to need a face. */
  async #startQuiet(): Promise<void> {
    await this.updateComplete;
    if (!this.autoplay || !this.hasSource) return;
    await new Promise<void>((resolve) => {
      for (const type of ['loadeddata', 'error']) this.addEventListener(type, () => resolve(), { once: true });
      setTimeout(resolve, longestQuiet);
    });
  }

  /** All but picture and poster comes after the first frame, which must not share the network with it. */
  async #loadView(): Promise<void> {
    try {
      const { PlayerView } = await import('./player-view.js');
      this.#view ??= new PlayerView(this);
      this.requestUpdate();
    } catch {
      // Plain controls are better than none.
      this.media.controls = this.controls;
    }
  }

  #createMedia(): HTMLVideoElement {
    const media = document.createElement('video');
    media.part.add('video');
    media.playsInline = true;
    for (const type of mediaEvents)
      media.addEventListener(type, () => {
        this.#follow(type);
        this.dispatchEvent(new Event(type));
      });
    return media;
  }

  /** What the media element tells decides between buffering, playing and paused. */
  #follow(type: (typeof mediaEvents)[number]): void {
    if (type === 'loadeddata') {
      this.#restarting = false;
      this.#held?.release();
    }
    if (this.#restarting) return;
    if (type === 'waiting') this.waiting = true;
    else if (type === 'playing' || (type === 'timeupdate' && this.media.readyState > 2)) this.waiting = false;
    // Paused from outside: by picture-in-picture, a media key, the page. While an engine comes or goes, the pause is not the viewer's.
    else if (type === 'pause' && this.phase === 'open' && !this.media.ended) this.#want(false);
    else if (type === 'play') this.#want(true);
    else if (type === 'volumechange' && !this.media.muted) this.soundRefused = false;
    else if (type === 'ended' && !this.loop) this.setPhase('ended');
    else if (this.phase === 'ended' && !this.live && type === 'seeking') this.setPhase('open');
    this.#showState();
  }

  #want(play: boolean): void {
    this.#wantsPlay = play;
    this.#showState();
  }

  #begin(): void {
    // What has ended is played again from where it is, but a live stream has to be connected anew.
    const over = this.phase === 'failed' || this.phase === 'forbidden' || (this.phase === 'ended' && this.live);
    if (this.#session && !over) return;
    this.#end();
    this.#setError(null);
    const session = (this.#session = new AbortController());
    void this.connect(session.signal).catch((error: unknown) => {
      if (!session.signal.aborted) this.setPhase('failed', PlayerError.from(error));
    });
  }

  #end(): void {
    this.#session?.abort();
    this.#session = undefined;
    this.#attached.reject(new DOMException('Loading was stopped.', 'AbortError'));
    this.#attached = attachment();
    this.#isAttached = false;
  }

  /** Plays with sound, else without, else waits for the viewer. */
  async #autoplay(): Promise<void> {
    const { media } = this;
    try {
      await media.play();
    } catch (error) {
      if (!isRefusal(error)) return;
      if (media.muted) return this.#refused(error);
      media.muted = this.soundRefused = true;
      await media.play().catch((again: unknown) => isRefusal(again) && this.#refused(again));
    }
  }

  #refused(cause: unknown): void {
    this.#want(false);
    this.#setError(new PlayerError('autoplay-blocked', 'The browser plays only after a tap. Press play.', { cause }));
  }

  #setError(error: PlayerError | null): void {
    if (this.#error === error) return;
    this.#error = error;
    this.requestUpdate();
    if (error) this.dispatchEvent(new Event('error'));
  }

  async #loadFigures(): Promise<void> {
    const module = await import('./player-figures.js').catch(() => undefined);
    if (!module || this.#figures) return;
    this.#figures = new module.PlayerFigures(() => {
      void this.statistics;
      this.dispatchEvent(new Event('statistics'));
    });
    this.#figures.follow(this.state);
  }

  #showState(): void {
    const { state } = this;
    if (state === this.#shownState) return;
    this.#shownState = state;
    if (this.#figures) this.#figures.follow(state);
    else if (state === 'playing') void this.#loadFigures();
    const states = this.#internals?.states;
    for (const each of playerStates) states?.delete(each);
    states?.add(state);
    this.requestUpdate();
    this.dispatchEvent(new Event('statechange'));
  }
}

/** A promise that `play()` waits for. Often nobody does, and then its rejection is nobody's error. */
function attachment(): PromiseWithResolvers<void> {
  const attached = Promise.withResolvers<void>();
  attached.promise.catch(() => {});
  return attached;
}

function isRefusal(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotAllowedError';
}
