import type { Write } from './schema.js';

/** The replay whose marks by the app hold a moment; of several the one that started last. */
export async function markAt(write: Write, stream: string, atMs: number): Promise<string | undefined> {
  const mark = await write
    .selectFrom('replays')
    .select('id')
    .where('stream', '=', stream)
    .where('mark_start_ms', '<=', Math.floor(atMs))
    .where((where) => where.or([where('mark_end_ms', 'is', null), where('mark_end_ms', '>=', Math.floor(atMs))]))
    .orderBy('mark_start_ms', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return mark?.id;
}
