import { PlayerError } from '../../core/player-error.js';
import type { Quality } from '../../core/quality.js';
import { sourceUrl } from '../../core/source-url.js';
import type { TimedSei } from '../../engines/engine.js';
import { measureVolume } from '../../frames/volume-level.js';
import { createAutoQuality, type AutoQuality } from '../../live/auto-quality.js';
import type { LiveSession } from '../../live/live-session.js';
import { switchStream } from '../../live/switch-stream.js';
import type { HeldPicture } from '../player/held-picture.js';
import { SeiMessageEvent } from '../player/sei-message-event.js';
import { VolumeLevelEvent, WarningEvent } from './live-events.js';
import type { ReliveLiveElement } from './live-element.js';
import { restOffScreen } from './off-screen.js';

/** More often than this nobody can see a level change. Milliseconds. */
const shortestInterval = 100;

/** What a live player does that no first frame needs: it changes streams and qualities, passes messages on, rests off screen, measures its sound. */
export class LiveCare {
  #switching: AbortController | undefined;
  #measuring: AbortController | undefined;
  #auto: AutoQuality | undefined;
  #qualities: readonly Quality[] = [];

  constructor(
    private readonly player: ReliveLiveElement,
    private readonly held: HeldPicture,
    private readonly session: () => LiveSession | undefined,
  ) {}

  /** Looks after a session, from its first picture until `signal` ends. */
  follow(session: LiveSession, signal: AbortSignal): void {
    if (signal.aborted) return;
    const { player } = this;
    this.#qualities = [];
    this.#auto = undefined;
    signal.addEventListener('abort', () => {
      this.#switching?.abort();
      this.#measuring?.abort();
    });
    if (player.autoplay) restOffScreen(player, session.sleep, signal);
    this.measureVolume();
    this.#look();
    player.addEventListener('statistics', () => this.#look(), { signal });
  }

  /** The network did not keep up. */
  starved(): void {
    if (this.player.quality === 'auto') this.#auto?.starved();
  }

  /** The picture of a message is shown. */
  tell(message: TimedSei): void {
    this.player.dispatchEvent(new SeiMessageEvent(message));
  }

  /** Changes to the address of the quality that the viewer has chosen. Where it does not play, what plays goes on. */
  async choose(url: string): Promise<void> {
    const { player } = this;
    const { quality } = player;
    try {
      await this.switchTo(sourceUrl(url, player.baseURI));
    } catch (error) {
      const { code, message } = PlayerError.from(error);
      if (code !== 'aborted') player.dispatchEvent(new WarningEvent({ code: 'switch-failed', message: `“${quality}” cannot be played. ${message}` }));
    }
  }

  /** Plays another stream beside, and then in place of, the one that plays. @throws PlayerError where it does not play */
  async switchTo(url: string): Promise<void> {
    const session = this.session();
    if (!session || session.url === url) return;
    const { media, crossOrigin } = this.player;
    this.#switching?.abort();
    const { signal } = (this.#switching = new AbortController());
    const credentials = crossOrigin === 'use-credentials' ? 'include' : 'same-origin';
    await switchStream({ media, session, url, credentials, show: (beside) => this.held.follow(beside) }, signal);
  }

  /** Tells how loud the sound is, as often as the page wants to know. */
  measureVolume(): void {
    const { player } = this;
    this.#measuring?.abort();
    if (!(player.volumeLevelInterval > 0) || !this.session()) return;
    const { signal } = (this.#measuring = new AbortController());
    measureVolume(player.media, Math.max(shortestInterval, player.volumeLevelInterval), (level) => player.dispatchEvent(new VolumeLevelEvent(level)), signal);
  }

  /** Whether there is something better to play. The page may set other qualities at any time. */
  #look(): void {
    const { qualities, quality, baseURI } = this.player;
    if (qualities !== this.#qualities) {
      this.#qualities = qualities;
      const own = qualities.filter(({ url }) => url !== undefined);
      const address = ({ url = '' }: Quality) => sourceUrl(url, baseURI);
      const current = own.find((each) => address(each) === this.session()?.url);
      this.#auto = own.length > 1 ? createAutoQuality(own, current?.id, (next) => this.switchTo(address(next))) : undefined;
    }
    if (quality === 'auto') this.#auto?.look();
  }
}
