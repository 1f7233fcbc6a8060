import type { Kysely, Migration } from 'kysely';
import { Migrator, sql } from 'kysely';
import type { Database } from './schema.js';

/** In order of their names. One that has been released is never changed. */
const migrations: Record<string, Migration> = {
  '001-feed': {
    async up(db: Kysely<unknown>) {
      for (const statement of FEED_TABLES) await sql.raw(statement).execute(db);
    },
  },
};

const FEED_TABLES = [
  `create table events (
    id bigint generated always as identity primary key,
    key text not null unique,
    source text not null,
    type text not null,
    stream text,
    at_ms bigint not null,
    received_ms bigint not null,
    body text not null,
    problem text)`,
  `create table streams (
    id text primary key,
    status text not null default 'offline',
    reason text,
    code integer,
    source text,
    sequence numeric(30),
    event_ms bigint,
    started_ms bigint,
    ended_ms bigint,
    app text,
    session text,
    width integer,
    height integer,
    recording text,
    banned_ms bigint,
    title text,
    poster text,
    hidden boolean not null default false)`,
  `create index streams_live on streams (started_ms desc, id) where status = 'live' and banned_ms is null and not hidden`,
  `create table replays (
    id text primary key,
    stream text not null,
    start_ms bigint,
    end_ms bigint,
    mark_start_ms bigint,
    mark_end_ms bigint,
    title text,
    poster text,
    hidden boolean not null default false,
    curated boolean not null default false)`,
  `create index replays_newest on replays (start_ms desc, id desc) where start_ms is not null and not hidden`,
  `create index replays_of_stream on replays (stream, start_ms desc, id desc)`,
  `create index replays_marked on replays (stream, mark_start_ms) where mark_start_ms is not null`,
  `create table aliases (
    id text primary key,
    replay_id text not null references replays (id))`,
  `create index aliases_of_replay on aliases (replay_id)`,
  `create table recordings (
    id text primary key,
    stream text not null,
    task_id text,
    url text not null,
    format text not null,
    start_ms bigint not null,
    end_ms bigint not null,
    size bigint,
    width integer,
    height integer,
    repaired text,
    replay_id text not null references replays (id))`,
  `create index recordings_of_replay on recordings (replay_id, start_ms)`,
  `create index recordings_of_task on recordings (stream, task_id) where task_id is not null`,
  `create table segments (
    recording_id text not null references recordings (id),
    index bigint not null,
    url text not null,
    duration double precision not null,
    primary key (recording_id, index))`,
];

/** Brings the tables up to date. Safe to run in several processes at once. */
export async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'relive_migration',
    migrationLockTableName: 'relive_migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
