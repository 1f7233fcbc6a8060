import { PlayerError } from '../../core/player-error.js';
import { keyOf, type FeedItem } from '../../feed/feed-item.js';
import { replayOf } from '../../feed/feed-order.js';
import type { PlayerElement } from '../player/player-element.js';
import type { ReliveLiveElement } from '../live/live-element.js';
import type { ReliveReplayElement } from '../replay/replay-element.js';
import { lastPicture } from './last-picture.js';
import type { ReliveListElement } from './list-element.js';

/** Two players in one place, of which one is seen. */
interface Pair {
  readonly live: ReliveLiveElement | undefined;
  readonly replay: ReliveReplayElement | undefined;
}

interface Wishes {
  select(item: FeedItem): void;
  /** Looks for changes of the feed. */
  refresh(): Promise<void>;
}

/** A streamer who comes back sooner was not gone. Milliseconds. */
const comingBack = 5000;

/** Of one player’s attributes these are not for the other. */
const ownAttributes = new Set(['id', 'src', 'poster', 'hidden', 'type', 'slot', 'gap-mode', 'cache-min', 'cache-max', 'reconnect-limit', 'reconnect-delay', 'status-src']);

/**
 * Shows what is chosen in the players that a list’s `for` names: a live room in `relive-live`, a replay in `relive-replay`, the other one
 * hidden. Where the page has only one of them, the other is made beside it. The last picture stays until the next is there.
 */
export class PlayerDriver {
  #pair: Pair | undefined;
  #item: FeedItem | undefined;
  #turn = new AbortController();
  #known: readonly FeedItem[] = [];
  /** Since when the room that is shown is missing in the feed. */
  #missing: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The replay that followed a closed room, or would have. */
  #offered: string | undefined;

  constructor(
    private readonly list: ReliveListElement,
    private readonly wishes: Wishes,
  ) {}

  /** The page names other players. */
  forget(): void {
    this.#pair = undefined;
  }

  /** What of the feed is on already: the page may begin with an item that it names itself. */
  adopt(items: readonly FeedItem[]): FeedItem | undefined {
    const { live, replay } = this.#named();
    const seen = [live, replay].find((player) => player && !player.hidden && player.src !== '');
    if (this.#item || !seen || !URL.canParse(seen.src, seen.baseURI)) return undefined;
    const { href, pathname } = new URL(seen.src, seen.baseURI);
    const item = items.find((each) => (each.kind === 'live' ? each.src === href && seen === live : seen === replay && pathname.endsWith(`/${encodeURIComponent(each.id)}.json`)));
    if (!item) return undefined;
    this.#item = item;
    this.#pair = { live, replay };
    if (live && item.kind === 'live') live.addEventListener('statechange', () => this.#watchRoom(live), { signal: this.#turn.signal });
    this.follow(items);
    return item;
  }

  /** Plays an item, as far as the browser and the feed allow; what goes wrong the player itself tells. */
  async play(item: FeedItem): Promise<void> {
    const pair = (this.#pair = this.#find());
    const target = item.kind === 'live' ? pair.live : pair.replay;
    const other = item.kind === 'live' ? pair.replay : pair.live;
    if (!target) throw new PlayerError('bad-input', `for must name a player: there is none with the id “${this.list.for}”.`);
    const again = this.#item !== undefined && keyOf(this.#item) === keyOf(item) && !target.hidden;
    this.#item = item;
    this.#missing = this.#offered = undefined;
    if (!again) {
      this.#turn.abort();
      this.#turn = new AbortController();
      this.#show(item, target, other);
      await target.updateComplete;
    }
    await target.play().catch(() => {});
  }

  /** The feed changed: a room that is closed may have a replay now. */
  follow(items: readonly FeedItem[]): void {
    this.#known = items;
    this.#takeOver();
  }

  #show(item: FeedItem, target: PlayerElement, other: PlayerElement | undefined): void {
    const { signal } = this.#turn;
    const seen = [target, other].find((player) => player && !player.hidden);
    const picture = seen && lastPicture(seen);
    const poster = item.poster ?? '';
    target.poster = picture ?? poster;
    // The picture of what was seen before is no poster of what is seen now.
    target.addEventListener('loadeddata', () => (target.poster = poster), { once: true, signal });
    if (isLive(target) && item.kind === 'live') {
      target.qualities = item.qualities ?? [];
      target.src = item.src;
      target.addEventListener('statechange', () => this.#watchRoom(target), { signal });
    } else if (isReplay(target) && item.kind === 'replay') {
      target.src = '';
      target.recordings = item.recordings;
    }
    target.hidden = false;
    if (!other) return;
    target.muted = other.muted;
    target.volume = other.volume;
    other.pause();
    other.hidden = true;
    // It lets go of its connection.
    if (isReplay(other)) other.recordings = undefined;
    other.src = '';
  }

  /** A room that stops may have been closed, which the feed knows. */
  #watchRoom(player: PlayerElement): void {
    const { state } = player;
    if (state === 'ended' || state === 'offline' || state === 'failed' || state === 'reconnecting') void this.wishes.refresh();
    this.#takeOver();
  }

  /** A closed room's replay follows it, once there is one and the last pictures of the room have been seen. */
  #takeOver(): void {
    const item = this.#item;
    const player = this.#pair?.live;
    clearTimeout(this.#timer);
    if (item?.kind !== 'live' || !player || this.#known.some((other) => keyOf(other) === keyOf(item))) {
      this.#missing = undefined;
      return;
    }
    this.#missing ??= performance.now();
    // Last pictures are seen to their end, and whoever paused is not disturbed.
    const { state } = player;
    if (player.hidden || state === 'playing' || state === 'paused' || state === 'idle') return;
    const wait = state === 'ended' ? 0 : this.#missing + comingBack - performance.now();
    if (wait > 0) {
      this.#timer = setTimeout(() => this.#takeOver(), wait);
      return;
    }
    const replay = this.list.isConnected ? replayOf(this.#known, item) : undefined;
    // Whoever minds is asked once.
    if (!replay || this.#offered === keyOf(replay)) return;
    this.#offered = keyOf(replay);
    this.wishes.select(replay);
  }

  /** The players that the page has. */
  #named(): Pair {
    // A list that was taken out of the page may lie in anything.
    const root = this.list.getRootNode() as Partial<Document>;
    const named = this.list.for.split(/\s+/).flatMap((id) => {
      const element = id ? root.getElementById?.(id) : null;
      return element ? [element, ...element.querySelectorAll<HTMLElement>('relive-live, relive-replay')] : [];
    });
    return { live: named.find(isLive), replay: named.find(isReplay) };
  }

  /** Both players; one that the page does not have is made once. */
  #find(): Pair {
    const { live, replay } = this.#named();
    const made = this.#pair;
    if (live && replay) return { live, replay };
    if (live) return { live, replay: made?.replay?.isConnected ? made.replay : (counterpart(live, 'relive-replay') as ReliveReplayElement | undefined) };
    if (replay) return { replay, live: made?.live?.isConnected ? made.live : (counterpart(replay, 'relive-live') as ReliveLiveElement | undefined) };
    return { live, replay };
  }
}

/** A player of the other kind beside the one that there is, hidden, with the same looks and settings. */
function counterpart(player: PlayerElement, name: 'relive-live' | 'relive-replay'): PlayerElement | undefined {
  if (!customElements.get(name)) return undefined;
  const made = document.createElement(name);
  for (const { name: attribute, value } of player.attributes) if (!ownAttributes.has(attribute)) made.setAttribute(attribute, value);
  made.hidden = true;
  player.after(made);
  return made;
}

const isLive = (element: Element): element is ReliveLiveElement => element.localName === 'relive-live';
const isReplay = (element: Element): element is ReliveReplayElement => element.localName === 'relive-replay';
