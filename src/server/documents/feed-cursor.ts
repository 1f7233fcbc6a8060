import { Refusal } from '../refusal.js';
import { MAX_NAME_LENGTH } from '../read-text.js';

/** The last item of a page: the next page begins behind it, whatever came or went in between. */
export interface FeedCursor {
  readonly kind: 'live' | 'replay';
  /** By which items are ordered, newest first. Epoch milliseconds. */
  readonly startMs: number;
  readonly id: string;
}

export function writeCursor({ kind, startMs, id }: FeedCursor): string {
  return Buffer.from(JSON.stringify([kind, startMs, id])).toString('base64url');
}

/** @throws {Refusal} 400 when it was not written by `writeCursor`. */
export function readCursor(text: string): FeedCursor {
  try {
    const [kind, startMs, id]: unknown[] = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (
      (kind === 'live' || kind === 'replay') &&
      Number.isSafeInteger(startMs) &&
      typeof id === 'string' &&
      id.length <= MAX_NAME_LENGTH &&
      !id.includes('\0')
    )
      return { kind, startMs: Number(startMs), id };
  } catch {
    // Told below.
  }
  throw new Refusal(400, 'after must be what a feed gave as next.');
}
