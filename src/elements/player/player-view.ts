import { html, nothing, type ReactiveController } from 'lit';
import type { PlayerState } from '../../core/player-state.js';
import type { PlayerControls } from '../../ui/controls/player-controls.js';
import type { PlayerActions, PlayerFacts } from '../../ui/controls/player-facts.js';
import { faceStyles } from '../../ui/faces/face-styles.js';
import { face, needsMessage } from '../../ui/faces/face.js';
import type * as Messages from '../../ui/faces/messages.js';
import { stage } from '../../ui/faces/stage.js';
import { Language } from '../../ui/language/language.js';
import type { Words } from '../../ui/language/words.js';
import type { statisticsPanel } from '../../ui/statistics/statistics-panel.js';
import { adopt } from '../../ui/theme/adopt.js';
import type { ReplayFacts, ReplayParts } from '../../ui/timeline/replay-facts.js';
import { ring } from '../../ui/theme/ring.js';
import { theme } from '../../ui/theme/theme.js';
import { canFillScreen, fillsScreen } from './full-screen.js';
import { secondsBehind } from './live-edge.js';
import type { Source } from './media-statistics.js';
import { canFloat, floats } from './picture-in-picture.js';
import type { PlayerElement } from './player-element.js';
import { viewerActions } from './viewer-actions.js';

/** The bar of a replay, the buttons under it, and what they show. */
export interface TimelineSlot {
  render(words: Words, locale: string, actions: PlayerActions): ReplayParts | undefined;
  facts(locale: string): ReplayFacts | undefined;
  stepFragment(by: 1 | -1): void;
}

/** What a player's view has to know of it beyond what every page can see. */
export interface Situation {
  readonly live: boolean;
  /** Whether there is something to play. */
  readonly hasSource: boolean;
  /** Whether it plays, and there is nothing to see. */
  readonly withoutPicture: boolean;
  /** Whether the browser let it begin only without sound. */
  readonly soundRefused: boolean;
  readonly source: Source | undefined;
  /** What lies above the buttons of the control bar. */
  readonly timeline?: TimelineSlot | undefined;
}

/** Further behind than this, a viewer is no longer live. */
const liveSeconds = 10;

/** What changes the view without being a property of the player. */
const changes = ['volumechange', 'ratechange', 'resize', 'loadeddata', 'seeked', 'enterpictureinpicture', 'leavepictureinpicture'];

/** What lies over a player's picture: its face, and on demand controls and statistics. */
export class PlayerView implements ReactiveController {
  #connection: AbortController | undefined;
  #controls: PlayerControls | undefined;
  #panel: typeof statisticsPanel | undefined;
  #messages: typeof Messages | undefined;
  #messagesAskedIn: PlayerState | undefined;
  #ticked = 0;
  #situation: Situation = { live: false, hasSource: false, withoutPicture: false, soundRefused: false, source: undefined };
  readonly #language: Language;
  readonly #actions: PlayerActions;

  constructor(private readonly player: PlayerElement) {
    this.#actions = { ...viewerActions(player), stepFragment: (by) => this.#situation.timeline?.stepFragment(by) };
    this.#language = new Language(player);
    adopt(player.renderRoot, theme, ring, faceStyles);
    player.addController(this);
  }

  hostConnected(): void {
    const { player } = this;
    const { signal } = (this.#connection = new AbortController());
    const update = () => player.requestUpdate();
    for (const type of changes) player.addEventListener(type, update, { signal });
    document.addEventListener('fullscreenchange', update, { signal });
    player.addEventListener('timeupdate', () => this.#tick(), { signal });
  }

  hostDisconnected(): void {
    this.#connection?.abort();
  }

  hostUpdate(): void {
    const { player } = this;
    if (player.controls && !this.#controls) void this.#loadControls();
    if (!player.controls && this.#controls) {
      this.#controls.remove();
      this.#controls = undefined;
    }
    if (!player.controls) player.media.controls = false;
    if (player.debug && !this.#panel) void this.#loadPanel();
  }

  render(situation: Situation): unknown {
    const { player } = this;
    const { words } = this.#language;
    const { live, hasSource, withoutPicture, soundRefused, timeline } = (this.#situation = situation);
    const { state, error, debug, media } = player;
    const facts = {
      state,
      error,
      live,
      startOffered: player.controls && hasSource && player.paused && media.played.length === 0 && !error,
      soundOffered: soundRefused,
      debug,
    };
    // Messages have to be there before the network breaks, and need not be there before the first frame.
    if (needsMessage(facts) || withoutPicture || state === 'playing') void this.#loadMessages();
    const messages = this.#messages;
    const content = html`
      ${withoutPicture ? (messages?.soundOnly(words.lang, { moving: state === 'playing', bare: !player.poster }) ?? nothing) : nothing}
      ${face(facts, words, { play: () => void player.play().catch(() => {}), unmute: () => this.#actions.mute(false) }, messages)}
      ${debug && this.#panel ? this.#panel(this.#figures(), words) : nothing} ${this.#controls?.render(words, timeline?.render(words, this.#language.locale, this.#actions)) ?? nothing}
    `;
    const announcement = this.#controls?.announcement || (state === 'reconnecting' ? words.reconnecting : (messages?.spokenMessage(facts, words.lang) ?? ''));
    return stage(content, words, { quiet: this.#controls?.quiet ?? false, announcement });
  }

  #facts(): PlayerFacts {
    const { player } = this;
    const { live, timeline } = this.#situation;
    const { state, media, volume, muted, fillMode, qualities, quality, debug } = player;
    const open = state === 'playing' || state === 'paused' || state === 'buffering';
    const delay = live && open ? secondsBehind(media) : undefined;
    return {
      state,
      live,
      delay,
      behind: delay !== undefined && (delay > liveSeconds || (state === 'paused' && media.played.length > 0)),
      muted,
      volume,
      fullScreen: fillsScreen(player),
      pictureInPicture: floats(player),
      fillMode,
      qualities,
      quality,
      debug,
      replay: timeline?.facts(this.#language.locale),
      can: { fullScreen: canFillScreen(media), pictureInPicture: canFloat(media), snapshot: media.videoWidth > 0 },
    };
  }

  #figures() {
    const { player } = this;
    const { source, target } = player.fillRect ?? {};
    const scale = source && target ? (Math.max(target.width, target.height) * devicePixelRatio) / Math.max(source.width, source.height) : undefined;
    return { ...player.statistics, scale };
  }

  /** Figures change once a second: more often nobody can read them. A bar that is out of the way is kept for those who are read to. */
  #tick(): void {
    const now = performance.now();
    const { debug } = this.player;
    if (now - this.#ticked < (this.#controls?.quiet && !debug ? 4950 : 950) || !(this.#controls || debug)) return;
    this.#ticked = now;
    this.player.requestUpdate();
  }

  async #loadControls(): Promise<void> {
    const { player } = this;
    try {
      const { PlayerControls } = await import('../../ui/controls/player-controls.js');
      if (this.#controls || !player.controls) return;
      this.#controls = new PlayerControls(player, () => this.#facts(), this.#actions);
      player.requestUpdate();
    } catch {
      // Plain controls are better than none.
      player.media.controls = player.controls;
    }
  }

  /** Where they cannot be loaded, the next change of state asks again. */
  async #loadMessages(): Promise<void> {
    const { state } = this.player;
    if (this.#messages || this.#messagesAskedIn === state) return;
    this.#messagesAskedIn = state;
    const messages = await import('../../ui/faces/messages.js').catch(() => undefined);
    if (!messages || this.#messages) return;
    messages.adoptMessageStyles(this.player.renderRoot);
    this.#messages = messages;
    this.player.requestUpdate();
  }

  async #loadPanel(): Promise<void> {
    const panel = await import('../../ui/statistics/statistics-panel.js').catch(() => undefined);
    if (!panel) return;
    panel.adoptStatisticsStyles(this.player.renderRoot);
    this.#panel = panel.statisticsPanel;
    this.player.requestUpdate();
  }
}
