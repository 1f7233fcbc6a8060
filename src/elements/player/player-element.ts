import type { PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { PlayerError } from '../../core/player-error.js';
import { playerState, playerStates, type PlayerState, type SessionPhase } from '../../core/player-state.js';
import { MediaSurface, mediaEvents } from './media-surface.js';
import { playerStyles } from './player-styles.js';

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

  @state() private phase: SessionPhase = 'idle';
  @state() private waiting = false;
  @state() private hasPicture = false;

  #error: PlayerError | null = null;
  #shownState: PlayerState = 'idle';
  #media: HTMLVideoElement | undefined;
  readonly #internals = this.attachInternals?.();
  /** What the viewer wants, which outlives connections. */
  #wantsPlay = false;
  #session: AbortController | undefined;
  #attached = attachment();

  get media(): HTMLVideoElement {
    return (this.#media ??= this.#createMedia());
  }

  /** What the player is doing. */
  get state(): PlayerState {
    return playerState(this.phase, { paused: !this.#wantsPlay, waiting: this.waiting });
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

  /** Whether there has been a picture since `src` was set. */
  protected get pictureShown(): boolean {
    return this.hasPicture;
  }

  /** Plays, connecting first where that is needed. Rejects as `HTMLMediaElement.play()` does. */
  async play(): Promise<void> {
    this.#want(true);
    this.#begin();
    await this.#attached.promise;
    if (this.#wantsPlay) await this.media.play();
  }

  pause(): void {
    this.#want(false);
    this.media.pause();
  }

  /** Starts over, as if `src` had just been set. */
  load(): void {
    this.#end();
    this.#setError(null);
    this.waiting = this.hasPicture = false;
    this.setPhase('idle');
    this.#want(this.autoplay);
    if (this.src && (this.autoplay || this.preload === 'auto' || this.preload === 'metadata')) this.#begin();
  }

  /** Connects the media element to `src` until `signal` ends, telling through {@link setPhase} and {@link attached}. */
  protected abstract connect(signal: AbortSignal): Promise<void>;

  /** Tells how far the session has come. */
  protected setPhase(phase: SessionPhase, error: PlayerError | null = null): void {
    this.phase = phase;
    if (phase === 'connecting') this.hasPicture = false;
    if (phase === 'open') {
      this.hasPicture = true;
      this.#setError(null);
    }
    if (error) {
      this.#setError(error);
      this.#attached.reject(error);
    }
    this.#showState();
  }

  /** Tells that the media element may be asked to play. */
  protected attached(): void {
    this.#attached.resolve();
    if (this.#wantsPlay && this.autoplay) void this.#autoplay();
    else if (this.#wantsPlay) this.media.play().catch(() => {});
  }

  override connectedCallback(): void {
    super.connectedCallback();
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
    if (changed.has('src')) this.load();
    const { media } = this;
    media.loop = this.loop;
    media.defaultMuted = this.defaultMuted;
    media.crossOrigin = this.crossOrigin;
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
    if (type === 'waiting') this.waiting = true;
    else if (type === 'playing' || (type === 'timeupdate' && this.media.readyState > 2)) this.waiting = false;
    // Paused from outside: by picture-in-picture, a media key, the page. While an engine comes or goes, the pause is not the viewer's.
    else if (type === 'pause' && this.phase === 'open' && !this.media.ended) this.#want(false);
    else if (type === 'play') this.#want(true);
    else if (type === 'ended' && !this.loop) this.setPhase('ended');
    this.#showState();
  }

  #want(play: boolean): void {
    this.#wantsPlay = play;
    this.#showState();
  }

  #begin(): void {
    if (this.#session && this.phase !== 'failed' && this.phase !== 'forbidden' && this.phase !== 'ended') return;
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
  }

  /** Plays with sound, else without, else waits for the viewer. */
  async #autoplay(): Promise<void> {
    const { media } = this;
    try {
      await media.play();
    } catch (error) {
      if (!isRefusal(error)) return;
      if (media.muted) return this.#refused(error);
      media.muted = true;
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

  #showState(): void {
    const { state } = this;
    if (state === this.#shownState) return;
    this.#shownState = state;
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
