import type { Write } from './schema.js';

/** Makes replays part of another one. Links to them lead there from now on, and what people said of them is kept. */
export async function mergeReplays(write: Write, into: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const said = await write
    .selectFrom('replays')
    .select(['id', 'title', 'poster', 'hidden', 'curated'])
    .where('id', 'in', [into, ...ids])
    .orderBy('start_ms')
    .execute();
  await write.updateTable('recordings').set({ replay_id: into }).where('replay_id', 'in', ids).execute();
  await write.updateTable('aliases').set({ replay_id: into }).where('replay_id', 'in', ids).execute();
  await write.deleteFrom('replays').where('id', 'in', ids).execute();
  await write
    .insertInto('aliases')
    .values(ids.map((id) => ({ id, replay_id: into })))
    .execute();
  const own = said.find(({ id }) => id === into);
  await write
    .updateTable('replays')
    .set({
      title: own?.title ?? said.find(({ title }) => title !== null)?.title ?? null,
      poster: own?.poster ?? said.find(({ poster }) => poster !== null)?.poster ?? null,
      // What was taken out of sight stays there.
      hidden: said.some(({ hidden }) => hidden),
      curated: said.some(({ curated }) => curated),
    })
    .where('id', '=', into)
    .execute();
}
