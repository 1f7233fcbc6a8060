import type { FeedSettings } from '../feed-options.js';
import type { JsonObject } from '../read-body.js';
import type { FeedEvent } from './feed-event.js';
import { MAX_URL_LENGTH, readStoredName } from '../read-text.js';
import { eventKey, keyOfContent } from './event-key.js';
import { mediaUrlOf, servedUrlOf } from './media-path.js';
import { pushEndOfCode } from './push-end.js';
import { readEpochMs, readInteger } from './read-field.js';

/** A hook that is configured twice is called twice within it; a connection may well publish again after it. */
const SAME_PUSH_MS = 10_000;

/**
 * Reads a callback of SRS (its HTTP Callback page): `on_publish`, `on_unpublish`, `on_dvr`, `on_hls`; others are kept.
 * They carry no times, so an event happened when it came.
 */
export function readSrsEvent(body: JsonObject, settings: FeedSettings, nowMs: number): FeedEvent {
  const type = readStoredName(body.action) ?? 'unknown';
  const stream = readStoredName(body.stream);
  const app = readStoredName(body.app);
  const session = readStoredName(body.client_id);
  const event = { source: 'srs', type, stream, atMs: nowMs, body, key: keyOfContent('srs', body) } as const;
  const push = { app, session };
  const file = readStoredName(body.file, MAX_URL_LENGTH);
  switch (type) {
    case 'on_publish':
      return { ...event, key: keyOfPush(event.key, nowMs), push: { ...push, startedMs: nowMs } };
    case 'on_unpublish':
      return { ...event, key: keyOfPush(event.key, nowMs), push: { ...push, end: pushEndOfCode(undefined) } };
    case 'on_dvr':
      return { ...event, recording: file === undefined ? {} : readFile(file, app ?? '', stream, settings, nowMs) };
    case 'on_hls':
      return { ...event, segment: readSegment(body, app ?? '', settings) };
    default:
      return event;
  }
}

function keyOfPush(key: string, nowMs: number): string {
  return eventKey(key, Math.floor(nowMs / SAME_PUSH_MS));
}

function readFile(file: string, app: string, stream: string | undefined, settings: FeedSettings, nowMs: number): JsonObject {
  // `[timestamp]` of dvr_path: when the file was begun.
  const startMs = readEpochMs(/(?<!\d)(\d{13})(?!\d)/.exec(file.replace(/^.*[\\/]/s, ''))?.[1]);
  return {
    id: eventKey('srs', stream, file),
    url: mediaUrlOf(file, app, settings),
    stream,
    endMs: nowMs,
    ...(startMs !== undefined && startMs < nowMs && { startMs }),
  };
}

function readSegment(body: JsonObject, app: string, settings: FeedSettings): FeedEvent['segment'] {
  const served = readStoredName(body.url, MAX_URL_LENGTH);
  const file = served ?? readStoredName(body.file, MAX_URL_LENGTH);
  const index = readInteger(body.seq_no);
  const { duration } = body;
  if (file === undefined || index === undefined || typeof duration !== 'number' || !(duration > 0 && duration < 3600)) return undefined;
  const url = served === undefined ? mediaUrlOf(file, app, settings) : servedUrlOf(served, settings);
  const session = readStoredName(body.client_id);
  return { recordingId: eventKey('srs', body.server_id, body.vhost, app, body.stream, session), url, index, duration, taskId: session };
}
