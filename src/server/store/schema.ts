import type { Generated, Kysely, Transaction } from 'kysely';

/** Wall times are epoch milliseconds in all tables. */
export interface Schema {
  events: EventTable;
  streams: StreamTable;
  recordings: RecordingTable;
  segments: SegmentTable;
  replays: ReplayTable;
  aliases: AliasTable;
}

export type Database = Kysely<Schema>;
export type Write = Transaction<Schema>;

/** Every event that was acknowledged, once. */
export interface EventTable {
  id: Generated<number>;
  key: string;
  source: string;
  type: string;
  stream: string | null;
  at_ms: number;
  received_ms: number;
  /** JSON as text: jsonb cannot hold every JSON string. */
  body: string;
  /** Why nothing was made of it, as a sentence. */
  problem: string | null;
}

/** What is known of a stream and what people said of it. */
export interface StreamTable {
  id: string;
  status: Generated<'live' | 'ended' | 'offline' | 'forbidden'>;
  reason: string | null;
  code: number | null;
  /** Who told of the last push. Sequences of different senders do not compare. */
  source: string | null;
  /** A number of up to 30 digits. */
  sequence: string | null;
  event_ms: number | null;
  started_ms: number | null;
  ended_ms: number | null;
  app: string | null;
  session: string | null;
  width: number | null;
  height: number | null;
  recording: string | null;
  banned_ms: number | null;
  title: string | null;
  poster: string | null;
  hidden: Generated<boolean>;
}

export interface RecordingTable {
  id: string;
  stream: string;
  task_id: string | null;
  url: string;
  format: string;
  start_ms: number;
  end_ms: number;
  size: number | null;
  width: number | null;
  height: number | null;
  /** Names of repaired fields, with commas between. */
  repaired: string | null;
  replay_id: string;
}

/** Pieces of HLS recordings, from which their playlists are written. */
export interface SegmentTable {
  recording_id: string;
  index: number;
  url: string;
  duration: number;
}

/** A broadcast that can be watched again. */
export interface ReplayTable {
  id: string;
  stream: string;
  /** Of its recordings; null while it has none. */
  start_ms: number | null;
  end_ms: number | null;
  /** Of the app's own marks; null where recordings were grouped by their times. */
  mark_start_ms: number | null;
  /** Null while the app has not said stop. */
  mark_end_ms: number | null;
  title: string | null;
  poster: string | null;
  hidden: Generated<boolean>;
  curated: Generated<boolean>;
}

/** Ids of replays that became part of another, so that links to them stay good. */
export interface AliasTable {
  id: string;
  replay_id: string;
}
