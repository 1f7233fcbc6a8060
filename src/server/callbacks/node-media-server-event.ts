import type { FeedSettings } from '../feed-options.js';
import type { JsonObject } from '../read-body.js';
import type { FeedEvent } from './feed-event.js';
import { MAX_URL_LENGTH, readStoredName } from '../read-text.js';
import { eventKey, keyOfContent } from './event-key.js';
import { mediaUrlOf } from './media-path.js';
import { pushEndOfCode } from './push-end.js';
import { readEpochMs, readInteger } from './read-field.js';

/**
 * Reads a notification of node-media-server 4: `postPublish`, `donePublish`, `doneRecord`; others are kept.
 * A second pusher is told of before it is turned away, and its end never is; so ends are ordered by time, not by session.
 * A session's times are in epoch milliseconds. Its `query` may hold a secret: it stays on the server like all of the body.
 */
export function readNodeMediaServerEvent(body: JsonObject, settings: FeedSettings, nowMs: number): FeedEvent {
  const type = readStoredName(body.action) ?? 'unknown';
  const stream = readStoredName(body.name);
  const session = readStoredName(body.id);
  const app = readStoredName(body.app);
  const startedMs = readEpochMs(body.createtime);
  const endedMs = readEpochMs(body.endtime);
  // Byte counts differ between two tellings of one event.
  const key = session === undefined ? keyOfContent('node-media-server', body) : eventKey('node-media-server', type, session, stream);
  const event = { source: 'node-media-server', type, stream, atMs: nowMs, body, key } as const;
  const push = { app, session, startedMs };
  switch (type) {
    case 'postPublish':
      return { ...event, atMs: startedMs ?? nowMs, push };
    case 'donePublish':
      return { ...event, atMs: endedMs ?? nowMs, push: { ...push, end: pushEndOfCode(undefined), endsEarlier: endedMs !== undefined } };
    case 'doneRecord': {
      const file = readStoredName(body.filePath, MAX_URL_LENGTH);
      const url = file === undefined ? undefined : mediaUrlOf(file, app ?? '', settings);
      return {
        ...event,
        recording: {
          id: session === undefined ? undefined : eventKey('node-media-server', session),
          url,
          stream,
          startMs: startedMs,
          endMs: endedMs ?? nowMs,
          size: readInteger(body.outbytes),
        },
      };
    }
    default:
      return event;
  }
}
