import type { FeedSettings } from '../feed-options.js';
import type { FeedEvent } from './feed-event.js';
import { Refusal } from '../refusal.js';
import { takeIn } from '../store/take-in.js';
import { checkSign } from './cloud-callback.js';

/**
 * Lets a media server in whose callback URL carries `t` and `sign`. Such servers sign nothing themselves, so their URL is
 * signed once, with a `t` as far ahead as it shall be good.
 * @throws {Refusal} 403 in the words of the cloud's guide.
 */
export function checkUrlSign(url: string, settings: FeedSettings): void {
  if (settings.trustMediaServers) return;
  const { searchParams } = new URL(url);
  checkSign({ t: searchParams.get('t'), sign: searchParams.get('sign') }, settings, settings.now());
}

/** Callbacks that ask, or tell, of a push that begins. Anything but 200 makes the server close it. */
const BEGINNINGS: ReadonlySet<string> = new Set(['on_publish', 'prePublish', 'postPublish']);

/** @throws {Refusal} 403 when the stream is banned, so that the push ends before it is seen. */
export async function takeMediaServerCallback(event: FeedEvent, settings: FeedSettings): Promise<void> {
  const refused = event.stream !== undefined && BEGINNINGS.has(event.type) && (await isBanned(event.stream, settings));
  // A push that is refused never was on air.
  await takeIn(settings.store, refused ? { ...event, push: undefined } : event, { ...settings, nowMs: settings.now() });
  if (refused) throw new Refusal(403, 'The stream is banned.');
}

async function isBanned(stream: string, { store }: FeedSettings): Promise<boolean> {
  const row = await store.db.selectFrom('streams').select('banned_ms').where('id', '=', stream).executeTakeFirst();
  return typeof row?.banned_ms === 'number';
}
