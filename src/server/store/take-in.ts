import type { FeedEvent } from '../callbacks/feed-event.js';
import type { JsonObject } from '../read-body.js';
import type { Write } from './schema.js';
import type { FeedStore } from './store.js';
import { parseRecordings } from '../../timeline/parse-recordings.js';
import { addRecording } from './add-recording.js';
import { addSegment } from './add-segment.js';
import { applyPush } from './apply-push.js';
import { changeStream } from './store.js';

export interface TakeInOptions {
  /** The longest time without a recording inside one broadcast, in seconds. */
  readonly maxGapSeconds?: number | undefined;
  readonly nowMs: number;
}

/**
 * Takes an event in, once: an event that is there already changes nothing. When this resolves, all is stored for good.
 * What an event says of recordings may be useless; it is kept then, with the reason.
 */
export async function takeIn(store: FeedStore, event: FeedEvent, options: TakeInOptions): Promise<'new' | 'known'> {
  const { stream } = event;
  if (stream === undefined) return (await recordEvent(store.db, event, options.nowMs, problemOf(event))) ? 'new' : 'known';
  return changeStream(store, stream, async (write) => {
    if (!(await recordEvent(write, event, options.nowMs, null))) return 'known';
    const problem = await apply(write, stream, event, options);
    if (problem !== undefined) await write.updateTable('events').set({ problem }).where('key', '=', event.key).execute();
    return 'new';
  });
}

async function recordEvent(db: Pick<Write, 'insertInto'>, event: FeedEvent, nowMs: number, problem: string | null): Promise<boolean> {
  const stored = await db
    .insertInto('events')
    .values({
      key: event.key,
      source: event.source,
      type: event.type,
      stream: event.stream ?? null,
      at_ms: event.atMs,
      received_ms: nowMs,
      body: JSON.stringify(event.body),
      problem,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst();
  return stored !== undefined;
}

function problemOf({ push, recording, segment }: FeedEvent): string | null {
  return push || recording || segment ? 'The stream must be named, in at most 256 characters.' : null;
}

async function apply(write: Write, stream: string, event: FeedEvent, { maxGapSeconds }: TakeInOptions): Promise<string | undefined> {
  if (event.push) await applyPush(write, stream, event);
  if (event.recordingState) await write.updateTable('streams').set({ recording: event.recordingState }).where('id', '=', stream).execute();
  if (event.segment) await addSegment(write, stream, event.segment, event.atMs, maxGapSeconds);
  if (!event.recording) return undefined;
  const { recordings, rejected } = parseRecordings([await withStart(write, stream, event.recording)]);
  for (const recording of recordings) await addRecording(write, stream, recording, maxGapSeconds);
  return rejected[0]?.reason;
}

/** A file that does not say since when it goes is taken to be as old as its push. */
async function withStart(write: Write, stream: string, recording: JsonObject): Promise<JsonObject> {
  if ([recording.start, recording.startMs, recording.duration, recording.size].some((value) => value !== undefined)) return recording;
  const { started_ms } = await write.selectFrom('streams').select('started_ms').where('id', '=', stream).executeTakeFirstOrThrow();
  return { ...recording, startMs: started_ms };
}
