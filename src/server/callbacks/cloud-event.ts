import type { JsonObject } from '../read-body.js';
import type { FeedEvent, PushChange, RecordingState } from './feed-event.js';
import { MAX_URL_LENGTH, readStoredName } from '../read-text.js';
import { eventKey, keyOfContent } from './event-key.js';
import { pushEndOfCode } from './push-end.js';
import { readInteger, readSequence, readWholeMs } from './read-field.js';

/** By the number that the guide gives them: `file_format` of some events. */
const FORMATS = ['', 'flv', 'hls', 'mp4', 'aac', 'mp3'];

/** By what the name of a recording's state contains; the first that fits. */
const RECORDING_STATES: readonly [RegExp, RecordingState][] = [
  [/pause/i, 'paused'],
  [/resume/i, 'resumed'],
  [/error|fail|exception/i, 'error'],
  [/start/i, 'started'],
  [/end|stop|finish/i, 'ended'],
];

/**
 * Reads an event of the cloud's guide. Every event and field is taken; those that are not known are kept.
 *
 * @param body - The message. Its sign was checked.
 * @param nowMs - When it came.
 */
export function readCloudEvent(body: JsonObject, nowMs: number): FeedEvent {
  // `t` and `sign` belong to the delivery: a retry may have others.
  const content = Object.fromEntries(Object.entries(body).filter(([field]) => field !== 't' && field !== 'sign'));
  const type = readStoredName(body.event_type) ?? 'unknown';
  const stream = readStoredName(body.stream_id) ?? readStoredName(body.channel_id);
  const atMs = readWholeMs(body.event_time) ?? nowMs;
  const event = { source: 'cloud', type, stream, atMs, body: content, key: keyOfContent('cloud', content) } as const;
  switch (type) {
    case '1':
    case '0': {
      const push = readPush(body, type === '1', atMs);
      // Without a sequence, start and stop are told apart by all that they say.
      return { ...event, push, ...(push.sequence !== undefined && { key: eventKey('cloud', type, stream, String(push.sequence)) }) };
    }
    case '100': {
      const recording = readRecordingFile(body, stream);
      const file = readStoredName(body.record_file_id) ?? readStoredName(body.file_id);
      return { ...event, recording, ...(file !== undefined && { key: eventKey('cloud', type, stream, file, recording.format) }) };
    }
    case '332':
      return { ...event, recordingState: readRecordingState(body) };
    default:
      return event;
  }
}

function readPush(body: JsonObject, began: boolean, atMs: number): PushChange {
  const push = { sequence: readSequence(body.sequence), app: readStoredName(body.appname) };
  if (began)
    return { ...push, startedMs: atMs, width: readInteger(body.width) || undefined, height: readInteger(body.height) || undefined };
  const durationMs = readInteger(body.push_duration);
  const detail = readInteger(body.sub_errcode) ?? readInteger(/\b(305|101|102|501|503)\b/.exec(textOf(body.errmsg))?.[1]);
  return {
    ...push,
    end: pushEndOfCode(readInteger(body.errcode), detail),
    ...(durationMs !== undefined && durationMs <= atMs && { startedMs: atMs - durationMs }),
  };
}

function readRecordingFile(body: JsonObject, stream: string | undefined): JsonObject {
  const extension = parseNested(body.callback_ext);
  const [, width, height] = /^(\d{1,5})x(\d{1,5})$/.exec(textOf(extension.resolution)) ?? [];
  return {
    id: readStoredName(body.record_file_id) ?? readStoredName(body.file_id) ?? readStoredName(body.video_id),
    url: readStoredName(body.video_url, MAX_URL_LENGTH),
    format: readFormat(body.file_format),
    stream,
    taskId: readStoredName(body.task_id) ?? readStoredName(extension.session_id),
    ...readFileTime('start', body.start_time, body.start_time_usec),
    ...readFileTime('end', body.end_time, body.end_time_usec),
    duration: body.duration,
    size: body.file_size,
    width,
    height,
  };
}

/** A time of whole seconds and, apart from them, microseconds from 0 to 999999. What is no such time is left to be judged. */
function readFileTime(field: 'start' | 'end', seconds: unknown, microseconds: unknown): JsonObject {
  const whole = readInteger(seconds);
  const rest = readInteger(microseconds) ?? 0;
  return whole === undefined ? { [field]: seconds } : { [`${field}Ms`]: whole * 1000 + (rest <= 999_999 ? Math.floor(rest / 1000) : 0) };
}

function readFormat(value: unknown): unknown {
  return FORMATS[readInteger(value) ?? 0] || value;
}

function readRecordingState(body: JsonObject): RecordingState | undefined {
  const detail = parseNested(body.record_detail);
  const name = [body, detail]
    .flatMap(({ record_event, recordevent }) => [record_event, recordevent])
    .find((value) => typeof value === 'string');
  return RECORDING_STATES.find(([pattern]) => pattern.test(textOf(name)))?.[1];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** JSON inside a string, as the guide nests it. An object that came as one is taken too. */
function parseNested(value: unknown): JsonObject {
  try {
    const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    return typeof parsed === 'object' && parsed !== null ? (parsed as JsonObject) : {};
  } catch {
    return {};
  }
}
