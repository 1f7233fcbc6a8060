import { fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/define.js';
import type { ReliveLiveElement, ReliveReplayElement } from '../../src/index.js';

type Player = ReliveLiveElement | ReliveReplayElement;

/** What a media element shows, for the message of a test that waited in vain. */
export function describePlayer({ state, error, media }: Player): string {
  const buffered = Array.from({ length: media.buffered.length }, (_, i) => `${media.buffered.start(i).toFixed(2)}–${media.buffered.end(i).toFixed(2)}`);
  return `state ${state}, error ${error?.code ?? 'none'} (${error?.message ?? ''}), time ${media.currentTime.toFixed(2)}, ready ${media.readyState}, paused ${media.paused}, buffered ${buffered.join(' ') || 'nothing'}`;
}

/** Waits for a condition of a player; there is no limit on speed, only on patience. */
export async function until(player: Player, what: string, condition: () => unknown): Promise<void> {
  try {
    await waitUntil(condition, what, { timeout: 25_000, interval: 20 });
  } catch {
    throw new Error(`Waited in vain until ${what}: ${describePlayer(player)}`);
  }
}

/** Waits until frames have been shown for so many seconds of the stream. */
export async function framesAdvance(player: Player, seconds = 0.5): Promise<void> {
  await until(player, 'a first frame is there', () => player.media.readyState >= 2 && player.videoWidth > 0);
  const from = player.currentTime;
  const frames = player.getVideoPlaybackQuality().totalVideoFrames;
  await until(player, `${seconds} s are played`, () => player.currentTime - from >= seconds && player.getVideoPlaybackQuality().totalVideoFrames > frames);
}

/** A live player in the page. */
export async function livePlayer(src: string, attributes: Partial<Pick<ReliveLiveElement, 'autoplay' | 'controls' | 'poster' | 'reconnectLimit' | 'reconnectDelay' | 'type' | 'preload'>> = {}): Promise<ReliveLiveElement> {
  const { autoplay = true, controls = false, poster = '', reconnectLimit = 0, reconnectDelay = 0.05, type = '', preload = '' } = attributes;
  return fixture<ReliveLiveElement>(
    html`<relive-live
      muted
      src=${src}
      ?autoplay=${autoplay}
      ?controls=${controls}
      poster=${poster}
      type=${type}
      preload=${preload}
      .reconnectLimit=${reconnectLimit}
      .reconnectDelay=${reconnectDelay}
    ></relive-live>`,
  );
}

/** How many connections to streams of this id the server holds open. */
export async function openConnections(id: string): Promise<number> {
  const { open } = (await (await fetch(`/connections?id=${id}`)).json()) as { open: number };
  return open;
}

/** How many connections to streams of this id there ever were. */
export async function openedConnections(id: string): Promise<number> {
  const { opened } = (await (await fetch(`/connections?id=${id}`)).json()) as { opened: number };
  return opened;
}

let ids = 0;
/** A name that no other test uses. */
export const freshId = (): string => `${Date.now().toString(36)}${ids++}`;
