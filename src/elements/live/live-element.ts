import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { sourceUrl } from '../../core/source-url.js';
import { runLiveSession } from '../../live/live-session.js';
import { PlayerElement } from '../player/player-element.js';

/**
 * Plays a live stream: FLV over HTTP or a WebSocket, or HLS.
 *
 * @element relive-live
 * @fires statechange - The player's state changed. Read `state`.
 * @fires error - Something went wrong. Read `error`.
 * @csspart video - The picture.
 * @csspart poster - The picture shown before the first frame.
 * @csspart message - What went wrong, in words.
 * @csspart retry - The button that tries again.
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
 * @cssproperty [--relive-accent=#ff5a5f] - Colour of focus and progress.
 * @cssproperty [--relive-text=#fff] - Colour of text over the picture.
 * @cssproperty [--relive-font=system-ui, sans-serif] - Font of all text.
 * @cssproperty [--relive-radius=0] - Radius of the corners.
 */
export class ReliveLiveElement extends PlayerElement {
  /** Format of the stream: `flv` or `hls`. Found from the path, then from the response, where it is not set. */
  @property() type = '';
  /** How often to connect again before giving up. */
  @property({ type: Number, attribute: 'reconnect-limit' }) reconnectLimit = 10;
  /** Seconds before connecting again; doubled each time, up to 30. */
  @property({ type: Number, attribute: 'reconnect-delay' }) reconnectDelay = 1;

  protected override async connect(signal: AbortSignal): Promise<void> {
    const url = sourceUrl(this.src, this.baseURI);
    await runLiveSession({
      media: this.media,
      url,
      type: this.type,
      credentials: this.crossOrigin === 'use-credentials' ? 'include' : 'same-origin',
      retry: { limit: this.reconnectLimit, delay: this.reconnectDelay },
      signal,
      onPhase: (phase, error) => this.setPhase(phase, error),
      onAttached: () => this.attached(),
      onCodecs: () => {},
    });
  }

  protected override render(): unknown {
    const { error, state } = this;
    this.media.controls = this.controls;
    return html`
      ${this.media}
      ${this.poster && !this.pictureShown ? html`<img part="poster" alt="" src=${this.poster} />` : nothing}
      ${error && (state === 'failed' || state === 'forbidden')
        ? html`<div part="message" role="alert">
            <p>${error.message}</p>
            <button part="retry" type="button" @click=${() => this.play().catch(() => {})}>Try again</button>
          </div>`
        : nothing}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'relive-live': ReliveLiveElement;
  }
}
