import type { FeedSettings } from '../feed-options.js';
import type { JsonObject } from '../read-body.js';
import { Refusal } from '../refusal.js';
import { takeIn } from '../store/take-in.js';
import { readCloudEvent } from './cloud-event.js';
import { verifyCallback } from './sign-callback.js';

/**
 * Takes in an event of the cloud.
 * @throws {Refusal} 403 in the guide's words: `sign invalid` when it is forged, `time expired` when it is late.
 */
export async function takeCloudCallback(body: JsonObject, settings: FeedSettings): Promise<void> {
  const nowMs = settings.now();
  checkSign(body, settings, nowMs);
  await takeIn(settings.store, readCloudEvent(body, nowMs), { ...settings, nowMs });
}

/** @throws {Refusal} 403 as above. */
export function checkSign(signed: { t?: unknown; sign?: unknown }, { callbackKey, graceSeconds }: FeedSettings, nowMs: number): void {
  const verdict = verifyCallback(signed, callbackKey, new Date(nowMs - graceSeconds * 1000));
  if (verdict === 'forged') throw new Refusal(403, 'sign invalid');
  if (verdict === 'expired') throw new Refusal(403, 'time expired');
}
