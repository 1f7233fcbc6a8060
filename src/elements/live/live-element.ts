import { property } from 'lit/decorators.js';
import { sourceUrl } from '../../core/source-url.js';
import type { Engine } from '../../engines/engine.js';
import { startLiveSession, type LiveSession } from '../../live/live-session.js';
import { secondsBehind } from '../player/live-edge.js';
import { PictureElement } from '../player/picture-element.js';
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
  /** How often to connect again before giving up. */
  @property({ type: Number, attribute: 'reconnect-limit' }) reconnectLimit = 10;
  /** Seconds before connecting again; doubled each time, up to 30. */
  @property({ type: Number, attribute: 'reconnect-delay' }) reconnectDelay = 1;

  protected override readonly live = true;
  #session: LiveSession | undefined;

  /** Seconds behind the camera where the stream tells its times, else behind what has been received; `NaN` while nothing plays. */
  get latency(): number {
    return this.source?.engine.latencySeconds ?? secondsBehind(this.media) ?? NaN;
  }

  protected override wallTime(mediaTime: number): Date | null {
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

  protected override async connect(signal: AbortSignal): Promise<void> {
    const url = sourceUrl(this.src, this.baseURI);
    const statusUrl = this.statusSrc && sourceUrl(this.statusSrc, this.baseURI);
    const credentials = this.crossOrigin === 'use-credentials' ? 'include' : 'same-origin';
    const session = (this.#session = startLiveSession({
      media: this.media,
      url,
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
      onQualities: (qualities) => this.setQualities(qualities),
      onCodecs: (codecs) => this.source && (this.source.codecs = codecs),
      onWarning: (warning) => this.dispatchEvent(new WarningEvent(warning)),
    }));
    // A media key asks the media element itself.
    this.media.addEventListener('play', () => session.wake(), { signal });
    if (statusUrl) void import('../../live/watch-status.js').then(({ watchStatus }) => watchStatus({ url: statusUrl, credentials, tell: session.tell }, signal)).catch(() => {});
    await session.over;
  }

  #engineAttached(engine: Engine): void {
    this.source = { engine, codecs: '' };
    this.attached();
    if (this.quality !== 'auto') engine.setQuality?.(this.quality);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'relive-live': ReliveLiveElement;
  }
}
