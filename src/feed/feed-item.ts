import type { Quality } from '../core/quality.js';

interface Item {
  /** Unique among the items of its kind. */
  readonly id: string;
  /** The stream that is on air, or that was recorded. */
  readonly stream: string;
  /** Text, never markup. At most {@link TITLE_LIMIT} characters. */
  readonly title: string;
  /** Absolute. Where there is none, a picture has to be made. */
  readonly poster?: string;
  /** Fields that made no sense, and were worked out, cut or left off. Absent when all was well. */
  readonly repaired?: readonly string[];
}

/** A room on air. Fields that are not listed here are kept as they came. */
export interface LiveItem extends Item {
  readonly kind: 'live';
  /** Absolute address of the stream: http, https, ws or wss. */
  readonly src: string;
  readonly qualities?: readonly Quality[];
  /** ISO 8601, in UTC. */
  readonly startedAt?: string;
  /** How many are watching. */
  readonly viewers?: number;
}

/** A recording as a feed lists it: its address is checked, the rest is for `parseRecordings` to read when it is played. */
export interface ListedRecording {
  /** Absolute: http or https. */
  readonly url: string;
  readonly [field: string]: unknown;
}

/** A broadcast that can be watched again. Fields that are not listed here are kept as they came. */
export interface ReplayItem extends Item {
  readonly kind: 'replay';
  /** At least one. */
  readonly recordings: readonly ListedRecording[];
  /** ISO 8601, in UTC. */
  readonly start?: string;
  /** ISO 8601, in UTC. */
  readonly end?: string;
  /** Seconds that can be played. */
  readonly duration?: number;
  readonly viewers?: number;
}

export type FeedItem = LiveItem | ReplayItem;

/** Longer titles are a mistake or an attack. Characters. */
export const TITLE_LIMIT = 300;

/** What no other item of a list has. */
export function keyOf({ kind, id }: Pick<FeedItem, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}
