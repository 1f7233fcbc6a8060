import type { Selectable } from 'kysely';
import type { FeedEvent } from '../callbacks/feed-event.js';
import type { StreamTable, Write } from './schema.js';

/**
 * Lets a stream follow its pushes. Callbacks arrive in any order: an older push says nothing of the present, and the end
 * of a push holds whether or not its beginning was heard of.
 */
export async function applyPush(write: Write, stream: string, event: FeedEvent): Promise<void> {
  const { push } = event;
  if (!push) return;
  const known = await write.selectFrom('streams').selectAll().where('id', '=', stream).executeTakeFirstOrThrow();
  const order = compare(event, known);
  if (order < 0) return;

  const same = order === 0;
  const startedMs = push.startedMs ?? (same ? known.started_ms : null);
  const ended = push.end ?? (same && known.ended_ms !== null ? known : undefined);
  await write
    .updateTable('streams')
    .set({
      status: ended?.status ?? 'live',
      reason: ended?.reason ?? null,
      code: ended?.code ?? null,
      source: event.source,
      sequence: push.sequence?.toString() ?? null,
      event_ms: same ? Math.max(event.atMs, known.event_ms ?? 0) : event.atMs,
      // A start tells it best; an end only works it out.
      started_ms: same && push.end ? (known.started_ms ?? startedMs) : (startedMs ?? (push.end ? null : event.atMs)),
      ended_ms: push.end ? event.atMs : same ? known.ended_ms : null,
      app: push.app ?? (same ? known.app : null),
      session: push.session ?? (same ? known.session : null),
      width: push.width ?? (same ? known.width : null),
      height: push.height ?? (same ? known.height : null),
    })
    .where('id', '=', stream)
    .execute();
}

/** Below 0: of an older push than the known one. 0: of the same push. */
function compare({ source, push, atMs }: FeedEvent, known: Selectable<StreamTable>): number {
  if (known.source === source && known.sequence !== null && push?.sequence !== undefined) {
    const before = BigInt(known.sequence);
    return push.sequence < before ? -1 : push.sequence > before ? 1 : 0;
  }
  // A connection that publishes again after it ended begins a new push.
  if (known.source === source && known.session !== null && push?.session === known.session)
    return push.end || known.ended_ms === null ? 0 : 1;
  if (known.event_ms !== null && atMs < known.event_ms) return -1;
  // The end of a connection that another one has taken over from.
  if (push?.end && !push.endsEarlier && known.source === source && known.session !== null && push.session !== undefined) return -1;
  // Nothing names the push: an end belongs to the push that is on air.
  return push?.end && known.ended_ms === null && known.event_ms !== null ? 0 : 1;
}
