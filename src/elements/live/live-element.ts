import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { sourceUrl } from '../../core/source-url.js';
import type { Engine } from '../../engines/engine.js';
import { startLiveSession, type LiveSession } from '../../live/live-session.js';
import type { PlaybackWarning } from '../../live/warning.js';
import { secondsBehind } from '../player/live-edge.js';
import { PictureElement } from '../player/picture-element.js';
import type { LiveCare } from './live-care.js';
import { WarningEvent } from './live-events.js';

/**
 * Plays a live stream: FLV over HTTP or a WebSocket, or HLS.
 *
 * @element relive-live
 * @fires statechange - The player's state changed. Read `state`.
 * @fires error - Something went wrong. Read `error`.
 * @fires fillchange - The picture lies otherwise in the player. Read `fillRect`.
 * @fires statistics - Every 2 seconds while frames are moving. Read `statistics`.
 * @fires qualitieschange - There is something else to choose from. Read `qualities`.
 * @fires warning - Something that a viewer may notice and that does not stop playback. Read `event.code` and `event.message`.
 * @fires seimessage - A message in the stream (SEI of payload type 5, 242 or 243) whose picture is shown now. Read `event.payloadType`, `event.uuid` and `event.payload`.
 * @fires volumelevel - How loud the sound is, from 0 to 1, where `volume-level-interval` asks for it. Read `event.level`.
 * @csspart video - The picture.
 * @csspart poster - The picture shown before the first frame.
 * @csspart controls - The bar along the bottom.
 * @csspart play - The buttons that play and pause: the one in the bar and the big one.
 * @csspart big-play - The big one alone.
 * @csspart mute - The button that turns the sound off and on.
 * @csspart volume - The slider beside it.
 * @csspart live - The live dot with its delay; a press goes back to the live edge.
 * @csspart time - The delay.
 * @csspart menu - Settings, and what a narrow bar has no room for.
 * @csspart sound-offer - The button that turns the sound on where the browser let the player begin only without.
 * @csspart message - What happened and what to do, in words.
 * @csspart retry - The button that tries again.
 * @csspart statistics - Figures about playback over the picture.
 * @cssstate idle - Nothing is loaded.
 * @cssstate connecting - On the way to the first frame.
 * @cssstate buffering - Waiting for data.
 * @cssstate playing - Frames are moving.
 * @cssstate paused - Paused by the viewer or the page.
 * @cssstate reconnecting - The connection broke and is being made anew.
 * @cssstate offline - The streamer is away.
 * @cssstate forbidden - The server refuses to play this.
 * @cssstate ended - The stream is over.
 * @cssstate failed - It cannot be played. Read `error`.
 * @cssproperty [--relive-accent=#ff5a5f] - Colour of focus, progress and what is chosen.
 * @cssproperty [--relive-surface] - Colour of menus: white in a light colour scheme, else nearly black. Their text is black or white, as it needs.
 * @cssproperty [--relive-text=#fff] - Colour of text over the picture.
 * @cssproperty [--relive-font=system-ui, sans-serif] - Font of all text.
 * @cssproperty [--relive-radius=0] - Radius of the corners.
 * @cssproperty [--relive-control-size=32px] - Size of buttons; 44px by default where fingers point.
 */
export class ReliveLiveElement extends PictureElement {
  /** Format of the stream: `flv` or `hls`. Found from the path, then from the response, where it is not set. */
  @property() type = '';
  /** Seconds behind the source that are aimed at. A stream that asks for more gets more. */
  @property({ type: Number, attribute: 'cache-min' }) cacheMin = 1;
  /** The most that an unsteady network may make of it. Seconds. Further behind, playback jumps ahead; but not after a pause or a seek back. */
  @property({ type: Number, attribute: 'cache-max' }) cacheMax = 5;
  /** Address of a document that says whether the stream is `live`, `offline`, `forbidden` or `ended`; asked for again and again, or read as server-sent events. */
  @property({ attribute: 'status-src' }) statusSrc = '';
  /** How often `volumelevel` tells how loud the sound is, in milliseconds; 100 at least. 0, as it is by default, never. */
  @property({ type: Number, attribute: 'volume-level-interval' }) volumeLevelInterval = 0;
  /** How often to connect again before giving up. */
  @property({ type: Number, attribute: 'reconnect-limit' }) reconnectLimit = 10;
  /** Seconds before connecting again; doubled each time, up to 30. */
  @property({ type: Number, attribute: 'reconnect-delay' }) reconnectDelay = 1;

  protected override readonly live = true;
  #session: LiveSession | undefined;
  /** The source that plays already when `src` comes to name it. */
  #switchedTo: string | undefined;
  /** The source that the qualities belong to: another one has others. */
  #chosenFor: string | undefined;
  #care: Promise<LiveCare> | undefined;
  #mutedBefore: boolean | undefined;

  /** Seconds behind the camera where the stream tells its times, else behind what has been received; `NaN` while nothing plays. */
  get latency(): number {
    return this.source?.engine.latencySeconds ?? secondsBehind(this.media) ?? NaN;
  }

  protected override wallTime(mediaTime: number): Date | null {
    const dateMs = this.source?.engine.dateAt?.(mediaTime);
    if (dateMs !== undefined) return new Date(dateMs);
    const behind = this.latency + this.currentTime - mediaTime;
    return Number.isFinite(behind) ? new Date(Date.now() - behind * 1000) : null;
  }

  protected override recordingAt(): null {
    return null;
  }

  override async play(): Promise<void> {
    this.#session?.wake();
    return super.play();
  }

  /**
   * Changes to another stream without a break: it is started beside this one, and takes its place with a frame that it already shows.
   *
   * Then `src` is its address. Where it does not play, this one goes on.
   * @throws PlayerError for what keeps the new stream from playing: `timeout` after 10 seconds, `aborted` by a later switch.
   */
  async switchStream(url: string): Promise<void> {
    const address = sourceUrl(url, this.baseURI);
    if (this.#session && this.state !== 'failed' && this.state !== 'idle') await (await this.#loadCare()).switchTo(address);
    this.#switchedTo = url;
    // What was chosen was chosen for the other stream.
    this.#chosenFor = undefined;
    this.src = url;
    await this.updateComplete;
  }

  /** Turns the sound off until `resumeAudio()`; `muted` is then what it was. */
  pauseAudio(): void {
    this.#mutedBefore ??= this.media.muted;
    this.media.muted = true;
  }

  resumeAudio(): void {
    if (this.#mutedBefore !== undefined) this.media.muted = this.#mutedBefore;
    this.#mutedBefore = undefined;
  }

  /** Lets the picture stand still until `resumeVideo()`, while the sound goes on. */
  pauseVideo(): void {
    this.held.pin(this.media);
  }

  resumeVideo(): void {
    this.held.unpin();
  }

  protected override async connect(signal: AbortSignal): Promise<void> {
    const src = sourceUrl(this.#chosenUrl ?? this.src, this.baseURI);
    const statusUrl = this.statusSrc && sourceUrl(this.statusSrc, this.baseURI);
    const { media } = this;
    const credentials = this.crossOrigin === 'use-credentials' ? 'include' : 'same-origin';
    const session = (this.#session = startLiveSession({
      media,
      url: src,
      type: this.type,
      credentials,
      retry: { limit: this.reconnectLimit, delay: this.reconnectDelay },
      limits: () => ({ min: this.cacheMin, max: this.cacheMax }),
      watched: statusUrl !== '',
      signal,
      onPhase: (phase, error) => this.setPhase(phase, error),
      onAttached: (engine) => this.#engineAttached(engine),
      onDetach: () => this.detaching(),
      onRestart: () => this.restarting(),
      // Qualities with addresses are the page's, and more than what one of these streams says of itself.
      onQualities: (qualities) => this.qualities.some(({ url }) => url) || this.setQualities(qualities),
      onCodecs: (codecs) => this.source && (this.source.codecs = codecs),
      onWarning: (warning) => this.#warn(warning),
      onFrames: (seen, longest) => this.frameShown(seen, longest),
      onSei: (message) => this.#later((care) => care.tell(message)),
    }));
    // A media key asks the media element itself.
    media.addEventListener('play', () => session.wake(), { signal });
    if (statusUrl) void import('../../live/watch-status.js').then(({ watchStatus }) => watchStatus({ url: statusUrl, credentials, tell: session.tell }, signal)).catch(() => {});
    media.addEventListener('loadeddata', () => this.#later((care) => care.follow(session, signal)), { once: true, signal });
    await session.over;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('quality') || changed.has('qualities')) this.#chosenFor = this.src;
    super.willUpdate(changed);
    if (changed.has('volumeLevelInterval') && this.hasUpdated) this.#later((care) => care.measureVolume());
  }

  protected override sourceChanged(): void {
    if (this.src !== this.#switchedTo) super.sourceChanged();
    this.#switchedTo = undefined;
  }

  protected override qualityChanged(): void {
    const url = this.#chosenUrl;
    if (url === undefined) return super.qualityChanged();
    this.#later((care) => care.choose(url));
  }

  /** Address of the quality that the viewer has chosen, where it has one. */
  get #chosenUrl(): string | undefined {
    return this.#chosenFor === this.src ? this.qualities.find(({ id }) => id === this.quality)?.url : undefined;
  }

  #engineAttached(engine: Engine): void {
    this.source = { engine, codecs: '' };
    this.attached();
    if (this.quality !== 'auto') engine.setQuality?.(this.quality);
  }

  #warn(warning: PlaybackWarning): void {
    if (warning.code === 'network-busy') void this.#care?.then((care) => care.starved());
    this.dispatchEvent(new WarningEvent(warning));
  }

  /** Has it do something once it is there. Where it cannot be loaded, playback goes on without. */
  #later(act: (care: LiveCare) => void): void {
    void this.#loadCare().then(act, () => {});
  }

  /** What no first frame needs. */
  #loadCare(): Promise<LiveCare> {
    return (this.#care ??= import('./live-care.js').then(({ LiveCare }) => new LiveCare(this, this.held, () => this.#session)));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'relive-live': ReliveLiveElement;
  }
}
