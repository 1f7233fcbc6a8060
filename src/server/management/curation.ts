import type { FeedSettings } from '../feed-options.js';
import type { JsonObject } from '../read-body.js';
import { Refusal } from '../refusal.js';
import { changeStream } from '../store/store.js';
import { readFlag, readPoster, readTitle } from './read-said.js';

/**
 * Changes what people say of a replay: `title`, `poster` (null for none), `hidden`, `curated`.
 * @throws {Refusal} 400 for anything else, 404 when there is no such replay.
 */
export async function curateReplay(id: string, body: JsonObject, { store }: FeedSettings): Promise<void> {
  const said = readSaid(body, { title: readTitle, poster: readPoster, hidden: readFlag, curated: readFlag });
  const alias = await store.db.selectFrom('aliases').select('replay_id').where('id', '=', id).executeTakeFirst();
  const replay = await store.db
    .selectFrom('replays')
    .select(['id', 'stream'])
    .where('id', '=', alias?.replay_id ?? id)
    .executeTakeFirst();
  if (!replay) throw new Refusal(404, 'There is no such replay.');
  await changeStream(store, replay.stream, (write) => write.updateTable('replays').set(said).where('id', '=', replay.id).execute());
}

/**
 * Changes what people say of a stream: `title`, `poster` (null for none), `hidden`, which holds for its replays too.
 * @throws {Refusal} 400 for anything else.
 */
export async function curateStream(stream: string, body: JsonObject, { store }: FeedSettings): Promise<void> {
  const said = readSaid(body, { title: readTitle, poster: readPoster, hidden: readFlag });
  await changeStream(store, stream, (write) => write.updateTable('streams').set(said).where('id', '=', stream).execute());
}

type Readers = Readonly<Record<string, (field: string, value: unknown) => unknown>>;

type Said<From extends Readers> = { [Field in keyof From]?: ReturnType<From[Field]> };

function readSaid<From extends Readers>(body: JsonObject, readers: From): Said<From> {
  const fields = Object.entries(body);
  const known = Object.keys(readers);
  if (fields.length === 0) throw new Refusal(400, `The body must have one of ${known.join(', ')}.`);
  return Object.fromEntries(
    fields.map(([field, value]) => {
      const read = Object.hasOwn(readers, field) ? readers[field] : undefined;
      if (!read) throw new Refusal(400, `The body may have ${known.join(', ')}.`);
      return [field, read(field, value)];
    }),
  ) as Said<From>;
}
